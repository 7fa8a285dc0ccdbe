/** What pagination shows at one place. */
export type PaginationToken =
  | { readonly kind: 'previous' | 'next' | 'page' | 'current'; readonly number: number }
  | { readonly kind: 'dots' };

/** As the arguments of WordPress's paginate_links; its defaults where they are left out. */
export interface PaginationOptions {
  /** The page one is on, from 1. */
  readonly current: number;
  readonly total: number;
  /**
   * Pages shown at either end; fewer than 1 count as 1.
   * @default 1
   */
  readonly endSize?: number;
  /**
   * Pages shown to either side of the current one; fewer than 0 count as 2.
   * @default 2
   */
  readonly midSize?: number;
  /**
   * Whether the links to the previous and the next page are there.
   * @default true
   */
  readonly prevNext?: boolean;
  /**
   * Whether every page is shown, without dots.
   * @default false
   */
  readonly showAll?: boolean;
}

/**
 * The tokens of WordPress's paginate_links() in their order, for a layout to print with words and URLs of its own: page
 * N's is pageUrl()'s. Fewer than two pages give none. Dots stand where pages are left out, once per gap.
 */
export function paginateLinks(options: PaginationOptions): PaginationToken[] {
  const { current, total, prevNext = true, showAll = false } = options;
  if (total < 2) return [];
  const endSize = atLeast(1, options.endSize, 1);
  const midSize = atLeast(0, options.midSize, 2);
  const tokens: PaginationToken[] = [];
  if (prevNext && current > 1) tokens.push({ kind: 'previous', number: current - 1 });
  let mayHaveDots = false;
  for (let number = 1; number <= total; number++) {
    const isNear = number >= current - midSize && number <= current + midSize;
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

function atLeast(least: number, size: number | undefined, standard: number): number {
  return size === undefined || size < least ? standard : size;
}
