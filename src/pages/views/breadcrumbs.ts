import type { Archive } from '../../archive/blog.ts';
import { yearUrl } from '../../archive/term-url.ts';
import { absoluteUrl } from '../../config/site-url.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import type { Breadcrumbs } from '../seo/nodes.ts';

/** Something that a page lies below: a name and a URL path from the site's own root. */
interface Above {
  readonly name: string;
  readonly url: string;
}

/**
 * The way from home to an archive called `name`: past the categories above it, or past the year of a month; to a page
 * of it that says which one it is (`Page 2 of 3`), past the first.
 */
export function archiveBreadcrumbs(
  context: PageContext,
  archive: Archive,
  name: string,
  pageOf: string | null,
): Breadcrumbs {
  const isHome = archive.kind === 'home';
  if (pageOf === null && isHome) return [{ name: context.words.home, url: null }];
  const above = aboveArchive(context, archive);
  if (pageOf === null) return breadcrumbs(context, above, name);
  return breadcrumbs(context, isHome ? [] : [...above, { name, url: archive.url }], pageOf);
}

/** The way from home to a post: past its first category and those above that. */
export function postBreadcrumbs(context: PageContext, post: Post): Breadcrumbs {
  const { blog } = context;
  const [category] = blog.categoryLinks(post);
  if (category === undefined) return breadcrumbs(context, [], post.title);
  const term = blog.categories.list.find(({ url }) => url === category.url);
  return breadcrumbs(context, [...(term?.ancestors ?? []), category], post.title);
}

/** The way from home past what lies between to the page called `name`. */
export function breadcrumbs({ site, words }: PageContext, between: readonly Above[], name: string): Breadcrumbs {
  return [
    { name: words.home, url: site.url },
    ...between.map((one) => ({ name: one.name, url: absoluteUrl(site, one.url) })),
    { name, url: null },
  ];
}

function aboveArchive({ site }: PageContext, { term, period }: Archive): readonly Above[] {
  if (term !== null) return term.ancestors;
  const isInYear = period !== null && period.month !== null && site.archives.includes('year');
  return isInYear ? [{ name: period.year, url: yearUrl(period.year) }] : [];
}
