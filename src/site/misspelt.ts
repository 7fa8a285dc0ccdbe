import { distance } from 'fastest-levenshtein';

/** A name and how many posts have it. */
export interface NamedPosts {
  readonly name: string;
  readonly posts: number;
}

/** A name counts as the common one where so many posts have it, and so many times those of the other. */
const fewest = 4;
const times = 4;

/**
 * The names that are most likely slips for one that many more posts have, with that: one word of them differs, and by what
 * fingers do: a letter that is missing, doubled or another one, two that have changed places. Short words differ by a
 * letter where they are two (`caching`, `coaching`), and an ending makes another word (`compile`, `compiler`).
 */
export function misspelt<Name extends NamedPosts>(names: readonly Name[]): ReadonlyMap<Name, Name> {
  const common = Map.groupBy(
    names.filter(({ posts }) => posts >= fewest),
    ({ name }) => beginOf(name),
  );
  const found = new Map<Name, Name>();
  if (common.size === 0) return found;
  for (const rare of names) {
    const meant = (common.get(beginOf(rare.name)) ?? [])
      .filter(({ posts }) => posts >= times * rare.posts)
      .toSorted((a, b) => b.posts - a.posts)
      .find(({ name }) => isSlip(rare.name, name));
    if (meant !== undefined) found.set(rare, meant);
  }
  return found;
}

/** The first letter stays right in most slips, and keeps names from being compared with all others. */
function beginOf(name: string): string {
  return name.charAt(0).toLowerCase();
}

function isSlip(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 2) return false;
  const [one, other] = [wordsOf(written), wordsOf(meant)];
  if (one.length !== other.length) return false;
  const different = one.flatMap((word, index) => (word === other[index] ? [] : [[word, other[index] ?? ''] as const]));
  const [pair] = different;
  return different.length === 1 && pair !== undefined && isSlipOfWord(...pair);
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[\s_-]+/);
}

/** Letters of Latin and its like: in others a word may be two letters long. */
const letters = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u;

function isSlipOfWord(written: string, meant: string): boolean {
  if (!letters.test(written) || !letters.test(meant) || realWords.has(written)) return false;
  const [short, long] = written.length < meant.length ? [written, meant] : [meant, written];
  const apart = distance(written, meant);
  if (apart > 2 || hasOtherEnding(short, long)) return false;
  if (isTransposed(written, meant)) return meant.length >= 6;
  if (apart === 2) return meant.length >= 12;
  if (short.length === long.length) return meant.length >= 9;
  return isDoubled(short, long) ? meant.length >= 6 : meant.length >= 8;
}

/** Words that tags are, and that are each nearly another one. */
const realWords = new Set(
  `caching coaching conversion conversation conversations serverless accessible accessibly reaction creation mediation
  meditation migration mitigation monitoring mentoring adaptation adoption commutation communication prototyping contract
  contrast contact context content intent internet intranet interaction integration iteration illustration installation
  instrumentation implementation complementation estimation automation animation attention retention detection deletion
  selection section session version vision`.split(/\s+/),
);

/** Whether two words differ in what English and its like put behind one. */
function hasOtherEnding(short: string, long: string): boolean {
  let same = 0;
  while (same < short.length && short.charAt(same) === long.charAt(same)) same++;
  const [ending, other] = [short.slice(same), long.slice(same)];
  if (ending === '') return !(long.length === short.length + 1 && other === short.at(-1));
  // A letter is missing within the ending itself.
  if (ending === 's' && other === 'es') return false;
  return (
    /^(?:e?s|e?d|e?r|ing|y|ies|al|ic|e|a|o|t|ly|ion|or|an)$/.test(other) || /^(?:e?s|e?d|e?r|y|e|a|o)$/.test(ending)
  );
}

function isTransposed(written: string, meant: string): boolean {
  if (written.length !== meant.length) return false;
  const at = [...written].findIndex((letter, index) => letter !== meant.charAt(index));
  const swapped = written.slice(0, at) + written.charAt(at + 1) + written.charAt(at) + written.slice(at + 2);
  return at >= 0 && swapped === meant;
}

/** Whether the longer word has a letter twice that the shorter has once. */
function isDoubled(short: string, long: string): boolean {
  return [...long].some(
    (letter, index) => letter === long.charAt(index + 1) && long.slice(0, index) + long.slice(index + 1) === short,
  );
}
