import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { watchMemory } from './peak-memory.ts';

/** What one run of a command took. */
export interface Measurement {
  /** Wall time. */
  readonly seconds: number;
  /** User and system time of the command and all that it started. */
  readonly cpuSeconds: number;
  /** Peak resident memory of the largest process; null where the system does not tell. */
  readonly peakBytes: number | null;
  readonly output: string;
}

/** A command that did not end with status 0. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Runs the command, then writes on descriptor 3 what POSIX's `times` knows of the shell and of its children. */
const script = '"$@"; status=$?; times >&3; exit $status';

/**
 * Runs a command as a fresh process and measures it. A POSIX shell stands between, as it is the portable way to learn
 * the processor time of a child; it costs about a millisecond. Throws CommandError where the command fails, and the
 * reason of `stop` where that ends the command.
 */
export async function measure(command: readonly string[], stop: AbortSignal): Promise<Measurement> {
  stop.throwIfAborted();
  const begun = performance.now();
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'] as const;
  const shell = spawn('sh', ['-c', script, 'sh', ...command], { stdio: [...stdio], detached: true });
  const { pid = 0 } = shell;
  // A group of its own, so that all of it can be ended and nothing goes on writing behind us.
  const end = () => process.kill(-pid, 'SIGTERM');
  stop.addEventListener('abort', end);
  const memory = watchMemory(pid);
  const ended = once(shell, 'close').then(([status]: unknown[]) => ({ status, at: performance.now() }));
  const [output, errors, times, { status, at }] = await Promise.all([
    readAll(shell.stdio[1]),
    readAll(shell.stdio[2]),
    readAll(shell.stdio[3]),
    ended,
  ]).finally(() => {
    stop.removeEventListener('abort', end);
    memory.stop();
  });
  stop.throwIfAborted();
  if (status !== 0) throw new CommandError(`${command.join(' ')} ended with status ${status}:\n${errors || output}`);
  return { seconds: (at - begun) / 1000, cpuSeconds: childSeconds(times), peakBytes: memory.stop(), output };
}

/**
 * The children's user and system time in seconds from what POSIX's `times` prints: two lines of two times each, the
 * shell's own first, such as `0m0.01s 1m2.50s`.
 */
export function childSeconds(times: string): number {
  const seconds = [...times.matchAll(/(\d+)m([\d.,]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest?.replace(',', '.')),
  );
  return seconds.slice(2).reduce((sum, part) => sum + part, 0);
}

async function readAll(stream: unknown): Promise<string> {
  return isReadable(stream) ? await text(stream) : '';
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && Symbol.asyncIterator in stream;
}
