import type { Before } from './plan.ts';
import { ownFolder, parsePublished, parseUnfinished, publishedKey, unfinishedKey } from './published.ts';
import type { Entry, Target } from './target.ts';

/** What is known of a target, and what its manifest is called. */
export interface Look extends Before {
  /** The ETag of its manifest; null where it has none. */
  readonly etag: string | null;
  /** The files that are there and that no publish has left there. */
  readonly foreign: readonly string[];
}

/**
 * Looks at a target. Where its last publish came to its end, its manifest is believed. Else, and where `closely` says so,
 * everything that is there is listed, and a file is believed only where it is the one that was published: of that ETag and
 * size, and not written since.
 */
export async function lookAt(target: Target, closely: boolean): Promise<Look> {
  const [manifest, left] = [await target.get(publishedKey), await target.get(unfinishedKey)];
  const published = manifest === null ? null : parsePublished(manifest.text);
  const unfinished = left === null ? null : (parseUnfinished(left.text) ?? { added: [] });
  const etag = manifest?.etag ?? null;
  if (manifest !== null && published !== null && unfinished === null && !closely)
    return { published, unfinished, etag, believed: null, there: null, foreign: [] };
  const entries = new Map(
    (await target.list('')).filter(({ key }) => !key.startsWith(ownFolder)).map((entry) => [entry.key, entry]),
  );
  const isBelieved = (entry: Entry | undefined, size: number, name: string) =>
    entry !== undefined && entry.size === size && entry.etag === name && entry.modified < (manifest?.modified ?? 0);
  const believed = (published?.files ?? []).filter(({ path, size, etag: name }) =>
    isBelieved(entries.get(path), size, name),
  );
  const known = new Set([
    ...(published?.files.map(({ path }) => path) ?? []),
    ...(published?.leaving.map(({ key }) => key) ?? []),
    ...(unfinished?.added.map(({ key }) => key) ?? []),
  ]);
  return {
    published,
    unfinished,
    etag,
    believed: new Set(believed.map(({ path }) => path)),
    there: new Set(entries.keys()),
    foreign: [...entries.keys()].filter((key) => !known.has(key)),
  };
}
