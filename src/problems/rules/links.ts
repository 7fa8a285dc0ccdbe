import { meant } from '../nearest.ts';
import { rule } from '../problem.ts';

// What can be wrong with links between the pages of the site.

export const brokenLink = rule(
  'broken-link',
  'warning',
  (target: string, nearest: string | null) => `nothing is at ${target}: ${meant(nearest, 'correct the link.')}`,
);
export const hiddenLink = rule(
  'broken-link',
  'warning',
  (source: string, status: string) =>
    `${source} is ${status}, so it has no page yet that this link could lead to: take the link out until it has.`,
);
export const brokenAnchor = rule(
  'broken-anchor',
  'warning',
  (fragment: string, where: string, nearest: string | null) =>
    `${where} has no heading or id "${fragment}": ${meant(nearest && `#${nearest}`, 'correct what stands behind the #.')}`,
);
