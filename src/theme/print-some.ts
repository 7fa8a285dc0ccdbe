import { PageText } from '../model/page-text.ts';
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
    const printed = await print(route);
    if (printed instanceof PageText) texts.set(route, printed.whole);
    else failed.push(printed);
  }
  return { texts, failed };
}
