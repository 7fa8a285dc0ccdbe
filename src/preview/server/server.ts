import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import send from 'send';
import { browserModule } from '../../engine/own-files.ts';
import type { PreviewState } from '../state.ts';
import { adminFile } from './admin.ts';
import { answerTo, type PreviewFolders, versionOf, withLiveReload } from './answer.ts';
import { printedCard, socialCard } from './cards.ts';
import { addressesOf, hostCheck, isOwnOrigin, urlHost } from './hosts.ts';
import { listen } from './listen.ts';
import { LiveReload } from './live.ts';
import { requestPath } from './request-path.ts';
import { barStyle, pageStyle } from './style.ts';
import { barStylePath, livePath, liveScriptPath, pageStylePath } from './urls.ts';

/** A server of a preview, with live reload. */
export interface PreviewServer {
  /** Where it serves, without the site's path: `http://localhost:8080`. */
  readonly origin: string;
  /** Shows pages as they now are. */
  show(state: PreviewState): void;
  /** Says how far the build is to whoever waits for it. */
  tell(progress: string): void;
  close(): Promise<void>;
}

/** What a preview serves, and to whom. */
export interface ServeOptions extends PreviewFolders {
  readonly port: number;
  /** What `--host` named; null serves to this machine alone. */
  readonly host: string | null;
  readonly state: PreviewState;
}

/** What pages ask for of the preview's own, by its path. */
const ownFiles: ReadonlyMap<string, { readonly type: string; readonly body: string | Uint8Array }> = new Map([
  [liveScriptPath, { type: 'text/javascript', body: readFileSync(browserModule('preview/server/live.js')) }],
  [barStylePath, { type: 'text/css', body: barStyle }],
  [pageStylePath, { type: 'text/css', body: pageStyle }],
]);

/** Headers of every answer: no page of another origin may read or embed what is not published yet. */
const common = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
};

/**
 * Serves a preview until it is closed. Only requests that name this machine are answered, and none of a page of another
 * origin; whatever is asked, an answer is a status and a sentence. Throws ListenError where it cannot listen.
 */
export async function servePreview(options: ServeOptions): Promise<PreviewServer> {
  const { port: wanted, host: named } = options;
  let { state } = options;
  const isHost = hostCheck(named);
  const live = new LiveReload((path) => versionOf(answerTo(path, options, state)));

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(common)) response.setHeader(name, value);
    const refusal = refusalOf(request, isHost);
    const target = request.url ?? '';
    const path = requestPath(target);
    const own = ownFiles.get(path ?? '');
    if (refusal !== null) say(response, ...refusal);
    else if (path === null) say(response, 400, 'This is no address of a page.');
    else if (own !== undefined) sendText(response, 200, `${own.type}; charset=utf-8`, own.body);
    else if (path === livePath) listenTo(target, response);
    else sendAnswer(request, response, path);
  };
  const listenTo = (target: string, response: ServerResponse): void => {
    const query = new URL(target, 'http://localhost').searchParams;
    const path = requestPath(query.get('path') ?? '');
    if (path === null) say(response, 400, 'This is no address of a page.');
    else live.add(response, path, query.get('version') ?? '');
  };
  const sendAnswer = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const answer = answerTo(path, options, state);
    if (answer.kind === 'redirect') redirect(response, answer.location, request.url ?? '');
    else if (answer.kind === 'file') sendFile(request, response, answer.path, options.output);
    else if (answer.kind !== 'page') void sendMade(response, answer.kind, answer.file);
    else {
      const html = withLiveReload(answer.html, path, versionOf(answer));
      sendText(response, answer.status, 'text/html; charset=utf-8', html);
    }
  };

  /** Where something cannot be made of a file just now, the answer is a sentence like any other. */
  const sendMade = async (response: ServerResponse, kind: 'card' | 'social' | 'admin', file: string): Promise<void> => {
    const makers = {
      card: () => printedCard(state.made, file),
      social: () => socialCard(state.made, file),
      admin: () => adminFile(state.made, file, options.root),
    };
    const made = await makers[kind]()
      .then((found) => found ?? 'This file has none.')
      .catch(() => 'This could not be made just now: ask again when what is wrong is mended.');
    if (typeof made === 'string') say(response, 404, made);
    else sendText(response, 200, made.type, made.body);
  };

  const { port, servers } = await listen(addressesOf(named), wanted, (request, response) => {
    try {
      serve(request, response);
    } catch {
      // A file that went away between two looks at it: the next request finds the site as it is then.
      if (response.headersSent) response.destroy();
      else say(response, 500, 'This could not be read just now: ask again.');
    }
  });
  return {
    origin: `http://${urlHost(named)}:${port}`,
    show(next) {
      state = next;
      live.check();
    },
    tell: (progress) => live.tell(progress),
    async close() {
      live.close();
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

/** Why a request is not answered; null where it is. */
function refusalOf(request: IncomingMessage, isHost: (host: string | undefined) => boolean): [number, string] | null {
  const { host = '', origin } = request.headers;
  if (!isHost(host))
    return [403, 'This preview does not answer to that name. Start it with “npm start -- --host NAME” to allow it.'];
  if (!isOwnOrigin(origin, host) || isForeignPart(request))
    return [403, 'This preview does not answer to pages of other sites.'];
  if (request.method !== 'GET' && request.method !== 'HEAD') return [405, 'A preview can only be read.'];
  return null;
}

/** True for what a page of another site loads as a part of itself; a link that somebody follows is none. */
function isForeignPart({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  const isForeign = site === 'cross-site' || site === 'same-site';
  return isForeign && headers['sec-fetch-mode'] !== 'navigate';
}

function redirect(response: ServerResponse, location: string, target: string): void {
  response.writeHead(302, { Location: location + (/\?[^#]*/.exec(target)?.[0] ?? '') }).end();
}

function sendFile(request: IncomingMessage, response: ServerResponse, path: string, root: string): void {
  send(request, path, { root, index: false, dotfiles: 'allow', cacheControl: false })
    .on('error', ({ status = 404 }: { readonly status?: number }) => {
      if (response.headersSent) response.destroy();
      else say(response, status, 'There is no such file.');
    })
    .on('directory', () => say(response, 404, 'There is no such file.'))
    .pipe(response);
}

function say(response: ServerResponse, status: number, sentence: string): void {
  sendText(response, status, 'text/plain; charset=utf-8', `${sentence}\n`);
}

/** Node leaves the body out where only the head was asked for. */
function sendText(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }).end(body);
}
