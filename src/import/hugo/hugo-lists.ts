import type { Entry } from '../folder/blog.ts';
import { mapAt, textAt } from '../folder/data.ts';
import { namesIn } from '../folder/entry-data.ts';
import type { OldLists } from '../folder/old-lists.ts';
import type { OldAddress } from '../redirects.ts';
import type { HugoLanguage } from './hugo-languages.ts';
import { hugoSegment } from './hugo-paths.ts';
import { termPattern } from './hugo-terms.ts';
import type { HugoSite, HugoText } from './hugo-texts.ts';

/** A text with what it becomes. */
export interface MadeText {
  readonly text: HugoText;
  readonly entry: Entry;
}

/**
 * Where Hugo has lists and feeds, in each language: of the sections that hold posts, and of every term. `listAddresses` are
 * those that lists name themselves.
 */
export function hugoLists(
  { settings, taxonomies }: HugoSite,
  made: readonly MadeText[],
  listAddresses: readonly string[],
): OldLists {
  const paths = {
    isUgly: false,
    keepsCapitals: textAt(settings, 'disablepathtolower') === 'true',
    removesAccents: textAt(settings, 'removepathaccents') === 'true',
  };
  const feed = `${textAt(mapAt(mapAt(settings, 'outputformats'), 'rss'), 'basename') ?? 'index'}.xml`;
  const posts = made.filter(({ entry }) => entry.kind === 'post');
  const byLanguage = [...Map.groupBy(posts, ({ text }) => text.language)];
  const list = (path: string): OldAddress[] => [
    [path, '/'],
    [path + feed, '/feed.xml'],
  ];
  const sectionAddress = ({ prefix, settings: own }: HugoLanguage, section: string) => {
    const pattern = textAt(mapAt(mapAt(own, 'permalinks'), 'section'), section.toLowerCase());
    return prefix + (pattern === null ? `/${hugoSegment(section, paths)}/` : sectionFrom(pattern, section));
  };
  const addresses = byLanguage.flatMap(([language, texts]): OldAddress[] => [
    ...list(`${language.prefix}/`),
    ...taxonomies
      .filter((one) => language.prefix !== '' || !/^(?:tags|categories)$/.test(one))
      .map((one): OldAddress => [`${language.prefix}/${one}/`, one === 'categories' ? '/categories/' : '/tags/']),
    ...[...new Set(texts.map(({ text }) => text.path.split('/')[0] ?? ''))].flatMap((section) =>
      list(sectionAddress(language, section)),
    ),
  ]);
  const kinds = { tag: /^(?!(?:categories|authors?|series)$)/, category: /^categories$/, author: /^authors?$/ };
  const own = byLanguage.flatMap(([language, texts]) =>
    taxonomies.map((taxonomy) => ({
      taxonomy,
      language,
      names: new Set(texts.flatMap(({ entry }) => namesIn(entry.data[taxonomy]))),
    })),
  );
  return {
    addresses: [
      ...addresses,
      ...listAddresses.filter((one) => one.startsWith('/')).map((one): OldAddress => [one, '/']),
    ],
    term: (kind, name) =>
      own
        .filter(({ taxonomy, names }) => kinds[kind].test(taxonomy) && (/^authors?$/.test(taxonomy) || names.has(name)))
        .map(
          ({ taxonomy, language }) =>
            language.prefix + termPattern(language.settings, taxonomy).replace(':name', hugoSegment(name, paths)),
        ),
  };
}

/** The address of a section's list, by `permalinks.section`. */
function sectionFrom(pattern: string, section: string): string {
  const path = pattern.replaceAll(/:(?:sections?(?:slugs?)?(?:\[[^\]]*\])?|slug|title|contentbasename)/g, section);
  return `/${path}/`.replaceAll(/\/{2,}/g, '/');
}
