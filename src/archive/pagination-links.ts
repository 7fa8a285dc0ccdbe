/** What pagination shows at one place. */
export type PaginationToken =
  | { readonly kind: 'previous' | 'next' | 'page' | 'current'; readonly number: number }
  | { readonly kind: 'dots' };

/** As the arguments of WordPress's paginate_links; its defaults where they are left out. */
export interface PaginationOptions {
  /** The page one is on, from 1. */
  readonly current: number;
  readonly total: number;
  /** Pages shown at either end; at least 1. */
  readonly endSize?: number;
  /** Pages shown to either side of the current one. */
  readonly midSize?: number;
  /** Whether the links to the previous and the next page are there. */
  readonly prevNext?: boolean;
  /** Whether every page is shown, without dots. */
  readonly showAll?: boolean;
}

/**
 * The tokens of WordPress's paginate_links() in their order. Fewer than two pages give none. Dots stand where pages are
 * left out, once per gap.
 */
export function paginateLinks(options: PaginationOptions): PaginationToken[] {
  const { current, total, midSize = 2, prevNext = true, showAll = false } = options;
  if (total < 2) return [];
  const endSize = Math.max(1, options.endSize ?? 1);
  const reach = Math.max(0, midSize);
  const tokens: PaginationToken[] = [];
  if (prevNext && current > 1) tokens.push({ kind: 'previous', number: current - 1 });
  let mayHaveDots = false;
  for (let number = 1; number <= total; number++) {
    const isNear = number >= current - reach && number <= current + reach;
    if (number === current) {
      tokens.push({ kind: 'current', number });
      mayHaveDots = true;
    } else if (showAll || number <= endSize || isNear || number > total - endSize) {
      tokens.push({ kind: 'page', number });
      mayHaveDots = true;
    } else if (mayHaveDots) {
      tokens.push({ kind: 'dots' });
      mayHaveDots = false;
    }
  }
  if (prevNext && current < total) tokens.push({ kind: 'next', number: current + 1 });
  return tokens;
}
