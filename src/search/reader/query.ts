import type { Stemmer } from '../stemmers.ts';
import { folded, wordsOf } from '../words.ts';
import type { BundleReader } from './bundle-reader.ts';
import { beginningWith, type Matches, wholeWord } from './matches.ts';
import { nearestWord } from './typos.ts';

/** How a query was understood. */
export interface Understood {
  /** For each bundle, what each word found in it. */
  readonly matches: readonly (readonly Matches[])[];
  /** The query with the words that are shown in place of those that no post has; null where it is as it was typed. */
  readonly corrected: string | null;
  /** True where the last word is only the beginning of those that were found. */
  readonly isBeginning: boolean;
}

/** What a query is understood with. */
export interface QueryNeeds {
  readonly bundles: readonly BundleReader[];
  readonly stemmers: readonly Stemmer[];
  /** True while the last word is still being typed. */
  readonly isTyping: boolean;
}

/**
 * Finds the words of a query. A word stands for itself and its inflections. Where no post has it, it is taken for the
 * beginning of a word while it is typed, else for one of the words of titles and terms, mistyped.
 */
export async function understand(query: string, needs: QueryNeeds): Promise<Understood> {
  const words = [...wordsOf(query)];
  const isOpen = needs.isTyping && /[\p{L}\p{M}\p{N}]$/u.test(query);
  let isBeginning = false;
  let corrected = '';
  let done = 0;
  const byWord: Matches[][] = [];
  for (const [place, { form, start, end }] of words.entries()) {
    let found = await inAll(needs.bundles, (bundle) => wholeWord(bundle, form, needs.stemmers));
    if (isEmpty(found) && isOpen && place === words.length - 1) {
      found = await inAll(needs.bundles, (bundle) => beginningWith(bundle, form));
      isBeginning = !isEmpty(found);
    }
    const meant = isEmpty(found) ? nearestWord(form, await vocabularyOf(needs)) : null;
    if (meant !== null) {
      found = await inAll(needs.bundles, (bundle) => wholeWord(bundle, meant, needs.stemmers));
      corrected += query.slice(done, start) + meant;
      done = end;
    }
    byWord.push(found);
  }
  return {
    matches: needs.bundles.map((_, bundle) => byWord.flatMap((found) => found[bundle] ?? [])),
    corrected: done > 0 ? corrected + query.slice(done) : null,
    isBeginning,
  };
}

async function inAll(
  bundles: readonly BundleReader[],
  find: (bundle: BundleReader) => Promise<Matches>,
): Promise<Matches[]> {
  return await Promise.all(bundles.map(find));
}

function isEmpty(found: readonly Matches[]): boolean {
  return found.every(({ posts }) => posts.length === 0);
}

/** The words of titles and of terms, with the number of posts that have them there. */
async function vocabularyOf({ bundles }: QueryNeeds): Promise<Map<string, number>> {
  const all = new Map<string, number>();
  for (const vocabulary of await Promise.all(bundles.map((bundle) => bundle.vocabulary()))) {
    for (const [word, posts] of Object.entries(vocabulary)) all.set(word, (all.get(word) ?? 0) + posts);
  }
  return all;
}

/** True for a name that is the query, whatever case and accents either has. */
export function isNamed(name: string, query: string): boolean {
  return folded(name).trim() === folded(query).trim();
}
