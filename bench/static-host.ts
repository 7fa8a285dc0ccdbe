import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mediaTypes } from '../tests/harness/browser.ts';

/** A site that is being served: its origin without a slash at the end. */
export interface Hosted {
  readonly origin: string;
  readonly close: () => void;
}

interface Answer {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Serves a site as a CDN does: texts compressed, once, and what has a hash in its name kept for ever. */
export async function hostSite(folder: string): Promise<Hosted> {
  const answers = new Map<string, Answer | null>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
    const answer = answers.get(path) ?? answerTo(folder, path);
    answers.set(path, answer);
    if (answer === null) response.writeHead(404).end();
    else response.writeHead(200, answer.headers).end(answer.bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answerTo(folder: string, path: string): Answer | null {
  const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
  const isText = /^text|svg|json|javascript|xml|manifest/.test(type);
  const headers = {
    'content-type': type,
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  const bytes = readFileSync(file);
  return isText ? { bytes: gzipSync(bytes), headers: { ...headers, 'content-encoding': 'gzip' } } : { bytes, headers };
}
