import type { Problem } from '../problems/problem.ts';
import {
  deadLink,
  lackingFragment,
  leadsHome,
  movedLink,
  privateLink,
  unansweredLink,
} from '../problems/rules/outward.ts';
import type { CheckedLink } from './check.ts';
import { placeFragment } from './fragments.ts';

/** What is to be told of links, each at its own place. */
export function findings(links: readonly CheckedLink[]): Problem[] {
  return links.flatMap(problemsOf);
}

function problemsOf({ link, url, outcome }: CheckedLink): Problem[] {
  switch (outcome.kind) {
    case 'gone':
      return [deadLink(link.place(), link.url, outcome.reason)];
    case 'unknown':
      return [unansweredLink(link.place(), link.url, outcome.reason)];
    case 'private':
      return [privateLink(link.place(), link.url, outcome.address)];
    case 'found': {
      const fragment = placeFragment(url);
      const lacks = fragment !== '' && outcome.lacking.includes(fragment);
      return [
        ...(outcome.moved === null ? [] : moved(link.url, url, outcome.moved).map((tell) => tell(link.place()))),
        ...(lacks ? [lackingFragment(link.place(), link.url, fragment)] : []),
      ];
    }
  }
}

/** A page whose host leads to its front page instead has gone: the new address would say something else. */
function moved(written: string, url: URL, to: string) {
  const target = new URL(to);
  if (target.hash === '') target.hash = url.hash;
  if (target.href === url.href) return [];
  const isHome = target.pathname === '/' && target.search === '' && url.pathname !== '/';
  return [
    (place: Parameters<typeof movedLink>[0]) =>
      isHome ? leadsHome(place, written, target.href) : movedLink(place, written, target.href),
  ];
}
