import { once } from '../model/once.ts';
import type { Post } from '../model/post.ts';

/** Posts newest first, in the order of compareNewest. */
export function newestFirst(posts: readonly Post[]): Post[] {
  return posts.toSorted(compareNewest);
}

/** Where in a list each of its posts is. */
export function placesIn(posts: readonly Post[]): ReadonlyMap<Post, number> {
  const places = new Map<Post, number>();
  for (const post of posts) places.set(post, places.size);
  return places;
}

/**
 * The one order of posts in time, negative where `a` is newer. Of two posts of one time the one with the higher id
 * is newer, as in WordPress, then the one whose path sorts later, numbers in it by their value: `part-10` follows
 * `part-9`, wherever posts are read from the oldest on, and the order of reading files never counts.
 */
export function compareNewest(a: Post, b: Post): number {
  return b.date.millis - a.date.millis || (b.id ?? -1) - (a.id ?? -1) || comparePaths(b.source, a.source);
}

/**
 * Compares paths piece by piece: runs of digits by their value, all else by code unit. Equal paths alone are equal. Posts of
 * one day have paths with a long beginning in common, so it is only asked about where they part.
 */
function comparePaths(a: string, b: string): number {
  let place = 0;
  while (place < a.length && a.charCodeAt(place) === b.charCodeAt(place)) place++;
  let run = place;
  while (run > 0 && isDigit(a, run - 1)) run--;
  const [isInRun, isOther] = [isDigit(a, place), isDigit(b, place)];
  // Both have a number here, which may have begun before they part.
  if ((isInRun && isOther) || (run < place && isInRun !== isOther)) {
    const [some, other] = [digitsAt(a, run), digitsAt(b, run)];
    return Number(some) - Number(other) || compareText(some, other);
  }
  // One that has a number where the other's text goes on has the shorter text; one that ends here is the shorter path.
  if (isInRun && place < b.length) return -1;
  if (isOther && place < a.length) return 1;
  return compareText(a.slice(place, place + 1), b.slice(place, place + 1));
}

function isDigit(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code >= 0x30 && code <= 0x39;
}

const digits = /\d*/y;

/** The digits that follow each other from a place on. */
function digitsAt(text: string, place: number): string {
  digits.lastIndex = place;
  return digits.exec(text)?.[0] ?? '';
}

/** The order of the home archive: sticky posts first, each post once. Takes posts newest first. */
export function stickyFirst(posts: readonly Post[]): readonly Post[] {
  if (!posts.some((post) => post.sticky)) return posts;
  return [...posts.filter((post) => post.sticky), ...posts.filter((post) => !post.sticky)];
}

/** Compares texts by code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Compares names as the readers of a language expect them in a list (UTS #10 with the tailoring of Unicode CLDR): É
 * beside E, numbers by their value. Names that differ in nothing but what collation passes over are compared by code
 * unit. A language without an order of its own has the root's, never that of the machine.
 */
export function nameOrder(language: string): (a: string, b: string) => number {
  const order = orders.get(language) ?? newNameOrder(language);
  orders.set(language, order);
  return order;
}

/** Comparing is cheap, making what compares takes as long as arranging a thousand posts: each is made once, where it is needed. */
const orders = new Map<string, (a: string, b: string) => number>();

function newNameOrder(language: string): (a: string, b: string) => number {
  const collator = once(
    () =>
      new Intl.Collator([language, 'en'], {
        usage: 'sort',
        sensitivity: 'variant',
        numeric: true,
        caseFirst: 'false',
        ignorePunctuation: false,
        localeMatcher: 'lookup',
      }),
  );
  const compare = (a: string, b: string) => collator().compare(a, b) || compareText(a, b);
  if (!rootOrder.has(language)) return compare;
  const forms = new Map<string, PlainName | null>();
  return (a, b) => {
    const [one, other] = [plainName(a, forms), plainName(b, forms)];
    if (one === null || other === null || (one.hasDigits && other.hasDigits)) return compare(a, b);
    // Of names that differ in nothing but case, a small letter comes before the capital.
    return compareText(one.small, other.small) || compareText(b, a);
  };
}

/** Languages that order the letters of ASCII as the root does, all of them by themselves. */
const rootOrder: ReadonlySet<string> = new Set(
  'en en-US en-GB de de-AT fr es pt it ca fi id ms nl pl ro sl sv sw vi'.split(' '),
);

/** A name that is ordered as its small letters are by code unit, but for the values of numbers in it. */
interface PlainName {
  readonly small: string;
  readonly hasDigits: boolean;
}

/** In collation spaces come before hyphens, then points, digits and letters: these have the order of their codes. */
const plain = /^[a-z\d .-]*$/i;

/** Most names are plain. Who sorts them asks for each again and again. */
function plainName(name: string, forms: Map<string, PlainName | null>): PlainName | null {
  const known = forms.get(name);
  if (known !== undefined) return known;
  const form = plain.test(name) ? { small: name.toLowerCase(), hasDigits: /\d/.test(name) } : null;
  forms.set(name, form);
  return form;
}
