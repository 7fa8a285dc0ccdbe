import type { Browser } from 'playwright-core';
import { serveHosted } from '../../src/preview/hosted.ts';
import { manifestFile } from '../../src/site/options.ts';
import { launchBrowser } from './browser.ts';
import { buildSample } from './sample.ts';

/** The sample site, built and served, and a browser to look at it with; all of it ends when this is disposed of. */
export interface OpenSample extends AsyncDisposable {
  readonly folder: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly browser: Browser;
}

/**
 * Builds the sample site, serves it as its host will, with the header fields that a browser heeds, and starts a browser: a
 * page that breaks its own Content-Security-Policy says so in the console.
 */
export async function openSample(): Promise<OpenSample> {
  await using begun = new AsyncDisposableStack();
  const { folder } = begun.use(await buildSample());
  const manifest = manifestFile(folder);
  const served = await serveHosted({ output: folder, manifest, host: null, port: 8300, address: null });
  if (served === null) throw new Error('the sample has no manifest');
  begun.defer(() => served.close());
  const url = served.url.replace(/\/$/, '');
  const browser = await launchBrowser();
  begun.defer(() => browser.close());
  const all = begun.move();
  return { folder, url, browser, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
