import { pageUrl } from '../../archive/paginate.ts';
import { siteUrl } from '../../config/site-url.ts';
import type { PageContext } from '../context.ts';
import { paginateLinks } from './pagination-links.ts';
import type { PaginationView } from './view.ts';

const plain = { text: null, before: '', after: '', label: null, url: null };

/** The pagination of page `current` of an archive at `base`, as WordPress's paginate_links writes it. */
export function paginationView(context: PageContext, base: string, current: number, total: number): PaginationView[] {
  const { site, words } = context;
  return paginateLinks({ current, total }).map((token): PaginationView => {
    const { kind } = token;
    if (kind === 'dots') return { ...plain, kind, classes: 'page-numbers dots' };
    const number = context.number(token.number);
    if (kind === 'current') {
      const [before = '', after = ''] = words.phrases.goToPage(number).split(number);
      return { ...plain, kind, text: number, before, after, classes: 'page-numbers current' };
    }
    const url = siteUrl(site, pageUrl(base, token.number));
    if (kind === 'next') return { ...plain, kind, text: words.next, url, classes: 'next page-numbers' };
    if (kind === 'previous') return { ...plain, kind, text: words.previous, url, classes: 'prev page-numbers' };
    return { ...plain, kind, text: number, label: words.phrases.goToPage(number), url, classes: 'page-numbers' };
  });
}
