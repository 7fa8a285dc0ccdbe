import type { Stemmer } from '../stemmers.ts';
import type { BundleReader } from './bundle-reader.ts';
import { wholeWord } from './matches.ts';
import type { Ranked } from './rank.ts';
import { hasPhrase } from './typed.ts';

/** Posts whose texts are read to see whether a phrase is in them, the best first: of more, each is a file to load. */
const mostRead = 200;

/**
 * Those of some posts that have none of these words and phrases. A word stands for its inflections too, as in what is
 * wanted.
 */
export async function without(
  ranked: readonly Ranked[],
  excluded: readonly (readonly string[])[],
  readers: readonly BundleReader[],
  stemmers: readonly Stemmer[],
): Promise<readonly Ranked[]> {
  let left = ranked;
  for (const forms of excluded) {
    const byWord = await Promise.all(
      forms.map((form) =>
        Promise.all(readers.map(async (reader) => postsWith(await wholeWord(reader, form, stemmers)))),
      ),
    );
    const has = ({ bundle, post }: Ranked) => byWord.every((posts) => posts[bundle]?.has(post) ?? false);
    const candidates = left.filter(has);
    const unwanted = new Set(forms.length === 1 ? candidates : await withPhrases(candidates, [forms], readers));
    left = left.filter((one) => !unwanted.has(one));
  }
  return left;
}

/** Those of some posts that have each phrase in their text or their title. Of very many the last are believed to. */
export async function withPhrases(
  ranked: readonly Ranked[],
  phrases: readonly (readonly string[])[],
  readers: readonly BundleReader[],
): Promise<readonly Ranked[]> {
  if (phrases.length === 0) return ranked;
  const read = await Promise.all(
    ranked.slice(0, mostRead).map(async (one) => {
      const shown = await readers[one.bundle]?.text(one.post);
      const isFound = phrases.every((phrase) =>
        [shown?.text, shown?.title].some((text) => hasPhrase(text ?? '', phrase)),
      );
      return isFound ? [one] : [];
    }),
  );
  return [...read.flat(), ...ranked.slice(mostRead)];
}

function postsWith({ posts }: { readonly posts: readonly { readonly post: number }[] }): Set<number> {
  return new Set(posts.map(({ post }) => post));
}
