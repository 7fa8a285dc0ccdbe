import { sanitizeTitle } from '../../model/slug.ts';
import type { ListKind, OldLists } from '../folder/old-lists.ts';
import { listNamed, type OldAddress } from '../redirects.ts';

const kinds: Readonly<Record<ListKind, RegExp>> = {
  tag: /tag|topic/i,
  category: /categor/i,
  author: /author/i,
};

/** Where templates printed lists, by their permalinks: `/blog/`, and `/tags/{{ tag | slugify }}/` for each of some terms. */
export function eleventyLists(permalinks: readonly string[]): OldLists {
  const addresses = permalinks.flatMap((permalink): OldAddress[] => {
    const address = `/${permalink}`.replaceAll(/\/{2,}/g, '/').replace(/\/index\.html$/, '/');
    const list = /\{[{%]/.test(address) ? null : listNamed(address);
    return list === null ? [] : [[address, list]];
  });
  return {
    addresses,
    term: (kind, name) =>
      permalinks.flatMap((permalink) => {
        const [, before] = /^\/?([^{]*)\{\{[^}]*\}\}\/?(?:index\.html)?$/.exec(permalink) ?? [];
        if (before === undefined || !kinds[kind].test(permalink)) return [];
        return [`/${before}${sanitizeTitle(name, 'en')}/`];
      }),
  };
}
