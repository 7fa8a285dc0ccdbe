import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { assertPublicHost, lookUpPublic } from '../links/private-address.ts';

/** The bytes at a URL. Throws what the network does, PrivateAddressError and DownloadError. */
export type Download = (url: string) => Promise<Buffer>;

/** A server has answered, but not with what was asked for. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  /** Of HTTP; 0 where that is not what was wrong. */
  readonly status: number;

  constructor(message: string, status = 0) {
    super(message);
    this.status = status;
  }
}

/** How servers are asked. */
export interface DownloadOptions {
  /** The site that asks, for those who read their logs. */
  readonly site: string;
  /** Milliseconds for an answer as a whole. */
  readonly timeout: number;
  /** Whether private networks are asked too. */
  readonly privateToo: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** More than any picture that stands for a film. */
const mostBytes = 20 << 20;
const mostSteps = 5;

/**
 * Makes what downloads. What texts name may be a stranger's: private networks are left alone, unless a proxy of the
 * environment asks, which looks names up by itself.
 */
export function downloader({ site, timeout, privateToo, environment }: DownloadOptions): Download {
  const isProxied = ['http_proxy', 'https_proxy'].some((name) => environment[name] || environment[name.toUpperCase()]);
  const agent = new HttpsAgent({ keepAlive: true, ...(isProxied ? { proxyEnv: environment } : {}) });
  const headers = {
    'user-agent': `Mozilla/5.0 (compatible; Broadsheet embeds; +${site})`,
    accept: 'application/json, image/*;q=0.9, */*;q=0.5',
    'accept-language': 'en,*;q=0.5',
    // As a browser names the page that shows it: a film that may be shown at some hosts alone is described to these.
    referer: site,
  };
  return async (start) => {
    const signal = AbortSignal.timeout(timeout);
    let url = new URL(start);
    for (let step = 0; step < mostSteps; step++) {
      if (!privateToo) assertPublicHost(url);
      const isSecure = url.protocol === 'https:';
      const response = await responseTo(isSecure ? requestHttps : requestHttp, url, {
        headers,
        signal,
        ...(isSecure ? { agent } : {}),
        ...(privateToo || isProxied ? {} : { lookup: lookUpPublic }),
      });
      const { statusCode = 0, headers: answered } = response;
      if (statusCode === 200) return await bytesOf(response);
      response.on('error', () => undefined).destroy();
      // Cloudflare's documentation, "Detecting a challenge page response": whatever the status, it says nothing of what is there.
      if (answered['cf-mitigated'] === 'challenge') throw new DownloadError('it answers browsers alone');
      const next = statusCode >= 300 && statusCode < 400 ? URL.parse(answered.location ?? '', url) : null;
      if (next === null || !/^https?:$/.test(next.protocol))
        throw new DownloadError(`status ${statusCode}`, statusCode);
      url = next;
    }
    throw new DownloadError('it leads on and on');
  };
}

function responseTo(send: typeof requestHttp, url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    send(url, options, resolve).once('error', reject).end();
  });
}

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > mostBytes) throw new DownloadError(`more than ${mostBytes >> 20} MB`);
  }
  return Buffer.concat(pieces);
}
