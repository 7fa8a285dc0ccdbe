import type { Blog } from '../archive/blog.ts';
import type { SiteRedirect } from '../config/redirects.ts';
import { siteFile } from '../config/site-file.ts';
import { hasQuery } from '../model/paths.ts';
import { atKeys, type Place, type Problem } from '../problems/problem.ts';
import { redirectChain, redirectLoop, takenRedirect } from '../problems/rules/redirects.ts';

/** Where the redirect at an old address is written. */
export function redirectPlace({ redirects }: Blog['site'], url: string): Place {
  const key = redirects.find(({ from }) => from === url)?.key;
  return atKeys(siteFile, key === undefined ? ['redirects'] : ['redirects', key]);
}

/**
 * What is wrong between the redirects of site.yaml and all else: those that lead on to another redirect, which costs each
 * reader one more request, those that lead back to themselves, and those whose query is an alias of a text too. That a page
 * stands at an old address is told with the URLs of all pages.
 */
export function redirectProblems({ site, posts, standalone, urlOf }: Blog): Problem[] {
  const { redirects } = site;
  if (redirects.length === 0) return [];
  const aliases = [
    ...posts.flatMap((post) => post.aliases.map((from) => ({ from, to: urlOf(post), source: post.source }))),
    ...standalone.flatMap(({ aliases, permalink: to, source }) => aliases.map((from) => ({ from, to, source }))),
  ];
  const owners = new Map(aliases.map(({ from, source }) => [from, source]));
  const next = new Map(
    [...redirects, ...aliases.filter(({ from, to }) => from !== to)].map(({ from, to }) => [from, to]),
  );
  const order = new Map(redirects.map(({ from }, index) => [from, index]));
  return redirects.flatMap((redirect): Problem[] => {
    const owner = hasQuery(redirect.from) ? owners.get(redirect.from) : undefined;
    if (owner !== undefined) return [takenRedirect(placeOf(redirect), redirect.from, owner)];
    return wayProblems(redirect, next, order);
  });
}

/** The problem of the way that begins at a redirect, where it has more than one step. */
function wayProblems(
  redirect: SiteRedirect,
  next: ReadonlyMap<string, string>,
  order: ReadonlyMap<string, number>,
): Problem[] {
  const { from, to } = redirect;
  const way = [from];
  let last = to;
  for (let step = stepAt(to, next); step !== null; step = stepAt(last, next)) {
    const circle = way.indexOf(step.from);
    if (circle === 0) return isFirst(way, order) ? [redirectLoop(placeOf(redirect), way)] : [];
    // It leads into a circle that is told where it is.
    if (circle > 0) return [];
    way.push(step.from);
    last = step.to;
  }
  return way.length === 1 ? [] : [redirectChain(placeOf(redirect), from, to, last)];
}

/** The redirect that answers an address: with its query, without it, or when a host has added the last slash. */
function stepAt(
  address: string,
  next: ReadonlyMap<string, string>,
): { readonly from: string; readonly to: string } | null {
  const [whole = ''] = address.split('#', 1);
  const [path = ''] = whole.split('?', 1);
  for (const from of [whole, path, `${path}/`]) {
    const to = next.get(from);
    if (to !== undefined) return { from, to };
  }
  return null;
}

/** A circle is told once, at the line of it that stands first. */
function isFirst([from = '', ...others]: readonly string[], order: ReadonlyMap<string, number>): boolean {
  const place = order.get(from) ?? 0;
  return others.every((other) => (order.get(other) ?? Number.POSITIVE_INFINITY) > place);
}

function placeOf({ key }: SiteRedirect): Place {
  return atKeys(siteFile, ['redirects', key]);
}
