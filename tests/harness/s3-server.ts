import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Keys, signatureFault } from './s3-signature.ts';

/** An object as it is stored. */
export interface S3Object {
  readonly body: Buffer;
  readonly etag: string;
  readonly modified: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What goes wrong with a request: an answer with a status and a code, none, one that never comes, or one that is lost after the work. */
export type Fault = { readonly status: number; readonly code: string } | 'reset' | 'silence' | 'lost answer' | null;

/** How a server behaves: those that speak S3 differ. */
export interface S3Traits {
  readonly region?: string;
  /** How an ETag in If-Match has to be written. Amazon takes both. */
  readonly quotes?: 'both' | 'with' | 'without';
  /** Keeps conditions, takes them and writes all the same, or refuses them. */
  readonly conditions?: 'kept' | 'ignored' | 'refused';
  /** Refuses checksums that the reference of old does not know. */
  readonly refusesChecksums?: boolean;
  /** Gives objects to everybody, and takes none without a signature. */
  readonly isPublic?: boolean;
  /** Objects in one answer of a list. */
  readonly pageSize?: number;
  /** Milliseconds by which its clock is ahead. */
  readonly skew?: number;
}

const reader: Keys = { id: 'AKIDTEST', secret: 'secret/of+test' };

/**
 * A server that speaks S3 as far as publishing asks, on this machine. It checks every signature, and decides conditions and
 * writes in one turn, so that nobody comes between them.
 */
export class S3Server {
  readonly keys = reader;
  readonly bucket = 'bucket';
  readonly objects = new Map<string, S3Object>();
  /** Method and key of every request. */
  readonly requests: string[] = [];
  /** What happens to a request, by script. */
  fault: (method: string, key: string) => Fault = () => null;
  readonly #traits: S3Traits;
  readonly #server: Server;

  private constructor(traits: S3Traits) {
    this.#traits = traits;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    // A slow machine may leave a connection alone for longer than Node's five seconds.
    this.#server.keepAliveTimeout = 0;
  }

  static async start(traits: S3Traits = {}): Promise<S3Server> {
    const server = new S3Server(traits);
    await new Promise<void>((ready) => server.#server.listen(0, '127.0.0.1', ready));
    return server;
  }

  get region(): string {
    return this.#traits.region ?? 'us-east-1';
  }

  get endpoint(): string {
    const address: AddressInfo | string | null = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = new URL(request.url ?? '', this.endpoint);
    const [, bucket = '', ...names] = url.pathname.split('/').map(decodeURIComponent);
    const [method, key] = [request.method ?? '', names.join('/')];
    this.requests.push(`${method} ${key}`);
    response.setHeader('date', new Date(this.#now()).toUTCString());
    const signature = signatureFault(request, body, this.keys, this.region, this.#now());
    const isOpen = this.#traits.isPublic === true && method === 'GET' && request.headers.authorization === undefined;
    if (signature !== null && !isOpen) {
      const extra = signature === 'AuthorizationHeaderMalformed' ? `<Region>${this.region}</Region>` : '';
      return refuse(response, signature === 'AuthorizationHeaderMalformed' ? 400 : 403, signature, extra);
    }
    if (bucket !== this.bucket) return refuse(response, 404, 'NoSuchBucket');
    const fault = this.fault(method, key);
    if (fault === 'silence') return;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault !== null && fault !== 'lost answer') return refuse(response, fault.status, fault.code);
    if (fault === 'lost answer') {
      if (method === 'PUT') this.#write(key, body, request);
      return void request.socket.destroy();
    }
    if (method === 'PUT') return this.#put(key, body, request, response);
    if (method === 'DELETE') {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (key === '') return this.#list(url, response);
    const object = this.objects.get(key);
    if (object === undefined) return refuse(response, 404, 'NoSuchKey');
    response.writeHead(200, {
      ...object.headers,
      etag: `"${object.etag}"`,
      'last-modified': new Date(object.modified).toUTCString(),
      'content-length': object.body.length,
    });
    response.end(method === 'HEAD' ? undefined : object.body);
  }

  #put(key: string, body: Buffer, request: IncomingMessage, response: ServerResponse): void {
    const refused = this.#putRefusal(key, request);
    if (refused === null) response.writeHead(200, { etag: `"${this.#write(key, body, request).etag}"` }).end();
    else refuse(response, ...refused);
  }

  #putRefusal(key: string, { headers }: IncomingMessage): [status: number, code: string] | null {
    const { conditions = 'kept', refusesChecksums = false } = this.#traits;
    const { 'if-match': same, 'if-none-match': absent } = headers;
    const hasChecksum = Object.keys(headers).some((name) => /^x-amz-(?:checksum|sdk-checksum|trailer)/.test(name));
    if (refusesChecksums && hasChecksum) return [400, 'InvalidArgument'];
    if (same === undefined && absent === undefined) return null;
    if (conditions === 'refused') return [501, 'NotImplemented'];
    if (conditions === 'ignored') return null;
    const there = this.objects.get(key);
    if (absent !== undefined) return there === undefined ? null : [412, 'PreconditionFailed'];
    if (there === undefined) return [404, 'NoSuchKey'];
    return same !== undefined && this.#isSame(same, there.etag) ? null : [412, 'PreconditionFailed'];
  }

  #isSame(condition: string, etag: string): boolean {
    const { quotes = 'both' } = this.#traits;
    const spellings = [...(quotes === 'without' ? [] : [`"${etag}"`]), ...(quotes === 'with' ? [] : [etag])];
    return spellings.includes(condition);
  }

  #write(key: string, body: Buffer, request: IncomingMessage): S3Object {
    const kept = ['content-type', 'cache-control', 'content-encoding', 'x-amz-website-redirect-location'].flatMap(
      (name) => {
        const value = request.headers[name];
        return typeof value === 'string' ? [[name, value] as const] : [];
      },
    );
    const etag = createHash('md5').update(body).digest('hex');
    // Amazon tells whole seconds.
    const modified = Math.floor(this.#now() / 1000) * 1000;
    const object = { body, etag, modified, headers: Object.fromEntries(kept) };
    this.objects.set(key, object);
    return object;
  }

  #list(url: URL, response: ServerResponse): void {
    const { pageSize = 1000 } = this.#traits;
    const [prefix, token] = ['prefix', 'continuation-token'].map((name) => url.searchParams.get(name) ?? '');
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix ?? '')).sort();
    const from = token === undefined || token === '' ? 0 : keys.findIndex((key) => key > token);
    const page = from < 0 ? [] : keys.slice(from, from + pageSize);
    const isTruncated = from >= 0 && from + pageSize < keys.length;
    const contents = page.map((key) => {
      const { etag, body, modified } = this.objects.get(key) ?? { etag: '', body: Buffer.alloc(0), modified: 0 };
      return `<Contents><Key>${escaped(key)}</Key><LastModified>${new Date(modified).toISOString()}</LastModified><ETag>&quot;${etag}&quot;</ETag><Size>${body.length}</Size></Contents>`;
    });
    const next = isTruncated ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>` : '';
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    );
  }

  #now(): number {
    return Date.now() + (this.#traits.skew ?? 0);
  }
}

function refuse(response: ServerResponse, status: number, code: string, extra = ''): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}.</Message>${extra}</Error>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
