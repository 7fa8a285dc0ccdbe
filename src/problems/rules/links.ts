import { meant } from '../nearest.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with links between the pages of the site.

export const brokenLink = rule(
  'broken-link',
  'warning',
  {
    about: 'Readers who follow it find nothing.',
    wrong: { body: 'As [said](/about/).' },
    right: { body: 'As [said](/about/).', files: { 'content/pages/about.md': '---\ntitle: About\n---\n\nText.\n' } },
  },
  (target: string, nearest: string | null) => `nothing is at ${target}: ${meant(nearest, 'correct the link.')}`,
);
export const hiddenLink = variantOf(
  brokenLink,
  (source: string, status: string) =>
    `${source} is ${status}, so it has no page yet that this link could lead to: take the link out until it has.`,
);
export const brokenAnchor = rule(
  'broken-anchor',
  'warning',
  {
    about: 'Readers who follow it come to the top of the page instead.',
    wrong: { body: 'As [said](#coldd).\n\n## Cold' },
    right: { body: 'As [said](#cold).\n\n## Cold' },
  },
  (fragment: string, where: string, nearest: string | null) =>
    `${where} has no heading or id "${fragment}": ${meant(nearest && `#${nearest}`, 'correct what stands behind the #.')}`,
);
export const wrongAddress = rule(
  'wrong-address',
  'warning',
  {
    about: 'An address with a slip in its beginning leads nowhere, or to a page beside this one.',
    wrong: { body: 'See [the paper](https:/paper.example/).' },
    right: { body: 'See [the paper](https://paper.example/).' },
  },
  (url: string, reason: string, mended: string | null) =>
    `${url} does not lead where it should, as ${reason}: ${mended === null ? 'write the whole address, or take the link out.' : `write ${mended}`}`,
);
export const privateAddress = variantOf(
  wrongAddress,
  (url: string) =>
    `${url} leads readers to their own computer or network: write where it is on the web, or the address as the link’s text where that is meant.`,
);
