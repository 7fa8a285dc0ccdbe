import type { Site } from '../config/site.ts';
import { slugFault } from '../config/terms.ts';
import type { Locate } from '../config/yaml-places.ts';
import { nameKey } from '../model/name-key.ts';
import { sanitizeTitle } from '../model/slug.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { tooManyTerms, unknownCategory, unusableSlug } from '../problems/rules/terms.ts';

/** What site.yaml says of a tag, a category or an author, as far as posts name them. */
interface Definition {
  readonly name: string;
  readonly slug: string | null;
  readonly aliases: readonly string[];
}

/** The names of a post's terms as site.yaml spells them where it lists them, each once. */
export interface Names {
  /** Null where one is not among those of site.yaml, or a key has too many names. */
  readonly categories: readonly string[] | null;
  readonly tags: readonly string[];
  readonly authors: readonly string[];
}

/**
 * Reads the terms that a post names: by name, by slug, or by one of its `aliases`, in any spelling. Where site.yaml
 * lists categories, any other is a problem, which is told with its place.
 */
export function readNames(data: Record<string, unknown>, site: Site, place: Locate, problems: Problem[]): Names {
  const read = (key: 'tags' | 'authors') => {
    const known = spellings(site[key]);
    return [...new Set(namesIn(data[key], known).map((name) => known.get(nameKey(name)) ?? name))];
  };
  const names = {
    categories: readCategories(data.categories, site, place, problems),
    tags: read('tags'),
    authors: read('authors'),
  };
  const tooMany = keys.filter((key) => (names[key]?.length ?? 0) > mostNames);
  for (const key of tooMany) problems.push(tooManyTerms(place([key]), key, names[key]?.length ?? 0, mostNames));
  return tooMany.length === 0 ? names : { ...names, categories: null };
}

const keys = ['categories', 'tags', 'authors'] as const;

/**
 * Names that a post may have of one kind. Each makes archives, and the post's card on each of them names all: the bytes
 * of the site grow with the square of their number.
 */
const mostNames = 100;

const kinds = { categories: 'category', tags: 'tag', authors: 'author' } as const;

/** Terms of a post that no URL can be made of. Of a post that has a page, its archives tell them. */
export function unusableNames(names: Names, data: Record<string, unknown>, site: Site, place: Locate): Problem[] {
  return (['categories', 'tags', 'authors'] as const).flatMap((list) => {
    const known = spellings(site[list] ?? []);
    const typed = namesIn(data[list], known).map(nameKey);
    return (names[list] ?? []).flatMap((name) => {
      const fault = known.has(nameKey(name)) ? null : slugFault(sanitizeTitle(name, site.language));
      const at = Math.max(0, typed.indexOf(nameKey(name)));
      return fault === null ? [] : [unusableSlug(place([list, at]), kinds[list], name, fault, list)];
    });
  });
}

function readCategories(
  typed: unknown,
  { categories: defined }: Site,
  place: Locate,
  problems: Problem[],
): readonly string[] | null {
  const known = spellings(defined ?? []);
  const chosen = new Set<string>();
  let isRight = true;
  for (const [index, name] of namesIn(typed, known).entries()) {
    const category = known.get(nameKey(name)) ?? (defined === null ? name : null);
    if (category !== null) {
      chosen.add(category);
      continue;
    }
    isRight = false;
    problems.push(
      unknownCategory(
        place(['categories', index]),
        name,
        nearest(
          name,
          (defined ?? []).map((one) => one.name),
        ),
      ),
    );
  }
  return isRight ? [...chosen] : null;
}

/** Names by all that stands for them: a name goes before another's slug, and that before an alias. */
function spellings(definitions: readonly Definition[]): ReadonlyMap<string, string> {
  const named = definitions.map(({ name }) => [name, name] as const);
  const slugs = definitions.flatMap(({ name, slug }) => (slug === null ? [] : [[slug, name] as const]));
  const aliases = definitions.flatMap(({ name, aliases: others }) => others.map((alias) => [alias, name] as const));
  return new Map([...aliases, ...slugs, ...named].map(([spelling, name]) => [nameKey(spelling), name]));
}

/** What stands between names in one text, in the scripts that have commas of their own too. */
const comma = /[,，、،]/;

/** The names of a list, or of one text with commas between them, unless the whole text is a known name. */
function namesIn(typed: unknown, known: ReadonlyMap<string, string>): string[] {
  const names = typeof typed !== 'string' ? typed : known.has(nameKey(typed)) ? [typed] : typed.split(comma);
  if (!Array.isArray(names)) return [];
  const texts: readonly unknown[] = names;
  return texts
    .filter((name) => typeof name === 'string')
    .map((name) => name.trim().toWellFormed())
    .filter((name) => name !== '');
}
