import { Agent as HttpAgent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { assertPublicHost, lookUpPublic } from './private-address.ts';

/** What is asked of a server. */
export interface Question {
  readonly url: URL;
  readonly method: 'HEAD' | 'GET';
  /** Whether the text of a page is wanted. */
  readonly wantsText: boolean;
}

/** What a server has answered, as far as it is looked at. */
export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly retryAfter: string | null;
  /** The page, as far as it was read; null where nobody wanted it, or it is none. */
  readonly text: string | null;
}

/** Asks one server once. Throws what the network does, and PrivateAddressError. */
export type Ask = (question: Question, signal: AbortSignal) => Promise<Answer>;

/** How servers are asked. */
export interface Manners {
  /** The site that asks, for those who read their logs. */
  readonly site: string;
  /** Milliseconds for an answer as a whole. */
  readonly timeout: number;
  /** Whether private networks are asked too. */
  readonly privateToo: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Bytes of a page that are read for its fragments, and of the headers of an answer. */
const mostText = 5 << 20;
const mostHeaders = 64 << 10;

/** An answer did not come in time. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
}

/**
 * Makes what asks servers, through the proxy that the environment names, if it does: that one looks names up by itself, so
 * that only an address that stands in a URL can be refused.
 */
export function asker({ site, timeout, privateToo, environment }: Manners): Ask {
  const isProxied = ['http_proxy', 'https_proxy'].some((name) => environment[name] || environment[name.toUpperCase()]);
  const shared = { keepAlive: true, ...(isProxied ? { proxyEnv: environment } : {}) };
  const agents = { http: new HttpAgent(shared), https: new HttpsAgent(shared) };
  const headers = {
    'user-agent': `Mozilla/5.0 (compatible; Broadsheet links; +${site})`,
    accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
    'accept-language': 'en,*;q=0.5',
  };
  return async ({ url, method, wantsText }, signal) => {
    signal.throwIfAborted();
    if (!privateToo) assertPublicHost(url);
    const isSecure = url.protocol === 'https:';
    const late = AbortSignal.timeout(timeout);
    const options: RequestOptions = {
      method,
      headers,
      agent: isSecure ? agents.https : agents.http,
      maxHeaderSize: mostHeaders,
      signal: AbortSignal.any([signal, late]),
      ...(privateToo || isProxied ? {} : { lookup: lookUpPublic }),
    };
    try {
      const response = await responseTo(isSecure ? requestHttps : requestHttp, url, options);
      return await answerOf(response, wantsText, method === 'GET');
    } catch (error) {
      signal.throwIfAborted();
      throw late.aborted ? new SilenceError(`no answer in ${timeout / 1000} s`) : error;
    }
  };
}

function responseTo(send: typeof requestHttp, url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    send(url, options, resolve).once('error', reject).end();
  });
}

async function answerOf(response: IncomingMessage, wantsText: boolean, hasBody: boolean): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  const isPage = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '');
  const isRead = wantsText && isPage && statusCode < 300;
  return {
    status: statusCode,
    location: headers.location ?? null,
    retryAfter: headers['retry-after'] ?? null,
    text: isRead ? await textOf(response) : leave(response, hasBody),
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > mostText) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Of an answer without a body the connection is kept; of another one nothing more is to come. */
function leave(response: IncomingMessage, hasBody: boolean): null {
  response.on('error', () => undefined);
  if (hasBody) response.destroy();
  else response.resume();
  return null;
}
