import { fileNames, type Outline, type ResultText, type Shard, type Vocabulary } from '../index/format.ts';

/** A bundle that is being read. */
export interface BundleReader {
  readonly outline: Outline;
  /** The files of words that hold the stems from one text to another, both included. */
  readonly shards: (from: string, to: string) => Promise<Shard[]>;
  readonly vocabulary: () => Promise<Vocabulary>;
  readonly text: (post: number) => Promise<ResultText>;
}

/** Opens the bundle at a URL that ends in a slash. No file is loaded twice, unless it could not be loaded. */
export async function openBundle(url: string): Promise<BundleReader> {
  const outline: Outline = await read(`${url}${fileNames.outline}`);
  const shard = once((number): Promise<Shard> => read(`${url}${fileNames.shard(number)}`));
  const vocabulary = once((): Promise<Vocabulary> => read(`${url}${fileNames.vocabulary}`));
  const texts = once((number): Promise<ResultText[]> => read(`${url}${fileNames.texts(number)}`));
  return {
    outline,
    shards: (from, to) => {
      const first = Math.max(
        0,
        outline.shards.findLastIndex((start) => start <= from),
      );
      const after = outline.shards.findIndex((start) => start > to);
      const last = (after < 0 ? outline.shards.length : after) - 1;
      return Promise.all(Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => shard(first + place)));
    },
    vocabulary: () => vocabulary(0),
    text: async (post) => {
      const number = outline.texts.findLastIndex((first) => first <= post);
      const text = (await texts(number))[post - (outline.texts[number] ?? 0)];
      if (text === undefined) throw new RangeError(`${url} has no post ${post}.`);
      return text;
    },
  };
}

function once<Content>(load: (number: number) => Promise<Content>): (number: number) => Promise<Content> {
  const loading = new Map<number, Promise<Content>>();
  return (number) => {
    const known = loading.get(number);
    if (known !== undefined) return known;
    const begun = load(number);
    loading.set(number, begun);
    begun.catch(() => loading.delete(number));
    return begun;
  };
}

/** Reads a file that the build compressed; a host may say that it is, and then the browser has unpacked it already. */
async function read<Content>(url: string): Promise<Content> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f) return JSON.parse(new TextDecoder().decode(bytes));
  return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}
