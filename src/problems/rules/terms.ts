import { meant } from '../nearest.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with categories, tags and authors, in the lists of `site.yaml` and in posts.

export const tooManyTerms = rule(
  'too-many-terms',
  'error',
  {
    about: 'Each term has pages of its own: so many are a list of something else.',
    wrong: { told: 'A post with 101 tags.' },
    right: { told: 'The same post with those tags that readers look for.' },
  },
  (key: string, number: number, most: number) =>
    `"${key}" has ${number} names, more than the ${most} that a post may have, as each has pages of its own: keep those that readers look for.`,
);
export const unknownCategory = rule(
  'unknown-category',
  'error',
  {
    about: 'Where `site.yaml` lists the categories, another one is a slip.',
    wrong: {
      keys: 'title: An example\ndate: 2026-01-15\ncategories: [Enginering]',
      site: 'categories: [{ name: Engineering }]',
    },
    right: {
      keys: 'title: An example\ndate: 2026-01-15\ncategories: [Engineering]',
      site: 'categories: [{ name: Engineering }]',
    },
  },
  (name: string, nearest: string | null) =>
    `"${name}" is not among the categories of content/site.yaml: ${meant(nearest, 'add it there, or remove it here.')}`,
);
export const ambiguousTerm = rule(
  'ambiguous-term',
  'warning',
  {
    about: 'Where two terms have one name, only a slug tells which is meant.',
    wrong: {
      keys: 'title: An example\ndate: 2026-01-15\ntags: [Go]',
      site: 'tags: [{ name: Go, slug: go }, { name: Go, slug: go-game }]',
    },
    right: {
      keys: 'title: An example\ndate: 2026-01-15\ntags: [go-game]',
      site: 'tags: [{ name: Go, slug: go }, { name: Go, slug: go-game }]',
    },
  },
  (taxonomy: string, name: string, slug: string, sharing: readonly string[]) =>
    `"${name}" is the name of several in content/site.yaml, and means the ${taxonomy} with the slug "${slug}" here: write the slug of the one that you mean, ${sharing.map((one) => `"${one}"`).join(' or ')}.`,
);
export const unknownParent = rule(
  'unknown-parent',
  'error',
  {
    about: 'A category stands below one of the same list.',
    wrong: { site: 'categories: [{ name: Caches, parent: Storag }, { name: Storage }]' },
    right: { site: 'categories: [{ name: Caches, parent: Storage }, { name: Storage }]' },
  },
  (category: string, parent: string, nearest: string | null) =>
    `the parent "${parent}" of "${category}" is not in this list: ${meant(nearest, 'add it as a category.')}`,
);
export const circularParent = rule(
  'circular-parent',
  'error',
  {
    about: 'A circle of categories has no top, so no address.',
    wrong: { site: 'categories: [{ name: Caches, parent: Storage }, { name: Storage, parent: Caches }]' },
    right: { site: 'categories: [{ name: Caches, parent: Storage }, { name: Storage }]' },
  },
  (category: string) => `"${category}" is its own ancestor: remove "parent" from one category of the circle.`,
);
export const sharedSlug = rule(
  'shared-slug',
  'error',
  {
    about: 'Two terms cannot have one archive.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\ntags: [C, C++]' },
    right: { keys: 'title: An example\ndate: 2026-01-15\ntags: [C, C++]', site: 'tags: [{ name: C++, slug: cpp }]' },
  },
  (taxonomy: string, names: readonly [string, string], slug: string, list: string) =>
    `the ${taxonomy} "${names[1]}" would have the slug "${slug}" of "${names[0]}": give one of them its own in content/site.yaml, as in "${list}: [{ name: ${names[1]}, slug: … }]".`,
);
export const sharedName = rule(
  'shared-name',
  'error',
  {
    about: 'A term that is listed twice would have two descriptions.',
    wrong: { site: 'tags: [{ name: Go }, { name: go }]' },
    right: { site: 'tags: [{ name: Go }]' },
  },
  (taxonomy: string, name: string, first: string, slug: string) =>
    `the ${taxonomy} "${name}" is listed already${name === first ? '' : `, as "${first}"`}: remove one of the two, as another spelling needs no entry, or give this one another slug where it is a ${taxonomy} of its own, as in \`slug: ${slug}\`.`,
);
export const unnamable = variantOf(
  sharedName,
  (taxonomy: string, name: string, owner: string, slug: string, free: string) =>
    `the slug "${slug}" is to tell this ${taxonomy} "${name}" from the other of its name, but is the name of the ${taxonomy} "${owner}": give it another, as in \`slug: ${free}\`.`,
);
export const sharedAlias = rule(
  'shared-alias',
  'error',
  {
    about: 'An older name can lead to one term only.',
    wrong: { site: 'tags: [{ name: Go, aliases: [golang] }, { name: Languages, aliases: [golang] }]' },
    right: { site: 'tags: [{ name: Go, aliases: [golang] }, { name: Languages }]' },
  },
  (taxonomy: string, alias: string, name: string, owner: string, isName: boolean) =>
    `"${alias}" cannot stand for the ${taxonomy} "${name}", as it is ${isName ? `the name of the ${taxonomy} "${owner}"` : `an alias ${owner === name ? 'of it already' : `of "${owner}"`}`}: remove it here.`,
);
export const unusableSlug = rule(
  'unusable-slug',
  'error',
  {
    about: 'A term needs an address, which is made of its name.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\ntags: ["!"]' },
    right: { keys: 'title: An example\ndate: 2026-01-15\ntags: ["!"]', site: 'tags: [{ name: "!", slug: bang }]' },
  },
  (taxonomy: string, name: string, fault: string, list: string) =>
    `the ${taxonomy} "${name}" ${fault}: give it one in content/site.yaml, as in "${list}: [{ name: ${JSON.stringify(name)}, slug: … }]".`,
);
