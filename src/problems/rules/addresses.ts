import { examplePost } from '../example.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with the addresses of what is published.

export const missingSlug = rule(
  'missing-slug',
  'error',
  {
    about: 'A post needs an address, which is made of the name of its file.',
    wrong: { files: { 'content/posts/!!!.md': examplePost('') } },
    right: { files: { 'content/posts/!!!.md': examplePost('slug: look-here') } },
  },
  (name: string) => `"${name}" leaves no letter or digit for the URL: add a line "slug: some-words".`,
);
export const unusableName = rule(
  'missing-permalink',
  'error',
  {
    about: 'A page needs an address, which is made of the name of its file.',
    wrong: { files: { 'content/pages/!!!.md': '---\ntitle: Look here\n---\n\nText.\n' } },
    right: { files: { 'content/pages/!!!.md': '---\ntitle: Look here\npermalink: /look-here/\n---\n\nText.\n' } },
  },
  (source: string) => `${source} is no name for a URL: add a line "permalink: /some-words/".`,
);
export const wrongPermalink = rule(
  'permalink',
  'error',
  {
    about: 'The pattern of addresses is made of the parts that a post has.',
    wrong: { site: 'permalink: /:yaer/:slug/' },
    right: { site: 'permalink: /:year/:slug/' },
  },
  (message: string) => message,
);
export const missingId = rule(
  'missing-id',
  'error',
  {
    about: 'A pattern with `:id` gives no address to a post that has none.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15', site: 'permalink: /:id/' },
    right: { keys: 'title: An example\ndate: 2026-01-15\nid: 123', site: 'permalink: /:id/' },
  },
  () => 'the permalink pattern has ":id", and this post has none: add a line "id: 123".',
);
export const sharedUrl = rule(
  'shared-url',
  'error',
  {
    about: 'Two files cannot be at one address, and none may vanish unseen.',
    wrong: {
      keys: 'title: An example\ndate: 2026-01-15\npermalink: /caches/',
      files: { 'content/posts/other.md': examplePost('permalink: /caches/') },
    },
    right: {
      keys: 'title: An example\ndate: 2026-01-15\npermalink: /caches/',
      files: { 'content/posts/other.md': examplePost('permalink: /other-caches/') },
    },
  },
  (url: string, other: string) => `${url} is also the URL of ${other}: give one of them another slug or permalink.`,
);
export const hidingAlias = variantOf(
  sharedUrl,
  (url: string, other: string) =>
    `the alias ${url} is the URL of ${other}, which it would hide: take it out of \`aliases\`, or give the other another address.`,
);
export const fileAndFolder = variantOf(
  sharedUrl,
  (url: string, other: string) =>
    `${url} cannot be beside ${other}, as one is a file where the other needs a folder: give one of them another slug or permalink.`,
);
export const takenUrl = variantOf(
  sharedUrl,
  (url: string, owner: string) =>
    `this file would be published at ${url}, where ${owner} is: give one of the two another name, or remove this one.`,
);
export const publicFileAndFolder = variantOf(
  sharedUrl,
  (url: string, other: string, owner: string) =>
    `this file would be published at ${url}, which cannot be beside ${other} (${owner}), as one is a file where the other needs a folder: give one of the two another name, or remove this one.`,
);
export const backslashName = rule(
  'public-name',
  'error',
  {
    about: 'Browsers read a backslash in an address as a slash.',
    wrong: { files: { 'public/notes\\\\first.txt': 'Text.' } },
    right: { files: { 'public/notes-first.txt': 'Text.' } },
  },
  (path: string) => `${path} has a backslash in its name, which no URL has: rename it.`,
);
