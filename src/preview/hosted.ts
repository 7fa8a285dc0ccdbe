import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import type { HostName } from '../config/kinds.ts';
import { type Served, ServedSite } from '../hosts/answer.ts';
import { type Quirks, quirks } from '../hosts/quirks.ts';
import type { Manifest } from '../model/manifest.ts';
import { readManifest } from '../output/manifest-file.ts';
import { manifestStamp } from '../output/state.ts';
import { addressesOf, hostCheck, urlHost } from './server/hosts.ts';
import { listen } from './server/listen.ts';
import { requestPath } from './server/request-path.ts';

/** What is served, and how. */
export interface HostedOptions {
  readonly output: string;
  readonly manifest: string;
  /** Whose rules; null for those of a server of one's own. */
  readonly host: HostName | null;
  readonly port: number;
  /** What `--host` named; null serves to this machine alone. */
  readonly address: string | null;
}

/** A finished site that is being served. */
export interface HostedSite {
  /** Where it begins: `http://localhost:8080/blog/`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a finished site by a host's rules until it is closed; after the next build, that one. Throws ListenError where it
 * cannot listen; null where there is no manifest.
 */
export async function serveHosted(options: HostedOptions): Promise<HostedSite | null> {
  const { output, address } = options;
  const isHost = hostCheck(address);
  const sites = new SiteReader(options.manifest, quirks[options.host ?? 'nginx']);
  const first = sites.manifest();
  if (first === null) return null;
  const { port, servers } = await listen(addressesOf(address), options.port, (request, response) => {
    const site = sites.site();
    const target = request.url ?? '';
    const path = requestPath(target);
    if (!isHost(request.headers.host) || path === null || site === null)
      response.writeHead(path === null ? 400 : 403).end();
    else {
      const query = /\?([^#]*)/.exec(target)?.[1] ?? '';
      send(
        request,
        response,
        site.answer({ method: request.method ?? 'GET', path, query, headers: single(request) }),
        output,
      );
    }
  });
  return {
    url: `http://${urlHost(address)}:${port}${new URL(first.site).pathname}`,
    async close() {
      await Promise.all(
        servers.map((server) => {
          const closed = new Promise((resolve) => server.close(resolve));
          server.closeAllConnections();
          return closed;
        }),
      );
    },
  };
}

/** Reads a manifest again when a build has left another. */
class SiteReader {
  readonly #file: string;
  readonly #quirks: Quirks;
  #stamp: string | null = null;
  #manifest: Manifest | null = null;
  #site: ServedSite | null = null;

  constructor(file: string, host: Quirks) {
    this.#file = file;
    this.#quirks = host;
  }

  manifest(): Manifest | null {
    const stamp = manifestStamp(this.#file);
    // Between two builds there is none: the last one's site is shown until then.
    if (stamp === null || stamp === this.#stamp) return this.#manifest;
    const read = readManifest(this.#file);
    if (read === null) return this.#manifest;
    this.#stamp = stamp;
    this.#manifest = read;
    this.#site = new ServedSite(read, this.#quirks);
    return read;
  }

  site(): ServedSite | null {
    this.manifest();
    return this.#site;
  }
}

function single({ headers }: IncomingMessage): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, file, range }: Served,
  output: string,
): void {
  if (file === null || request.method === 'HEAD') {
    response.writeHead(status, headers).end();
    return;
  }
  const part = range === null ? {} : { start: range[0], end: range[1] };
  const stream = createReadStream(join(output, file), part);
  stream.once('open', () => {
    // Who asked has gone meanwhile: a pipe into nothing would throw where nobody catches it.
    if (response.destroyed) {
      stream.destroy();
      return;
    }
    response.writeHead(status, headers);
    pipeline(stream, response, () => undefined);
  });
  // A build has just taken it away.
  stream.once('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(503).end();
  });
}
