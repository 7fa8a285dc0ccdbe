import { pageUrl } from '../../archive/paginate.ts';
import { siteUrl } from '../../config/site-url.ts';
import type { PageContext } from '../context.ts';
import { paginateLinks } from './pagination-links.ts';
import type { PaginationView } from './view.ts';

/** The pagination of page `current` of an archive at `base`, as WordPress's paginate_links writes it. */
export function paginationView(context: PageContext, base: string, current: number, total: number): PaginationView[] {
  const { site, words } = context;
  return paginateLinks({ current, total }).map((token): PaginationView => {
    const { kind } = token;
    if (kind === 'dots') return { kind, text: null, label: null, url: null, classes: 'page-numbers dots' };
    const number = context.number(token.number);
    if (kind === 'current') return { kind, text: number, label: null, url: null, classes: 'page-numbers current' };
    const url = siteUrl(site, pageUrl(base, token.number));
    if (kind === 'next') return { kind, text: words.next, label: null, url, classes: 'next page-numbers' };
    if (kind === 'previous') return { kind, text: words.previous, label: null, url, classes: 'prev page-numbers' };
    return { kind, text: number, label: words.phrases.goToPage(number), url, classes: 'page-numbers' };
  });
}
