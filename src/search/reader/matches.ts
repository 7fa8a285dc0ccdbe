import { type Occurrence, type Shard, unpack } from '../index/format.ts';
import type { Stemmer } from '../stemmers.ts';
import { stemOf } from '../words.ts';
import type { BundleReader } from './bundle-reader.ts';

/** The posts of one bundle that have a word, with how they have it. A post may come more than once, by its forms. */
export interface Matches {
  readonly posts: readonly Match[];
  /** The forms that were found, as they are marked. */
  readonly forms: readonly string[];
}

export interface Match extends Occurrence {
  readonly post: number;
  /** True for the word as it was typed, false for another of its forms. */
  readonly isSame: boolean;
}

/** Finds a word and its inflections in a bundle: the forms that the stemmer of a post's language takes for the same. */
export async function wholeWord(bundle: BundleReader, word: string, stemmers: readonly Stemmer[]): Promise<Matches> {
  const stems = stemmers.map((stem) => stemOf(word, stem));
  const shards = await Promise.all(
    [...new Set(stems)].map(async (stem) => [stem, await bundle.shards(stem, stem)] as const),
  );
  const found = collector();
  for (const [stem, of] of shards) {
    const isRight = (post: number) => stems[bundle.outline.languages[post] ?? 0] === stem;
    for (const shard of of) found.add(formsOf(shard, stem), word, isRight);
  }
  return found;
}

/** Letters that a stem has fewer than the beginning of its form that is typed, at most. */
const longestEnding = 3;

/** Finds the words that begin with some letters. */
export async function beginningWith(bundle: BundleReader, start: string): Promise<Matches> {
  const shortest = start.slice(0, Math.max(2, start.length - longestEnding));
  const shards = await bundle.shards(shortest, `${start}\uffff`);
  const found = collector();
  for (const shard of new Set(shards)) {
    for (const stem of Object.keys(shard)) {
      if (!stem.startsWith(start) && !start.startsWith(stem)) continue;
      const forms = formsOf(shard, stem).filter(([form]) => form.startsWith(start));
      found.add(forms, start, () => true);
    }
  }
  return found;
}

function formsOf(shard: Shard, stem: string): [string, readonly number[]][] {
  return Object.hasOwn(shard, stem) ? Object.entries(shard[stem] ?? {}) : [];
}

function collector() {
  const posts: Match[] = [];
  const forms: string[] = [];
  return {
    posts,
    forms,
    add(found: readonly (readonly [string, readonly number[]])[], word: string, isRight: (post: number) => boolean) {
      for (const [form, list] of found) {
        const before = posts.length;
        unpack(list, (post, occurrence) => {
          if (isRight(post)) posts.push({ post, ...occurrence, isSame: form === word });
        });
        if (posts.length > before) forms.push(form);
      }
    },
  };
}
