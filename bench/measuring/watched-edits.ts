import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { watchMemory } from './peak-memory.ts';

/** A command that watches a site and writes its pages. */
export interface WatchCommand {
  readonly command: readonly string[];
  /** What it prints when it has begun to watch. */
  readonly ready: RegExp;
  /** What it prints each time when it has done all that a change asks for; with the `g` flag. */
  readonly done: RegExp;
}

/** A post to edit, and the file of its page. */
export interface WatchedPost {
  readonly source: string;
  readonly page: string;
}

export interface WatchMeasurement {
  /** From saving each post to its page being written. */
  readonly seconds: readonly number[];
  /** Peak resident memory of the largest process; null where the system does not tell. */
  readonly peakBytes: number | null;
}

/** Milliseconds between two looks at a page: what a figure may be too high by. */
const interval = 1;
/** Milliseconds without which anything is taken to hang. */
const patience = 120_000;

/**
 * Adds a line to one post after the other while a command watches them, and measures how long each page takes. The next
 * post is saved when all that the last one asked for is done. The posts are left as they were. Throws where the command
 * ends or a page never comes, and the reason of `stop`.
 */
export async function measureWatch(
  { command: [name = '', ...args], ready, done }: WatchCommand,
  posts: readonly WatchedPost[],
  stop: AbortSignal,
): Promise<WatchMeasurement> {
  stop.throwIfAborted();
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const printed = printedBy(child);
  const memory = watchMemory(process.pid);
  const texts = posts.map(({ source }) => readFileSync(source));
  const wait = async (isThere: () => boolean, what: string) => {
    for (const end = Date.now() + patience; !isThere(); await pause(interval)) {
      stop.throwIfAborted();
      if (child.exitCode !== null || Date.now() > end) throw new Error(`${name}: ${what} never came:\n${printed()}`);
    }
  };
  try {
    await wait(() => ready.test(printed()), 'the first build');
    const seconds: number[] = [];
    for (const [number, { source, page }] of posts.entries()) {
      await pause(100);
      const before = count(printed(), done);
      const word = `Saved ${number} ${Date.now()}.`;
      const old = stampOf(page);
      const begun = performance.now();
      appendFileSync(source, `\n${word}\n`);
      await wait(() => stampOf(page) !== old && readFileSync(page, 'utf8').includes(word), page);
      seconds.push((performance.now() - begun) / 1000);
      await wait(() => count(printed(), done) > before, 'the end of a build');
    }
    return { seconds, peakBytes: memory.stop() };
  } finally {
    memory.stop();
    child.kill('SIGINT');
    await ended;
    for (const [number, { source }] of posts.entries()) writeFileSync(source, texts[number] ?? '');
  }
}

function printedBy(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      text += data;
    });
  }
  return () => text;
}

function count(text: string, expression: RegExp): number {
  return [...text.matchAll(expression)].length;
}

/** Changes whenever a file is written anew; the same for all that are not there. */
function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
}
