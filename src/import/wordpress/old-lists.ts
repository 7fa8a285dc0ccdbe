import { sanitizeTitle } from '../../model/slug.ts';
import type { CompactMap } from '../compact-map.ts';
import { pathOnBlog } from '../permalinks.ts';
import { type OldAddress, redirectsFor } from '../redirects.ts';
import { readableSlug } from './names.ts';
import type { OwnTerms } from './own-taxonomies.ts';
import type { Survey } from './survey.ts';

/**
 * The redirects from feeds, and from the lists of terms, authors and dates where the blog's permalinks begin with a folder:
 * WordPress's rewrite rules put its lists there too (`with_front`). `base` is the blog's URL.
 */
export function wordpressRedirects(
  { terms, used, samples, links }: Survey,
  own: OwnTerms,
  permalink: string | null,
  base: string,
  language: string,
): Readonly<Record<string, string>> {
  const front = /^((?:\/[^:/]+)*)\/:/.exec(permalink ?? '')?.[1] ?? '';
  const slugOf = (slug: string) => sanitizeTitle(readableSlug(slug), language);
  const parents = new Map(terms.filter(({ taxonomy }) => taxonomy === 'category').map((one) => [one.slug, one.parent]));
  const pathOf = (slug: string): string => {
    const path: string[] = [];
    for (let one = slug; one !== '' && parents.has(one) && path.length < 10; one = parents.get(one) ?? '')
      path.unshift(one);
    return (path.length === 0 ? [slug] : path).map(slugOf).join('/');
  };
  const lists = [...used].flatMap((use): OldAddress[] => {
    const [taxonomy = '', slug = ''] = use.split(' ');
    if (taxonomy === 'author') return [[`${front}/author/${slugOf(slug)}/`, `/author/${slugOf(slug)}/`]];
    if (taxonomy !== 'category' && taxonomy !== 'post_tag') return [];
    const list = taxonomy === 'category' ? `/category/${pathOf(slug)}/` : `/tag/${slugOf(slug)}/`;
    return [
      [`${front}${list}`, list],
      [`${front}${list}feed/`, `${list}feed.xml`],
    ];
  });
  const months = new Set(samples.map(({ date }) => date.slice(0, 7).replace('-', '/')));
  const dates = [...new Set([...months].map((month) => month.slice(0, 4))), ...months].map(
    (path): OldAddress => [`${front}/${path}/`, `/${path}/`],
  );
  const feeds: readonly OldAddress[] = [
    ['/feed/', '/feed.xml'],
    ['/feed/atom/', '/atom.xml'],
    ['/feed/rss2/', '/feed.xml'],
  ];
  const all = [...feeds, ...lists, ...own.addresses(front), ...formats(used, front), ...(front === '' ? [] : dates)];
  return redirectsFor(all, paths(links, base));
}

/** The lists of post formats, which this contract does not know: `post-format-aside` had its own at `/type/aside/`. */
function formats(used: ReadonlySet<string>, front: string): OldAddress[] {
  return [...used].flatMap((use): OldAddress[] => {
    const [, format] = /^post_format post-format-(\S+)$/.exec(use) ?? [];
    return format === undefined ? [] : [...new Set(['', front])].map((before) => [`${before}/type/${format}/`, '/']);
  });
}

function* paths(links: CompactMap, base: string): Generator<string, void, undefined> {
  for (const link of links.values()) yield pathOnBlog(link, base) ?? '/';
}
