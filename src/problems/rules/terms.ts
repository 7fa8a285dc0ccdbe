import { meant } from '../nearest.ts';
import { rule } from '../problem.ts';

// What can be wrong with categories, tags and authors, in the lists of `site.yaml` and in posts.

export const tooManyTerms = rule(
  'too-many-terms',
  'error',
  (key: string, number: number, most: number) =>
    `"${key}" has ${number} names, more than the ${most} that a post may have, as each has pages of its own: keep those that readers look for.`,
);
export const unknownCategory = rule(
  'unknown-category',
  'error',
  (name: string, nearest: string | null) =>
    `"${name}" is not among the categories of content/site.yaml: ${meant(nearest, 'add it there, or remove it here.')}`,
);
export const ambiguousTerm = rule(
  'ambiguous-term',
  'warning',
  (taxonomy: string, name: string, slug: string, sharing: readonly string[]) =>
    `"${name}" is the name of several in content/site.yaml, and means the ${taxonomy} with the slug "${slug}" here: write the slug of the one that you mean, ${sharing.map((one) => `"${one}"`).join(' or ')}.`,
);
export const unknownParent = rule(
  'unknown-parent',
  'error',
  (category: string, parent: string, nearest: string | null) =>
    `the parent "${parent}" of "${category}" is not in this list: ${meant(nearest, 'add it as a category.')}`,
);
export const circularParent = rule(
  'circular-parent',
  'error',
  (category: string) => `"${category}" is its own ancestor: remove "parent" from one category of the circle.`,
);
export const sharedSlug = rule(
  'shared-slug',
  'error',
  (taxonomy: string, names: readonly [string, string], slug: string, list: string) =>
    `the ${taxonomy} "${names[1]}" would have the slug "${slug}" of "${names[0]}": give one of them its own in content/site.yaml, as in "${list}: [{ name: ${names[1]}, slug: … }]".`,
);
export const sharedName = rule(
  'shared-name',
  'error',
  (taxonomy: string, name: string, first: string, slug: string) =>
    `the ${taxonomy} "${name}" is listed already${name === first ? '' : `, as "${first}"`}: remove one of the two, as another spelling needs no entry, or give this one another slug where it is a ${taxonomy} of its own, as in \`slug: ${slug}\`.`,
);
export const unnamable = rule(
  'shared-name',
  'error',
  (taxonomy: string, name: string, owner: string, slug: string, free: string) =>
    `the slug "${slug}" is to tell this ${taxonomy} "${name}" from the other of its name, but is the name of the ${taxonomy} "${owner}": give it another, as in \`slug: ${free}\`.`,
);
export const sharedAlias = rule(
  'shared-alias',
  'error',
  (taxonomy: string, alias: string, name: string, owner: string, isName: boolean) =>
    `"${alias}" cannot stand for the ${taxonomy} "${name}", as it is ${isName ? `the name of the ${taxonomy} "${owner}"` : `an alias ${owner === name ? 'of it already' : `of "${owner}"`}`}: remove it here.`,
);
export const unusableSlug = rule(
  'unusable-slug',
  'error',
  (taxonomy: string, name: string, fault: string, list: string) =>
    `the ${taxonomy} "${name}" ${fault}: give it one in content/site.yaml, as in "${list}: [{ name: ${JSON.stringify(name)}, slug: … }]".`,
);
