import { rule } from '../problem.ts';

// What can be wrong with links to other sites, as `broadsheet links` finds it.

export const deadLink = rule(
  'dead-link',
  'error',
  (url: string, reason: string) => `${url} leads nowhere (${reason}): correct the link, or take it out.`,
);
export const leadsHome = rule(
  'dead-link',
  'error',
  (url: string, home: string) =>
    `${url} has gone, and leads to ${home} for good: find its new address, or take the link out.`,
);
export const movedLink = rule(
  'moved-link',
  'warning',
  (url: string, to: string) => `${url} has moved for good: write ${to}`,
);
export const unansweredLink = rule(
  'unanswered-link',
  'warning',
  (url: string, reason: string) =>
    `${url} did not answer (${reason}): open it in a browser; if it is right, add it to links.ignore of site.yaml.`,
);
export const privateLink = rule(
  'private-link',
  'warning',
  (url: string, address: string) =>
    `${url} leads to ${address}, in a private network, where readers cannot follow: take the link out, or write it as code.`,
);
export const lackingFragment = rule(
  'dead-fragment',
  'warning',
  (url: string, fragment: string) =>
    `the page at ${url} has no place "${fragment}": correct what stands behind the #, or take it out.`,
);
