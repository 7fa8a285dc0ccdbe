import { meant } from '../nearest.ts';
import { rule } from '../problem.ts';

// What is odd about names that posts share: of authors, tags, series, and their titles.

export const unknownAuthor = rule(
  'unknown-author',
  'warning',
  {
    about:
      'Where a site lists its authors, a name that is not among them is mostly a slip, and makes a page of its own.',
    wrong: { site: 'authors: [{ name: The Desk }]', keys: 'title: An example\ndate: 2026-01-15\nauthors: [The Dsk]' },
    right: { site: 'authors: [{ name: The Desk }]', keys: 'title: An example\ndate: 2026-01-15\nauthors: [The Desk]' },
  },
  (name: string, nearest: string | null) =>
    `"${name}" is not among the authors of content/site.yaml: ${meant(nearest, 'add who that is there, or correct the name.')}`,
);
export const termVariant = rule(
  'term-variant',
  'warning',
  {
    about: 'Two spellings of one name make two archives, each with a part of the posts.',
    wrong: {
      keys: 'title: An example\ndate: 2026-01-15\ntags: [cache, disks]',
      files: {
        'content/posts/other.md': '---\ntitle: Another\ndate: 2026-01-16\ntags: [caches, disks]\n---\n\nSome text.\n',
      },
    },
    right: {
      keys: 'title: An example\ndate: 2026-01-15\ntags: [cache, disks]',
      files: {
        'content/posts/other.md': '---\ntitle: Another\ndate: 2026-01-16\ntags: [cache, disks]\n---\n\nSome text.\n',
      },
    },
  },
  (taxonomy: string, name: string, common: string, posts: number) =>
    `the ${taxonomy} "${name}" has a page of its own beside that of "${common}", which ${posts === 1 ? '1 post has' : `${posts} posts have`}: write "${common}", or name both in content/site.yaml where they are two.`,
);
export const namesInOne = rule(
  'names-in-one',
  'warning',
  {
    about: 'An item of a list is one name, whatever signs are in it.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\ntags: ["caching, disks"]' },
    right: { keys: 'title: An example\ndate: 2026-01-15\ntags: [caching, disks]' },
  },
  (name: string, key: string, list: string) =>
    `"${name}" is one name with a sign in it, as every item of a list is one: write \`${key}: ${list}\` for several.`,
);
export const repeatedTitle = rule(
  'repeated-title',
  'warning',
  {
    about: 'Two texts of one title look the same in lists and search results.',
    wrong: {
      body: 'Some text.',
      files: { 'content/posts/other.md': '---\ntitle: An example\ndate: 2026-01-16\n---\n\nSome text.\n' },
    },
    right: {
      body: 'Some text.',
      files: { 'content/posts/other.md': '---\ntitle: Another\ndate: 2026-01-16\n---\n\nSome text.\n' },
    },
  },
  (title: string, other: string) =>
    `"${title}" is also the title of ${other}, so that nobody can tell the two apart in lists and search results: give one of them another.`,
);
export const longTitle = rule(
  'long-title',
  'warning',
  {
    about: 'Search engines show the beginning of a long title only.',
    wrong: {
      keys: 'title: An example of a title that says more than any search engine shows in its list of results\ndate: 2026-01-15',
    },
    right: { keys: 'title: A title that search engines show\ndate: 2026-01-15' },
  },
  (length: number, most: number) =>
    `the title has ${length} letters, and search engines cut it after about ${most}: shorten it, or say what matters first.`,
);
export const longDescription = rule(
  'long-description',
  'warning',
  {
    about: 'Search engines show the beginning of a long description only.',
    wrong: { keys: `title: An example\ndate: 2026-01-15\ndescription: ${'More and more is said of it. '.repeat(8)}` },
    right: { keys: 'title: An example\ndate: 2026-01-15\ndescription: What is said of it.' },
  },
  (length: number, most: number) =>
    `the description has ${length} letters, and search engines cut it after about ${most}: shorten it, or say what matters first.`,
);
export const earlyDate = rule(
  'early-date',
  'warning',
  {
    about: 'A post cannot be changed, or expire, before it is there.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\nupdated: 2025-01-20' },
    right: { keys: 'title: An example\ndate: 2026-01-15\nupdated: 2026-01-20' },
  },
  (key: string, date: string) =>
    `"${key}" is before the post’s date (${date})${key === 'expires' ? ', so that nobody ever sees it' : ''}: correct one of the two.`,
);
export const unlikelyDate = rule(
  'unlikely-date',
  'warning',
  {
    about: 'A year with a slip puts a post at the end of all lists, or off for years.',
    wrong: { keys: 'title: An example\ndate: 1925-01-15' },
    right: { keys: 'title: An example\ndate: 2025-01-15' },
  },
  (key: string, date: string, reason: string, year: string | null) =>
    `"${key}" (${date}) ${reason}: ${year === null ? 'correct its year.' : `did you mean "${year}${date.slice(4)}"?`}`,
);
