import type nunjucks from 'nunjucks';
import type { Route } from '../model/route.ts';
import { createEnvironment } from './environment.ts';
import { attemptPage, type FailedPage } from './template-fault.ts';
import type { IncludeFolders } from './theme-files.ts';

/**
 * The text of a page: what its layout makes of its view. The view is made here and dropped after it, so that no more than
 * one of them is in memory. Throws what the template engine throws.
 */
export function printRoute({ layout, view }: Route, environment: nunjucks.Environment): string {
  return environment.render(layout, view());
}

/**
 * What prints pages with a theme's templates as they are now: gives a page's text, or the page that failed where it did for a
 * template's fault. Templates that cannot be compiled fail every page.
 */
export function createPrinter(includes: IncludeFolders): (route: Route) => string | FailedPage {
  let environment: nunjucks.Environment | null = null;
  return (route) =>
    attemptPage(route.url, () => {
      environment ??= createEnvironment(includes);
      return printRoute(route, environment);
    });
}
