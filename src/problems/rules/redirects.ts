import { rule, variantOf } from '../problem.ts';
import { sharedUrl } from './addresses.ts';
import { wrongValue } from './keys.ts';

// What can be wrong with the redirects of site.yaml.

export const wrongRedirect = variantOf(
  wrongValue,
  (key: string) =>
    `"${key}" in redirects is no old address of this site: write a path from the site’s root, such as /old/url/ or "/?p=12".`,
);
export const sharedRedirect = variantOf(
  sharedUrl,
  (key: string, first: string) => `${key} is the same old address as ${first}: take one of the two lines out.`,
);
export const takenRedirect = variantOf(
  sharedUrl,
  (url: string, other: string) =>
    `${url} is also the URL of ${other}: take this line out, or give the other another address.`,
);
export const redirectInFolder = variantOf(
  sharedUrl,
  (url: string, other: string) =>
    `${url} cannot be beside ${other}, as one is a file where the other needs a folder: take this line out, or give the other another address.`,
);
export const redirectChain = rule(
  'redirect-chain',
  'error',
  {
    about: 'Each step costs readers a request, and search engines follow only some.',
    wrong: {
      site: 'redirects: { /a/: /b/, /b/: /about/ }',
      files: { 'content/pages/about.md': '---\ntitle: About\n---\n\nText.\n' },
    },
    right: {
      site: 'redirects: { /a/: /about/, /b/: /about/ }',
      files: { 'content/pages/about.md': '---\ntitle: About\n---\n\nText.\n' },
    },
  },
  (from: string, next: string, last: string) =>
    `${from} leads to ${next}, which leads on to ${last}: write ${last} in this line.`,
);
export const redirectLoop = rule(
  'redirect-loop',
  'error',
  {
    about: 'Addresses that lead to one another in a circle lead nowhere.',
    wrong: { site: 'redirects: { /a/: /b/, /b/: /a/ }' },
    right: { site: 'redirects: { /a/: / }' },
  },
  (addresses: readonly string[]) =>
    addresses.length === 1
      ? `${addresses[0]} leads to itself: take this line out.`
      : `${addresses.join(' leads to ')}, which leads back to ${addresses[0]}: take one of these lines out.`,
);
