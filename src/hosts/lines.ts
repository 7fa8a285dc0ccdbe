import { cacheControl } from '../model/manifest.ts';
import type { FeedForm, HostFacts, Move } from './facts.ts';

/** A number as people read it: 2,000. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** The first line of every file: whose it is. */
export const madeBy = '# Made by Broadsheet from the last build: what is changed here is lost with the next one.';

/** How a host that matches forms writes the old addresses of feeds: `/tag/:a/feed`, and what lies below it. */
export function feedPatterns({ folder, depth, file }: FeedForm): readonly (readonly [from: string, to: string])[] {
  const names = Array.from({ length: depth }, (_, index) => `:${'abcdefghij'[index] ?? 'z'}/`).join('');
  const to = `${folder}${names}${file}`;
  return [
    [`${folder}${names}feed`, to],
    [`${folder}${names}feed/*`, to],
  ];
}

/** True for an address in which `_redirects` would see a placeholder, or that has a blank in it. */
export function isPattern({ from, to }: Move): boolean {
  return /[:*\s]/.test(from) || /\s/.test(to);
}

/** What a program that takes Markdown says of it in `Accept`; with a weight of 0 it takes none (RFC 9110, 12.4.2). */
export const takesMarkdown = 'text/markdown(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))';

/** A line about the Markdown of pages, for hosts that choose no file by what is accepted; none where there is none. */
export function markdownTold(title: string, { hasMarkdown }: HostFacts): string[] {
  return hasMarkdown ? [`${title} looks at no Accept: the Markdown of a page is at its own address, index.md.`] : [];
}

/** A line about old addresses with a query, for hosts that look at paths alone; none where there are none. */
export function queryTold(title: string, moves: readonly Move[]): string[] {
  const asked = moves.filter(({ query }) => query !== null);
  if (asked.length === 0) return [];
  const [{ from, query } = { from: '', query: '' }] = asked;
  return [
    `${title} looks at no query: old addresses such as ${from}?${query} (${count(asked.length)} in all) show the page at their path.`,
  ];
}

/** What is immutable, as single addresses as far as a host has room for them; styles and scripts first. */
export function immutablePaths(
  facts: HostFacts,
  room: number,
): { readonly paths: readonly string[]; readonly left: number } {
  const all = facts.files.filter(({ cache, encoding }) => cache === 'immutable' && encoding === null);
  const inOrder = all.toSorted((a, b) => Number(b.kind === 'theme') - Number(a.kind === 'theme'));
  const paths = inOrder.slice(0, Math.max(0, room)).map(({ url }) => facts.base + url.slice(1));
  return { paths, left: all.length - paths.length };
}

/**
 * A `_headers` file, with a rule for everything and one for each file that never changes. A pattern for all of these would
 * let browsers keep an error for a year: such hosts put the same fields on a “not found”. The rules of folders come later,
 * and so count; where a host would put both values into one field, `takesAway` has the site's taken away first.
 */
export function headersFile(facts: HostFacts, paths: readonly string[], takesAway: boolean): string {
  const everything = ['/*', ...facts.headers.map(([name, value]) => `  ${name}: ${value}`)];
  const folders = facts.folders.flatMap(({ folder, headers }) => [
    `${folder}*`,
    ...headers.flatMap(([name, value]) => [...(takesAway ? [`  ! ${name}`] : []), `  ${name}: ${value}`]),
  ]);
  const immutable = paths.flatMap((path) => [path, `  Cache-Control: ${cacheControl.immutable}`]);
  return `${[madeBy, ...(facts.headers.length === 0 ? [] : everything), ...folders, ...immutable].join('\n')}\n`;
}

/** Where files of a site that lies below a path have to be for a host that serves a folder at `/`. */
export function deployFolder(
  { base, output }: HostFacts,
  own: readonly string[],
): { readonly folder: string; readonly steps: readonly string[] } {
  if (base === '/') return { folder: output, steps: [] };
  const folder = '_deploy';
  const inside = `${folder}${base}`;
  const parent = inside.replace(/[^/]+\/$/, '');
  return {
    folder,
    steps: [
      `rm -rf ${folder} && mkdir -p ${parent} && cp -R ${output} ${inside.slice(0, -1)}`,
      ...(own.length === 0 ? [] : [`mv ${own.map((name) => inside + name).join(' ')} ${folder}/`]),
    ],
  };
}

/** What stands in the way of a host that compresses by itself. */
export function copiesTold(title: string, { encodings, files }: HostFacts): string[] {
  if (encodings.size === 0) return [];
  const copies = files.filter(({ encoding }) => encoding !== null).length;
  return [`${title} compresses by itself: the ${count(copies)} copies of --compress are only uploaded.`];
}
