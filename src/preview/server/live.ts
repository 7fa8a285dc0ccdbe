import type { ServerResponse } from 'node:http';

/** A browser that shows a page: the path that it asked for, and what it got for it. */
interface Watcher {
  readonly response: ServerResponse;
  readonly path: string;
  readonly version: string;
}

/** The browsers that want to hear when the page that they show would be another, by Server-Sent Events (HTML, 9.2). */
export class LiveReload {
  readonly #watchers = new Set<Watcher>();
  readonly #versionAt: (path: string) => string;

  /** `versionAt` gives the version of what a path gives now. */
  constructor(versionAt: (path: string) => string) {
    this.#versionAt = versionAt;
  }

  /** Answers a request for events. Nothing of a page is ever sent this way, only that it is to be asked for again. */
  add(response: ServerResponse, path: string, version: string): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 1000\n\n');
    const watcher = { response, path, version };
    this.#watchers.add(watcher);
    response.on('close', () => this.#watchers.delete(watcher));
    this.#check(watcher);
  }

  /** Tells every browser whose page has changed. */
  check(): void {
    for (const watcher of this.#watchers) this.#check(watcher);
  }

  /** Tells every browser how far a build is. */
  tell(progress: string): void {
    for (const { response } of this.#watchers) response.write(`event: progress\ndata: ${progress}\n\n`);
  }

  close(): void {
    for (const { response } of this.#watchers) response.end();
  }

  #check({ response, path, version }: Watcher): void {
    if (this.#versionAt(path) !== version) response.write('event: reload\ndata:\n\n');
  }
}
