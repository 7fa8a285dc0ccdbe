import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { compiledFolder, home } from '../../src/engine/own-files.ts';
import { beginCommand, Log } from './command.ts';
import type { TestSite } from './site.ts';

/** Milliseconds that anything may take on the slowest of machines. */
const patience = 90_000;

/** A preview that runs: in this process, or in one of its own. */
interface Running {
  /** The process of its own; null where it has none. */
  readonly pid: number | null;
  /** All that it printed so far. */
  printed(): string;
  /** Its exit status; null as long as it runs. */
  status(): number | null;
  /** Ends it as Ctrl-C does; gives its exit status. */
  stop(): Promise<number | null>;
}

/** `npm start` for a test site. */
export class StartedPreview {
  readonly #running: Running;
  /** Where it serves the site, with a slash at the end. */
  readonly url: string;

  private constructor(running: Running, url: string) {
    this.#running = running;
    this.url = url;
  }

  /** Starts it in this process; gives it when it serves what is right of the site, or says that nothing is. */
  static async of(site: TestSite, options: readonly string[] = []): Promise<StartedPreview> {
    const preview = await StartedPreview.serving(site, options);
    await preview.#isShown();
    return preview;
  }

  /** The same as a process of its own: where its end or its machine is what is tested. */
  static async spawned({ root }: TestSite, environment: Readonly<Record<string, string>>): Promise<StartedPreview> {
    const preview = await StartedPreview.#serving(spawned(await argumentsFor(root), root, environment));
    await preview.#isShown();
    return preview;
  }

  /** Starts it in this process; gives it when it serves, whatever that is by then. */
  static async serving({ root }: TestSite, options: readonly string[] = []): Promise<StartedPreview> {
    return await StartedPreview.#serving(begun([...(await argumentsFor(root)), ...options], root));
  }

  static async #serving(running: Running): Promise<StartedPreview> {
    try {
      const url = await until(() => {
        if (running.status() !== null) throw new Error('It ended.');
        return /preview at (\S+)/.exec(running.printed())?.[1] ?? null;
      });
      return new StartedPreview(running, url);
    } catch {
      await running.stop();
      throw new Error(`It never began to serve:\n${running.printed()}`);
    }
  }

  async #isShown(): Promise<void> {
    await until(() => (/^(?:ready in|not shown yet)/m.test(this.printed) ? true : null));
  }

  /** All that it printed so far. */
  get printed(): string {
    return this.#running.printed();
  }

  /** Its exit status; null as long as it runs. */
  get status(): number | null {
    return this.#running.status();
  }

  /** Its process, where it has one of its own. */
  get pid(): number | null {
    return this.#running.pid;
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
    return await this.#running.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** What is typed to start a preview of a site. */
async function argumentsFor(root: string): Promise<readonly string[]> {
  return ['--root', root, '--port', String(await freePort())];
}

/** The time of a preview's builds: 2026-01-01. */
const time = { SOURCE_DATE_EPOCH: '1767225600' };

function begun(args: readonly string[], folder: string): Running {
  const log = new Log();
  let status: number | null = null;
  const { ended, stop } = beginCommand('start', args, { folder, environment: time, output: log, errors: log });
  const over = ended.then((ending) => {
    status = ending;
    return ending;
  });
  return {
    pid: null,
    printed: () => log.text,
    status: () => status,
    stop: async () => {
      stop();
      return await over;
    },
  };
}

function spawned(args: readonly string[], cwd: string, environment: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, [`${home}/src/commands/broadsheet.js`, 'start', ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE: compiledFolder, ...process.env, ...time, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      printed += data;
    });
  }
  return {
    pid: child.pid ?? null,
    printed: () => printed,
    status: () => child.exitCode,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
      return child.exitCode;
    },
  };
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
