import type { Entry } from '../folder/blog.ts';
import { textAt } from '../folder/data.ts';
import { namesIn } from '../folder/entry-data.ts';
import type { OldLists } from '../folder/old-lists.ts';
import type { OldAddress } from '../redirects.ts';
import { hugoSegment } from './hugo-paths.ts';
import { termPattern } from './hugo-terms.ts';
import type { HugoSite } from './hugo-texts.ts';

/** Where Hugo has lists and feeds: of the sections that hold posts, and of every term. */
export function hugoLists({ settings, taxonomies, content }: HugoSite, entries: readonly Entry[]): OldLists {
  const sections = new Set(
    entries.flatMap(({ kind, file }) =>
      kind === 'post' && file.startsWith(`${content}/`) ? [file.slice(content.length + 1).split('/')[0] ?? ''] : [],
    ),
  );
  const paths = {
    isUgly: false,
    keepsCapitals: textAt(settings, 'disablepathtolower') === 'true',
    removesAccents: textAt(settings, 'removepathaccents') === 'true',
  };
  const ofSections = [...sections].flatMap((section): OldAddress[] => {
    const path = `/${hugoSegment(section, paths)}/`;
    return [
      [path, '/'],
      [`${path}index.xml`, '/feed.xml'],
    ];
  });
  const overviews: readonly OldAddress[] = [
    ['/index.xml', '/feed.xml'],
    ...taxonomies.filter((one) => !/^(?:tags|categories)$/.test(one)).map((one): OldAddress => [`/${one}/`, '/tags/']),
  ];
  const kinds = { tag: /^(?!(?:categories|authors?|series)$)/, category: /^categories$/, author: /^authors?$/ };
  const own = taxonomies.map((taxonomy) => ({
    taxonomy,
    names: new Set(entries.flatMap(({ data }) => namesIn(data[taxonomy]))),
  }));
  return {
    addresses: [...overviews, ...ofSections],
    term: (kind, name) =>
      own
        .filter(({ taxonomy, names }) => kinds[kind].test(taxonomy) && (/^authors?$/.test(taxonomy) || names.has(name)))
        .map(({ taxonomy }) => termPattern(settings, taxonomy).replace(':name', hugoSegment(name, paths))),
  };
}
