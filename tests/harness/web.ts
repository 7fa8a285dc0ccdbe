import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a page of a test's web answers; `times` counts from 1 how often it was asked for, in any way. */
export type Answering = (request: IncomingMessage, response: ServerResponse, times: number) => void;

/** A status, or how to answer. */
export type WebPage = number | Answering;

/** A redirect. */
export function redirect(status: number, location: string): Answering {
  return (_request, response) => response.writeHead(status, { location }).end();
}

/** A server of other people's pages, by their paths. What it has not is 404. */
export class TestWeb implements AsyncDisposable {
  readonly #server: Server;
  readonly #counts = new Map<string, number>();
  /** What it was asked, as `GET /path`. */
  readonly asked: string[] = [];
  /** The most requests that were under way at once. */
  most = 0;
  #now = 0;

  constructor(pages: Readonly<Record<string, WebPage>>) {
    this.#server = createServer((request, response) => {
      const path = request.url ?? '';
      this.asked.push(`${request.method} ${path}`);
      this.most = Math.max(this.most, ++this.#now);
      response.once('close', () => this.#now--);
      const times = (this.#counts.get(path) ?? 0) + 1;
      this.#counts.set(path, times);
      const page = pages[path] ?? 404;
      if (typeof page === 'number') response.writeHead(page).end();
      else page(request, response, times);
    });
  }

  /** Begins to listen, and gives its URL without a slash at the end. */
  async listen(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
