import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { until } from './start.ts';

/** A page in a browser of its own, with what went wrong in it so far. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Console messages, uncaught errors, failed requests and requests to other hosts. */
  readonly troubles: readonly string[];
}

/** Opens an address as a new reader, without animations. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(url).origin) troubles.push(`another host: ${request.url()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, troubles, [Symbol.asyncDispose]: () => context.close() };
}

/**
 * Waits until an expression is true on a page. Playwright's `waitForFunction` evaluates it in the page each time, which a
 * strict policy forbids from the second time on.
 */
export async function waitForTrue(page: Page, expression: string): Promise<void> {
  await until(async () => ((await page.evaluate(expression)) === true ? true : null));
}
