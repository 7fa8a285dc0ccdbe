import { meanings } from '../config/listed-terms.ts';
import type { Site } from '../config/site.ts';
import { meant, nearest } from '../problems/nearest.ts';
import { UsageError } from './arguments.ts';

/** The terms that a new post begins with. */
export interface PostTerms {
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
}

/**
 * Terms as the site spells them, which may be typed by a slug, an alias or in another spelling, with commas between several.
 * Throws UsageError for a category that is not in the list of a site that has one, with the near one.
 */
export function termsAsListed(typed: PostTerms, site: Site): PostTerms {
  const { language } = site;
  const spelled = (names: readonly string[], listed: NonNullable<Site['categories' | 'tags' | 'authors']>) => {
    const known = meanings(listed, language);
    const each = names.flatMap((name) => (known(name) === null ? name.split(',') : [name])).map((name) => name.trim());
    return [...new Set(each.filter((name) => name !== '').map((name) => writtenName(known(name), name)))];
  };
  const categories = spelled(typed.categories, site.categories ?? []);
  if (site.categories !== null) {
    const known = meanings(site.categories, language);
    const names = site.categories.map(({ name }) => name);
    for (const name of categories.filter((one) => known(one) === null)) {
      const remedy = meant(nearest(name, names), `it has ${names.join(', ')}.`);
      throw new UsageError(`"${name}" is not among the categories of content/site.yaml: ${remedy}`);
    }
  }
  return { categories, tags: spelled(typed.tags, site.tags), authors: spelled(typed.authors, site.authors) };
}

/** How front matter names a term: a name that several share says nothing, their slugs do. */
function writtenName(meaning: ReturnType<ReturnType<typeof meanings>>, typed: string): string {
  if (meaning === null) return typed;
  return meaning.term.slug ?? meaning.term.name;
}
