import type nunjucks from 'nunjucks';
import type { Route } from '../model/route.ts';
import { createEngine, type Engine } from './environment.ts';
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
function printRoute({ layout, view }: Route, { direct, environment }: Engine): string {
  const variables = view();
  return direct?.print(layout, variables) ?? withAllFaults(() => environment().render(layout, variables));
}

/**
 * What prints pages with a theme's templates as they are now, and the functions of the site's own configuration where it
 * has any. What cannot be compiled fails every page that Nunjucks has to print.
 */
export function createPrinter(includes: IncludeFolders, functions: ExtensionFunctions | null): Printer {
  let engine: Engine | null = null;
  const print = (route: Route) => {
    engine ??= createEngine(includes, functions);
    return functions === null ? printRoute(route, engine) : printExtended(route, engine.environment(), functions);
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
