import type { Route } from '../model/route.ts';
import { createPrinter } from './print.ts';
import type { FailedPage } from './template-fault.ts';
import type { IncludeFolders } from './theme-files.ts';

/** Some pages with their texts, and those that a template could not print. */
export interface PrintedPages {
  readonly texts: ReadonlyMap<Route, string>;
  readonly failed: readonly FailedPage[];
}

/** Prints a few pages in this thread. */
export function printSome(routes: readonly Route[], includes: IncludeFolders): PrintedPages {
  const print = createPrinter(includes);
  const texts = new Map<Route, string>();
  const failed: FailedPage[] = [];
  for (const route of routes) {
    const text = print(route);
    if (typeof text === 'string') texts.set(route, text);
    else failed.push(text);
  }
  return { texts, failed };
}
