import type nunjucks from 'nunjucks';
import { PageText } from '../model/page-text.ts';
import type { Route } from '../model/route.ts';
import type { ExtensionFunctions } from './extension.ts';
import { type PlainTemplates, plainPrinter } from './print-plain.ts';
import { printWhole } from './print-whole.ts';
import { attemptPage, type FailedPage, withAllFaults } from './template-fault.ts';

/** A page's text; or the page that failed, where it did for the fault of a template or of the site's own code. */
export type PrintedPage = PageText | FailedPage;

/** Prints a page: at once, or later where the site's own configuration has functions that answer later. */
export type Printer = (route: Route) => PrintedPage | Promise<PrintedPage>;

/**
 * What prints pages with a theme's templates as they are now, and the functions of the site's own configuration where it
 * has any. What cannot be compiled fails every page that Nunjucks has to print.
 */
export function createPrinter(templates: PlainTemplates, functions: ExtensionFunctions | null): Printer {
  let printRoute: PrintRoute | null = null;
  const print = (route: Route) => {
    printRoute ??= functions === null ? plainRoutes(templates) : extendedRoutes(templates, functions);
    return printRoute(route);
  };
  return (route) =>
    attemptPage(route.url, () =>
      route.prepare === undefined ? print(route) : route.prepare().then(() => print(route)),
    );
}

/**
 * Gives the text of a page: what its layout makes of its view. The view is made here and dropped after it, so that no more
 * than one of them is in memory. Throws what the template engine throws.
 */
type PrintRoute = (route: Route) => PageText | Promise<PageText>;

function plainRoutes(templates: PlainTemplates): PrintRoute {
  const print = plainPrinter(templates, withAllFaults);
  return ({ layout, view }) => print(layout, view());
}

function extendedRoutes({ includes }: PlainTemplates, functions: ExtensionFunctions): PrintRoute {
  const engine = import('./environment.ts').then(({ createEngine }) => createEngine(includes, functions));
  return async (route) => new PageText([await printExtended(route, (await engine).environment(), functions)]);
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
