import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { mediaTypes } from './browser.ts';
import type { TestSite } from './site.ts';

/** What another host answers. */
export interface Elsewhere {
  readonly contentType: string;
  readonly body: string;
}

/**
 * A browser that finds a built site at `origin`, with the header fields that its host is told; whoever else is asked is noted
 * in `asked` and answers what `elsewhere` says.
 */
export async function withHeaders(
  browser: Browser,
  site: TestSite,
  origin: string,
  elsewhere: (url: URL) => Elsewhere,
  options: BrowserContextOptions = {},
): Promise<{ readonly context: BrowserContext; readonly asked: string[] }> {
  const { headers } = JSON.parse(readFileSync(join(site.root, '_site.manifest.json'), 'utf8'));
  const context = await browser.newContext(options);
  const asked: string[] = [];
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin === origin) {
      const file = join(site.root, '_site', url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname);
      if (!existsSync(file)) return await route.fulfill({ status: 404, body: '' });
      const contentType = mediaTypes[extname(file)] ?? 'text/plain';
      return await route.fulfill({ body: readFileSync(file), contentType, headers });
    }
    asked.push(url.origin + url.pathname);
    // As an API that everybody may ask.
    return await route.fulfill({ headers: { 'access-control-allow-origin': '*' }, ...elsewhere(url) });
  });
  return { context, asked };
}
