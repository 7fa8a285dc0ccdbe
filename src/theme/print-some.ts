import type { Route } from '../model/route.ts';
import { createEnvironment } from './environment.ts';
import { printRoute } from './print.ts';
import { attemptPage, type FailedPage, TemplateFault } from './template-fault.ts';
import type { IncludeFolders } from './theme-files.ts';

/** Some pages with their texts, and those that a template could not print. */
export interface PrintedPages {
  readonly texts: ReadonlyMap<Route, string>;
  readonly failed: readonly FailedPage[];
}

/** Prints a few pages in this thread. */
export function printSome(routes: readonly Route[], includes: IncludeFolders): PrintedPages {
  const texts = new Map<Route, string>();
  const failed: FailedPage[] = [];
  try {
    const environment = createEnvironment(includes);
    for (const route of routes) {
      const text = attemptPage(route.url, () => printRoute(route, environment));
      if (typeof text === 'string') texts.set(route, text);
      else failed.push(text);
    }
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    failed.push({ url: '/', place: error.place, reason: error.reason });
  }
  return { texts, failed };
}
