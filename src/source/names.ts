import { type Meaning, type Meanings, meanings } from '../config/listed-terms.ts';
import type { Site } from '../config/site.ts';
import type { Locate } from '../config/yaml-places.ts';
import { nameKey } from '../model/name-key.ts';
import { oncePer } from '../model/once-per.ts';
import { sanitizeTitle, slugFault } from '../model/slug.ts';
import { type TermName, termKey } from '../model/term-name.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { unknownAuthor } from '../problems/rules/names.ts';
import { ambiguousTerm, tooManyTerms, unknownCategory, unusableSlug } from '../problems/rules/terms.ts';

/** The names of a post's terms as site.yaml spells them where it lists them, each once. */
export interface Names {
  /** Null where one is not among those of site.yaml, or a key has too many names. */
  readonly categories: readonly TermName[] | null;
  readonly tags: readonly TermName[];
  readonly authors: readonly TermName[];
}

/**
 * Reads the terms that a post names: by name, by slug, or by one of its `aliases`, in any spelling. Where site.yaml
 * lists categories, any other is a problem, which is told with its place; so is a name that several terms share.
 */
export function readNames(data: Record<string, unknown>, site: Site, place: Locate, problems: Problem[]): Names {
  const known = readerOf(site);
  const before = problems.length;
  const read = (key: Key) => readKey(key, data[key], known[key], site, place, problems);
  const names = { categories: read('categories'), tags: read('tags'), authors: read('authors') };
  // Where there is a stranger, it was told.
  const isStrange =
    problems.length > before &&
    site.categories !== null &&
    names.categories.some(({ name }) => known.categories(name).meaning === null);
  const tooMany = keys.filter((key) => names[key].length > mostNames);
  for (const key of tooMany) problems.push(tooManyTerms(place([key]), key, names[key].length, mostNames));
  return isStrange || tooMany.length > 0 ? { ...names, categories: null } : names;
}

const keys = ['categories', 'tags', 'authors'] as const;
type Key = (typeof keys)[number];

/**
 * Names that a post may have of one kind. Each makes archives, and the post's card on each of them names all: the bytes
 * of the site grow with the square of their number.
 */
const mostNames = 100;

const kinds = { categories: 'category', tags: 'tag', authors: 'author' } as const;

/** Terms of a post that no URL can be made of. Of a post that has a page, its archives tell them. */
export function unusableNames(names: Names, data: Record<string, unknown>, site: Site, place: Locate): Problem[] {
  return keys.flatMap((key) => {
    const known = readerOf(site)[key];
    const typed = namesIn(data[key], known).map(nameKey);
    return (names[key] ?? []).flatMap(({ name }) => {
      const fault = known(name).meaning !== null ? null : slugFault(sanitizeTitle(name, site.language));
      const at = Math.max(0, typed.indexOf(nameKey(name)));
      return fault === null ? [] : [unusableSlug(place([key, at]), kinds[key], name, fault, key)];
    });
  });
}

function readKey(
  key: Key,
  typed: unknown,
  known: NameReader,
  site: Site,
  place: Locate,
  problems: Problem[],
): readonly TermName[] {
  if (typed === undefined) return [];
  const listed = key === 'categories' ? site.categories : null;
  const terms: TermName[] = [];
  const ids: string[] = [];
  for (const [index, name] of namesIn(typed, known).entries()) {
    const { meaning, term, id } = known(name);
    if (meaning === null && listed !== null)
      problems.push(
        unknownCategory(
          place([key, index]),
          name,
          nearest(
            name,
            listed.map((one) => one.name),
          ),
        ),
      );
    if (meaning === null && key === 'authors' && site.authors.length > 0)
      problems.push(
        unknownAuthor(
          place([key, index]),
          name,
          nearest(
            name,
            site.authors.map((one) => one.name),
          ),
        ),
      );
    if (meaning !== null && meaning.sharing.length > 0)
      problems.push(ambiguousTerm(place([key, index]), kinds[key], name, meaning.slug, meaning.sharing));
    if (ids.includes(id)) continue;
    ids.push(id);
    terms.push(term);
  }
  return terms;
}

/** A name that a post has typed. */
interface TypedName {
  /** What it means among the terms that site.yaml lists; null where it is none of them. */
  readonly meaning: Meaning | null;
  readonly term: TermName;
  /** Of the term, in all spellings. */
  readonly id: string;
}

type NameReader = (name: string) => TypedName;

/** Reads names by the terms that site.yaml lists, by the key that holds them. */
const readerOf = oncePer(
  ({ language, ...lists }: Site): Readonly<Record<Key, NameReader>> => ({
    categories: nameReader(meanings(lists.categories ?? [], language)),
    tags: nameReader(meanings(lists.tags ?? [], language)),
    authors: nameReader(meanings(lists.authors ?? [], language)),
  }),
);

/** A site has few names, and each post has some of them; the bound is for a process that runs for weeks. */
const mostKnown = 20_000;

/** Reads each name once: posts that have it share what was made of it. */
function nameReader(known: Meanings): NameReader {
  const read = new Map<string, TypedName>();
  return (name) => {
    const again = read.get(name);
    if (again !== undefined) return again;
    const meaning = known(name);
    // V8 keeps a whole text alive for each name that was cut out of it; a copy is its own.
    const own = structuredClone(name);
    const term = meaning?.term ?? { name: own, slug: null };
    const made = { meaning, term, id: termKey(term) };
    if (read.size >= mostKnown) read.clear();
    read.set(own, made);
    return made;
  };
}

/** What stands between names in one text, in the scripts that have commas of their own too. */
const comma = /[,，、،]/;

/** The names of a list, or of one text with commas between them, unless the whole text is a known name. */
function namesIn(typed: unknown, known: NameReader): string[] {
  const written = typeof typed !== 'string' ? typed : known(typed).meaning !== null ? [typed] : typed.split(comma);
  if (!Array.isArray(written)) return [];
  const items: readonly unknown[] = written;
  const names: string[] = [];
  for (const item of items) {
    const name = typeof item === 'string' ? item.trim().toWellFormed() : '';
    if (name !== '') names.push(name);
  }
  return names;
}
