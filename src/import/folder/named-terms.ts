import { meanings } from '../../config/listed-terms.ts';
import { nameKey } from '../../model/name-key.ts';
import { sanitizeTitle, slugFault } from '../../model/slug.ts';
import type { Entry, FolderBlog } from './blog.ts';
import { termOf } from './settings.ts';

/** What a list of site.yaml has of a term or an author, as far as texts name them by it. */
interface Listed {
  readonly name: string;
  readonly slug: string | null;
  readonly aliases: readonly string[];
}

/**
 * The blog with lists that know every name of its texts, as a build asks for it: where categories or authors are listed,
 * all of them are; and a term whose name makes no address, or another's, has a slug of its own.
 */
export function withNamedTerms(blog: FolderBlog): FolderBlog {
  const language = blog.language ?? 'en';
  const posts = blog.entries.filter(({ kind }) => kind === 'post');
  const named = (namesOf: (entry: Entry) => readonly string[]) => posts.flatMap(namesOf);
  return {
    ...blog,
    categories: [
      ...blog.categories,
      ...missing(
        'category',
        blog.categories,
        named(({ categories }) => categories),
        blog.categories.length > 0,
        language,
      ),
    ],
    tags: [
      ...blog.tags,
      ...missing(
        'tag',
        blog.tags,
        named(({ tags }) => tags),
        false,
        language,
      ),
    ],
    authors: [
      ...blog.authors,
      ...missing(
        'author',
        blog.authors,
        named(({ authors }) => authors),
        blog.authors.length > 0,
        language,
      ).map(({ name, slug }) => ({ name, slug, aliases: [], bio: null, picture: null, links: [] })),
    ],
  };
}

/** The terms that a list lacks: of all names where it knows all, else of those whose names give them no address. */
function missing(
  kind: string,
  listed: readonly Listed[],
  names: readonly string[],
  knowsAll: boolean,
  language: string,
) {
  const known = meanings(listed, language);
  const taken = new Set(listed.map(({ name, slug }) => sanitizeTitle(slug ?? name, language)));
  const first = new Map<string, string>();
  for (const name of names) if (known(name) === null && !first.has(nameKey(name))) first.set(nameKey(name), name);
  const unknown = [...first.values()];
  const slugs = new Map<string, string | null>();
  // `C` has the address that `C++` would have too.
  const isPlain = (name: string) => nameKey(name).replaceAll(' ', '-') === sanitizeTitle(name, language);
  for (const name of [...unknown.filter(isPlain), ...unknown.filter((one) => !isPlain(one))]) {
    const usual = sanitizeTitle(name, language);
    const slug =
      slugFault(usual) === null && !taken.has(usual) ? usual : freeSlug(name, usual || kind, taken, language);
    taken.add(slug);
    slugs.set(name, slug === usual ? null : slug);
  }
  return unknown
    .map((name) => termOf(name, { slug: slugs.get(name) ?? null }))
    .filter(({ slug }) => knowsAll || slug !== null);
}

/** Signs that a slug leaves out and that tell names apart, as they are said. */
const spoken: readonly (readonly [sign: string, word: string])[] = [
  ['+', 'p'],
  ['#', 'sharp'],
  ['&', ' and '],
  ['@', ' at '],
  ['*', ' star '],
];

function freeSlug(name: string, base: string, taken: ReadonlySet<string>, language: string): string {
  const said = sanitizeTitle(
    spoken.reduce((text, [sign, word]) => text.replaceAll(sign, word), name),
    language,
  );
  if (slugFault(said) === null && !taken.has(said)) return said;
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
