import { typedAlias } from '../model/typed-address.ts';

/** An address that something had, and the one that answers for it here. */
export type OldAddress = readonly [from: string, to: string];

/** Addresses that every site has here by itself. */
export const ownPages = [
  '/',
  '/search/',
  '/tags/',
  '/categories/',
  '/archive/',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
];

/**
 * The redirects that site.yaml needs: of the old addresses those that nothing here has, each once, as the first says it.
 * `taken` are addresses of texts, with their old ones: a large blog has many, and none is held.
 */
export function redirectsFor(pairs: readonly OldAddress[], taken: Iterable<string>): Readonly<Record<string, string>> {
  const redirects = new Map<string, string>();
  for (const [from, to] of pairs) {
    const address = typedAlias(from);
    if (address !== null && !redirects.has(address)) redirects.set(address, to);
  }
  for (const address of [ownPages, pairs.map(([, to]) => to), taken]) forget(redirects, address);
  return Object.fromEntries([...redirects].map(([from, to]) => [typedKey(from), to]));
}

/**
 * Redirects that a source has itself, each to where its readers end: what it leads to may be led on by another, or by
 * `lists`. None is at an address that something has here. `base` is the URL of the site.
 */
export function redirectsAhead(
  pairs: readonly OldAddress[],
  lists: Readonly<Record<string, string>>,
  taken: Iterable<string>,
  base: string,
): Readonly<Record<string, string>> {
  const local = (url: string) => (url.startsWith(base) ? `/${url.slice(base.length)}` : url);
  const steps = new Map<string, string>();
  for (const [from, to] of [...pairs, ...Object.entries(lists)]) {
    const address = typedAlias(local(from));
    if (address !== null && !steps.has(address)) steps.set(address, local(to));
  }
  const found = new Map<string, string>();
  for (const [from] of pairs) {
    const address = typedAlias(local(from));
    const end = address === null ? null : endOf(address, steps);
    const isSame = end !== null && withoutIndex(end) === withoutIndex(address ?? '');
    if (address !== null && end !== null && !isSame) found.set(address, end);
  }
  for (const address of [ownPages, ['/index.html'], taken]) forget(found, address);
  return Object.fromEntries([...found].map(([from, to]) => [typedKey(from), to]));
}

/** An address as hosts take it: that of a folder's index is the folder's. */
function withoutIndex(address: string): string {
  return address.replace(/(?:\/index\.html|\/)$/, '');
}

/** Where the steps from an address end; null for a circle. */
function endOf(address: string, steps: ReadonlyMap<string, string>): string | null {
  const seen = new Set([address]);
  let to = steps.get(address) ?? null;
  for (;;) {
    const next = to?.startsWith('/') ? typedAlias(to.replace(/[?#].*$/s, '')) : null;
    if (next === null) return to;
    if (seen.has(next)) return null;
    seen.add(next);
    const further = steps.get(next);
    if (further === undefined) return to;
    to = further;
  }
}

function forget(redirects: Map<string, string>, taken: Iterable<string>): void {
  for (const path of taken) if (redirects.size > 0) redirects.delete(typedAlias(path) ?? path);
}

const lists: readonly (readonly [RegExp, string])[] = [
  [/^(?:atom|feed\.atom)(?:\.xml)?$/, '/atom.xml'],
  [/^(?:rss|rss2|feed|index)\.xml$/, '/feed.xml'],
  [/^feed\.json$/, '/feed.json'],
  [/^(?:tags?|topics?|labels?)$/, '/tags/'],
  [/^categor(?:y|ies)$/, '/categories/'],
  [/^(?:archives?|all|all-posts|history)$/, '/archive/'],
  [/^search$/, '/search/'],
  [/^(?:_?posts?|blog|articles?|writing|notes|news|journal|weblog|index|home)$/, '/'],
];

/** The list or feed here that stands for one at an address elsewhere, by its usual name; null for any other. */
export function listNamed(address: string): string | null {
  const last = address
    .replace(/(?:\/index)?\.html?$/, '')
    .split('/')
    .findLast((part) => part !== '');
  return lists.find(([name]) => name.test(last?.toLowerCase() ?? ''))?.[1] ?? null;
}

/** An address as people write it: a feed is a file. */
function typedKey(address: string): string {
  const path = address.replace(/(\.(?:xml|json))\/$/, '$1');
  try {
    return /%[0-7]/.test(path) ? path : decodeURI(path);
  } catch {
    return path;
  }
}
