import type { Browser } from 'playwright-core';
import { launchBrowser, serveFolder } from './browser.ts';
import { buildSample } from './sample.ts';

/** The sample site, built and served, and a browser to look at it with; all of it ends when this is disposed of. */
export interface OpenSample extends AsyncDisposable {
  readonly folder: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly browser: Browser;
}

/** Builds the sample site, serves it, and starts a browser. */
export async function openSample(): Promise<OpenSample> {
  await using begun = new AsyncDisposableStack();
  const { folder } = begun.use(await buildSample());
  const { server, url } = await serveFolder(folder);
  begun.defer(() => void server.close());
  const browser = await launchBrowser();
  begun.defer(() => browser.close());
  const all = begun.move();
  return { folder, url, browser, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
