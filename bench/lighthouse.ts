import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { unpackBrowser } from '../tests/harness/browser.ts';

/** Prints Lighthouse's four scores (mobile) of pages of a built site; see README.md. Lighthouse itself is large, so it is not among the dependencies. */
const folder = resolve('_site');
const paths = process.argv.length > 2 ? process.argv.slice(2) : ['/', '/category/infrastructure/', '/search/'];
const port = 9333;

interface Lighthouse {
  default(
    url: string,
    flags: object,
  ): Promise<{ lhr: { categories: Record<string, { id: string; score: number | null }> } }>;
}

async function loadLighthouse(): Promise<Lighthouse> {
  try {
    const name = 'lighthouse';
    return await import(name);
  } catch {
    console.error('Lighthouse is not installed: npm install --no-save lighthouse');
    process.exit(2);
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

/** Serves the site as a CDN does: compressed, and what has a hash in its name for ever. */
const server = createServer((request, response) => {
  const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
  const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
  const isThere = file.startsWith(folder) && (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false);
  if (!isThere) return response.writeHead(404).end();
  const type = types[extname(file)] ?? 'application/octet-stream';
  const isText = /^text|svg/.test(type);
  const cacheControl = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, {
    'content-type': type,
    'cache-control': cacheControl,
    ...(isText ? { 'content-encoding': 'gzip' } : {}),
  });
  const bytes = createReadStream(file);
  if (isText) bytes.pipe(createGzip()).pipe(response);
  else bytes.pipe(response);
});

const lighthouse = await loadLighthouse();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const origin = `http://127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}`;
const browser = spawn(
  await unpackBrowser(),
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--remote-debugging-port=${port}`,
    '--disable-background-networking',
    'about:blank',
  ],
  { stdio: 'ignore' },
);
await pause(2000);
for (const path of paths) {
  const { lhr } = await lighthouse.default(origin + path, { port, output: 'json', logLevel: 'error' });
  const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${Math.round((score ?? 0) * 100)}`);
  console.log(`${path}: ${scores.join(', ')}`);
}
browser.kill();
server.close();
