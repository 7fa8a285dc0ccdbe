import type nunjucks from 'nunjucks';
import type { Route } from '../model/route.ts';

/**
 * The text of a page: what its layout makes of its view. The view is made here and dropped after it, so that no more than
 * one of them is in memory. Throws what the template engine throws.
 */
export function printRoute({ layout, view }: Route, environment: nunjucks.Environment): string {
  return environment.render(layout, view());
}
