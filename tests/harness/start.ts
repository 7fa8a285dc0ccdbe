import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { compiledFolder, home } from '../../src/engine/own-files.ts';
import type { TestSite } from './site.ts';

/** Milliseconds that anything may take on the slowest of machines. */
const patience = 90_000;

/** `npm start` for a test site, as a process of its own. */
export class StartedPreview {
  readonly child: ChildProcess;
  /** All that it printed so far. */
  printed = '';
  /** Where it serves the site, with a slash at the end. */
  url = '';

  private constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (this.printed += data));
  }

  /** Starts it; gives it when it serves what is right of the site, or says that nothing is. */
  static async of(
    site: TestSite,
    environment: Readonly<Record<string, string>> = {},
    options: readonly string[] = [],
  ): Promise<StartedPreview> {
    const preview = await StartedPreview.serving(site, environment, options);
    await until(() => (/^(?:ready in|not shown yet)/m.test(preview.printed) ? true : null));
    return preview;
  }

  /** Starts it; gives it when it serves, whatever that is by then. */
  static async serving(
    { root }: TestSite,
    environment: Readonly<Record<string, string>> = {},
    options: readonly string[] = [],
  ): Promise<StartedPreview> {
    const args = [
      `${home}/src/commands/broadsheet.js`,
      'start',
      '--root',
      root,
      '--port',
      String(await freePort()),
      ...options,
    ];
    const env = { NODE_COMPILE_CACHE: compiledFolder, ...process.env, SOURCE_DATE_EPOCH: '1767225600', ...environment };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const preview = new StartedPreview(child);
    try {
      preview.url = await until(() => {
        if (child.exitCode !== null) throw new Error('It ended.');
        return /preview at (\S+)/.exec(preview.printed)?.[1] ?? null;
      });
      return preview;
    } catch {
      await preview.stop();
      throw new Error(`It never began to serve:\n${preview.printed}`);
    }
  }

  /** What a browser gets at a URL path, the status in front of it. */
  async page(path: string): Promise<string> {
    const response = await fetch(new URL(path.slice(1), this.url));
    return `${response.status}\n${await response.text()}`;
  }

  /** Waits until a page is as it should be; throws with the page as it is where that never happens. */
  async shows(path: string, expected: RegExp): Promise<string> {
    let last = '';
    try {
      return await until(async () => {
        last = await this.page(path);
        return expected.test(last) ? last : null;
      });
    } catch {
      throw new Error(`${path} never matched ${expected}:\n${last}\n${this.printed}`);
    }
  }

  /** Stops it as Ctrl-C does; gives its exit status. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGINT');
    await ended;
    return this.child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** Asks until there is an answer. */
export async function until<Answer>(ask: () => Answer | null | Promise<Answer | null>): Promise<Answer> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== null) return answer;
    await pause(20);
  }
  throw new Error('It never came.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('A port has no number.');
  return address.port;
}
