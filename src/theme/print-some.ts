import type { Route } from '../model/route.ts';
import type { Printer } from './print.ts';
import type { FailedPage } from './template-fault.ts';

/** Some pages with their texts, and those that could not be printed. */
export interface PrintedPages {
  readonly texts: ReadonlyMap<Route, string>;
  readonly failed: readonly FailedPage[];
}

/** Prints a few pages in this thread. */
export async function printSome(routes: readonly Route[], print: Printer): Promise<PrintedPages> {
  const texts = new Map<Route, string>();
  const failed: FailedPage[] = [];
  for (const route of routes) {
    const text = await print(route);
    if (typeof text === 'string') texts.set(route, text);
    else failed.push(text);
  }
  return { texts, failed };
}
