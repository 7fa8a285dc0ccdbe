import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveHosted } from '../../src/preview/hosted.ts';
import { manifestFile } from '../../src/site/options.ts';
import { builtSample } from './sample.ts';
import { sharedBrowser } from './shared-browser.ts';

/** The sample site, built and served, and a browser to look at it with. */
export interface OpenSample {
  readonly folder: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly browser: Browser;
}

const ending = new AsyncDisposableStack();
after(() => ending.disposeAsync());

let opened: Promise<OpenSample> | null = null;

/**
 * Serves the sample site as its host will, with the header fields that a browser heeds, and starts a browser, once for all
 * tests of a process: a page that breaks its own Content-Security-Policy says so in the console.
 */
export function openSample(): Promise<OpenSample> {
  opened ??= open();
  return opened;
}

async function open(): Promise<OpenSample> {
  const { folder } = await builtSample();
  const manifest = manifestFile(folder);
  const served = await serveHosted({ output: folder, manifest, host: null, port: 8300, address: null });
  if (served === null) throw new Error('the sample has no manifest');
  ending.defer(() => served.close());
  return { folder, url: served.url.replace(/\/$/, ''), browser: await sharedBrowser() };
}
