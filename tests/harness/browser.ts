import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';

/** The media types of a site's files, by their extensions. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.xsl': 'application/xslt+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
};

/** Serves a folder as a static host does: `index.html` for folders, `404.html` for what does not exist. */
export async function serveFolder(folder: string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const isThere = file.startsWith(folder) && (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false);
    const found = isThere ? file : join(folder, '404.html');
    response.writeHead(isThere ? 200 : 404, {
      'content-type': mediaTypes[extname(found)] ?? 'application/octet-stream',
    });
    createReadStream(found)
      .on('error', () => response.end())
      .pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  return { url: `http://127.0.0.1:${address.port}`, server };
}

/**
 * A headless Chromium from the npm registry: nothing of the system's is needed. The package's own arguments are for
 * another place: they put everything into one process, where closing one context can end the others, and switch web
 * security off. Containers have no user namespaces, so there is no sandbox; pages come from this machine only.
 */
export async function launchBrowser(): Promise<Browser> {
  return await playwright.launch({
    executablePath: await unpackBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    headless: true,
  });
}

/**
 * Unpacks Chromium, with the libraries that a bare system lacks (NSS among them), into the folder for temporary files;
 * gives the path of its program. The variable is the package's own switch for machines outside of its usual place.
 */
export async function unpackBrowser(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return await chromium.executablePath();
}
