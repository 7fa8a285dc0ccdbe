import { rule } from '../problem.ts';

// What can be wrong with the addresses of what is published.

export const missingSlug = rule(
  'missing-slug',
  'error',
  (name: string) => `"${name}" leaves no letter or digit for the URL: add a line "slug: some-words".`,
);
export const unusableName = rule(
  'missing-permalink',
  'error',
  (source: string) => `${source} is no name for a URL: add a line "permalink: /some-words/".`,
);
export const wrongPermalink = rule('permalink', 'error', (message: string) => message);
export const missingId = rule(
  'missing-id',
  'error',
  () => 'the permalink pattern has ":id", and this post has none: add a line "id: 123".',
);
export const sharedUrl = rule(
  'shared-url',
  'error',
  (url: string, other: string) => `${url} is also the URL of ${other}: give one of them another slug or permalink.`,
);
export const fileAndFolder = rule(
  'shared-url',
  'error',
  (url: string, other: string) =>
    `${url} cannot be beside ${other}, as one is a file where the other needs a folder: give one of them another slug or permalink.`,
);
export const takenUrl = rule(
  'shared-url',
  'error',
  (url: string, owner: string) =>
    `this file would be published at ${url}, where ${owner} is: give one of the two another name, or remove this one.`,
);
export const publicFileAndFolder = rule(
  'shared-url',
  'error',
  (url: string, other: string, owner: string) =>
    `this file would be published at ${url}, which cannot be beside ${other} (${owner}), as one is a file where the other needs a folder: give one of the two another name, or remove this one.`,
);
export const backslashName = rule(
  'public-name',
  'error',
  (path: string) => `${path} has a backslash in its name, which no URL has: rename it.`,
);
