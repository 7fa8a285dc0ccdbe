import type nunjucks from 'nunjucks';
import type { Route } from '../model/route.ts';
import { createEnvironment } from './environment.ts';
import type { ExtensionFunctions } from './extension.ts';
import { printWhole } from './print-whole.ts';
import { attemptPage, type FailedPage, withAllFaults } from './template-fault.ts';
import type { IncludeFolders } from './theme-files.ts';

/** A page's text; or the page that failed, where it did for the fault of a template or of the site's own code. */
export type PrintedPage = string | FailedPage;

/** Prints a page: at once, or later where the site's own configuration has functions that answer later. */
export type Printer = (route: Route) => PrintedPage | Promise<PrintedPage>;

/**
 * The text of a page: what its layout makes of its view. The view is made here and dropped after it, so that no more than
 * one of them is in memory. Throws what the template engine throws.
 */
export function printRoute({ layout, view }: Route, environment: nunjucks.Environment): string {
  return environment.render(layout, view());
}

/**
 * What prints pages with a theme's templates as they are now, and the functions of the site's own configuration where it
 * has any. Templates that cannot be compiled fail every page.
 */
export function createPrinter(includes: IncludeFolders, functions: ExtensionFunctions | null): Printer {
  let environment: nunjucks.Environment | null = null;
  const print = (route: Route) => {
    environment ??= createEnvironment(includes, functions);
    const engine = environment;
    return functions === null
      ? withAllFaults(() => printRoute(route, engine))
      : printExtended(route, engine, functions);
  };
  return (route) =>
    attemptPage(route.url, () =>
      route.prepare === undefined ? print(route) : route.prepare().then(() => print(route)),
    );
}

function printExtended(
  route: Route,
  environment: nunjucks.Environment,
  { isAsync, data, transform }: ExtensionFunctions,
): string | Promise<string> {
  const view = { ...data(route), ...route.view() };
  const text = isAsync
    ? printWhole(environment, route.layout, view)
    : withAllFaults(() => environment.render(route.layout, view));
  return transform === null ? text : Promise.resolve(text).then((whole) => transform(route, whole));
}
