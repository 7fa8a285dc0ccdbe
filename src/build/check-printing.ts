import type { Route } from '../model/route.ts';
import type { Problem } from '../problems/problem.ts';
import type { ReadySite } from '../site/assemble.ts';
import { printSome } from '../theme/print-some.ts';
import { failureProblems } from '../theme/template-fault.ts';

/** Pages of each layout that are tried: templates ask for different things of different pages, but not of thousands. */
const triesPerLayout = 24;

/**
 * What is wrong with the theme's templates that only printing shows, such as a name that no view has: some pages of each
 * layout are printed, and thrown away. Pages with pictures that no build has encoded yet cannot be among them.
 */
export function printingProblems({ arranged, theme }: ReadySite): Problem[] {
  const { pictures } = arranged.context;
  const printable = arranged.routes.filter((route) => route.pictures().every((path) => pictures.isReady(path)));
  const tried = [...Map.groupBy(printable, ({ layout }) => layout).values()].flatMap(spread);
  return failureProblems(printSome(tried, theme.includes).failed, theme.includes);
}

/** Some of a list, as far from each other as they can be. */
function spread(routes: readonly Route[]): Route[] {
  const step = Math.max(1, routes.length / triesPerLayout);
  return routes.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
