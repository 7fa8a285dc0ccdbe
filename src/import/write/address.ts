import { permalinkFields } from '../../archive/arrange.ts';
import { permalinkPattern } from '../../archive/permalink.ts';
import { categoryTerms } from '../../archive/terms.ts';
import { meanings } from '../../config/listed-terms.ts';
import type { Site } from '../../config/site.ts';
import { parseDate } from '../../model/date.ts';
import { nameOf, pageUrl, uriPath } from '../../model/paths.ts';
import { sanitizeTitle, typedSlug } from '../../model/slug.ts';
import { defaultPagePermalink } from '../../source/addresses.ts';
import type { FrontMatterValue, ImportedPage, ImportedPost } from '../item.ts';

/** The URL path that a text has by its file and front matter alone, from the site's own root. */
export type AddressOf = (item: ImportedPost | ImportedPage, file: string) => string;

/** Knows by a site's configuration where its texts will be: what it says is what a build does. */
export function addresses(site: Site): AddressOf {
  const pattern = permalinkPattern(site.permalink);
  const terms = categoryTerms([], site);
  const meant = meanings(site.categories ?? [], site.language);
  return (item, file) => {
    const { permalink } = item.frontMatter;
    if (typeof permalink === 'string') return pageUrl(uriPath(permalink));
    if (item.kind === 'page') return defaultPagePermalink(file, site.language);
    const { date, slug, id, categories: names } = item.frontMatter;
    const fields = {
      date: parseDate(date, site),
      slug: typeof slug === 'string' ? typedSlug(slug, site.language) : sanitizeTitle(nameOf(file), site.language),
      id: typeof id === 'number' ? id : null,
      categories: textsIn(names).map((name) => meant(name)?.term ?? { name, slug: null }),
    };
    return pattern.ok ? pattern.url(permalinkFields(fields, terms)) : '';
  };
}

function textsIn(value: FrontMatterValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}
