import { typedAlias } from '../model/typed-address.ts';

/** An address that something had, and the one that answers for it here. */
export type OldAddress = readonly [from: string, to: string];

/** Addresses that every site has here by itself. */
const ownPages = ['/', '/search/', '/tags/', '/categories/', '/archive/', '/feed.xml', '/atom.xml', '/feed.json'];

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
