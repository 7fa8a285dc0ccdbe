import { rule } from '../problem.ts';

// What can be wrong with the redirects of site.yaml.

export const wrongRedirect = rule(
  'wrong-value',
  'error',
  (key: string) =>
    `"${key}" in redirects is no old address of this site: write a path from the site’s root, such as /old/url/ or "/?p=12".`,
);
export const sharedRedirect = rule(
  'shared-url',
  'error',
  (key: string, first: string) => `${key} is the same old address as ${first}: take one of the two lines out.`,
);
export const takenRedirect = rule(
  'shared-url',
  'error',
  (url: string, other: string) =>
    `${url} is also the URL of ${other}: take this line out, or give the other another address.`,
);
export const redirectInFolder = rule(
  'shared-url',
  'error',
  (url: string, other: string) =>
    `${url} cannot be beside ${other}, as one is a file where the other needs a folder: take this line out, or give the other another address.`,
);
export const redirectChain = rule(
  'redirect-chain',
  'error',
  (from: string, next: string, last: string) =>
    `${from} leads to ${next}, which leads on to ${last}: write ${last} in this line.`,
);
export const redirectLoop = rule('redirect-loop', 'error', (addresses: readonly string[]) =>
  addresses.length === 1
    ? `${addresses[0]} leads to itself: take this line out.`
    : `${addresses.join(' leads to ')}, which leads back to ${addresses[0]}: take one of these lines out.`,
);
