import { pageUrl } from '../archive/paginate.ts';
import { paginateLinks } from '../archive/pagination-links.ts';
import { siteUrl } from '../archive/url.ts';
import type { PageContext } from './context.ts';
import type { PaginationView } from './view.ts';

/** The pagination of page `current` of an archive at `base`, as WordPress's paginate_links writes it. */
export function paginationView(context: PageContext, base: string, current: number, total: number): PaginationView[] {
  const { site, words } = context;
  return paginateLinks({ current, total }).map((token): PaginationView => {
    if (token.kind === 'dots') return { kind: 'dots' };
    const text = context.number(token.number);
    const label = words.phrases.goToPage(text);
    if (token.kind === 'current') return { kind: 'current', text, label };
    const url = siteUrl(site, pageUrl(base, token.number));
    if (token.kind === 'page') return { kind: 'page', text, label, url, classes: 'page-numbers' };
    const isNext = token.kind === 'next';
    return {
      kind: token.kind,
      text: isNext ? words.next : words.previous,
      label: isNext ? words.nextPage : words.previousPage,
      url,
      classes: `${isNext ? 'next' : 'prev'} page-numbers`,
    };
  });
}
