import type { LabelledLink } from '../../config/site.ts';
import { type Note, note } from '../notes.ts';
import { pathOnBlog } from '../permalinks.ts';
import type { Survey } from './survey.ts';

/** A blog's first menu as the navigation of a site. */
export interface Menu {
  readonly links: readonly LabelledLink[];
  /** The numbers of the items that are in it. */
  readonly used: ReadonlySet<number>;
  readonly notes: readonly Note[];
}

/** The entries on top of the menu that has the most of them. An entry without a name has that of what it leads to. */
export function menuOf({ menu, links, titles, channel }: Survey): Menu {
  const menus = Map.groupBy(menu, (item) => item.menu);
  const [main = []] = [...menus.values()].sort((a, b) => b.length - a.length);
  const used = new Set<number>();
  const entries = main
    .filter(({ parent }) => parent === '' || parent === '0')
    .sort((a, b) => a.order - b.order)
    .flatMap((item) => {
      const target = item.object.type === 'item' ? links.get(String(item.object.id)) || undefined : item.url;
      const label = item.label || (titles.get(item.object.id) ?? '');
      const url = target === undefined ? '' : (pathOnBlog(target, channel.base) ?? target);
      if (label === '' || !/^(?:[/#?]|[a-z][a-z\d+.-]*:)/i.test(url)) return [];
      used.add(item.id);
      return [{ label, url }];
    });
  const notes =
    menus.size > 1 ? [note('decision', 'several menus: the longest is the navigation of content/site.yaml')] : [];
  return { links: entries, used, notes };
}
