import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';

let opened: Promise<Browser> | null = null;
after(async () => await (await opened)?.close());

/** One browser for all tests of a process, which ends after the last of them: to start one takes longer than most of them. */
export function sharedBrowser(): Promise<Browser> {
  opened ??= launchBrowser();
  return opened;
}
