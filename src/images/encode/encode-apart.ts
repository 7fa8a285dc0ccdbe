import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { programPath } from '../../engine/own-files.ts';
import type { EncodeEvent, EncodeJob } from './encode.ts';
import { type Encoded, encodedBy, together } from './encoded.ts';
import type { EncodeOrder, EncoderMessage } from './encoder.ts';

/** The program of the process that encodes. */
const encoder = programPath('images/encode/encoder');

/** A source that has been encoded, by its hash, and the milliseconds that it took. */
export interface Ended {
  readonly source: string;
  readonly took: number;
}

/** What encoding is done with, where it is not the usual. */
export interface EncodeMeans {
  readonly signal?: AbortSignal | undefined;
  readonly program?: string | undefined;
}

/** What a process has to know before it begins. */
const environment = {
  // sharp works in libuv's threads, which are four where nothing is said.
  UV_THREADPOOL_SIZE: String(Math.max(4, availableParallelism())),
  // glibc keeps what was freed for each thread apart. With two pools for all threads, and pixels outside of them, the
  // peak is half of what it would be.
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1000000',
};

/**
 * Encodes pictures into the store in a process of their own: beside whatever this one does, with memory of its own,
 * and without harm to the build if a picture crashes the decoder. Tells after each source how many are done, and which it was where it could be encoded. Throws
 * where nothing can be encoded, as on a full disk, and what `signal` was aborted with, once the process is stopped; what
 * it had encoded by then stays in the store. `program` is another encoder, for tests.
 */
export async function encodeApart(
  order: EncodeOrder,
  onDone: (done: number, ended: Ended | null) => void,
  { signal, program = encoder }: EncodeMeans = {},
): Promise<Encoded> {
  const { jobs } = order;
  signal?.throwIfAborted();
  if (jobs.length === 0) return { facts: new Map(), failures: [] };
  let done = 0;
  const events = await run(order, { signal, program }, (ended) => onDone(++done, ended));
  const known = encodedBy(jobs, events);
  const { suspects, untouched } = unfinished(jobs, events);
  if (suspects.length === 0 && untouched.length === 0) return known;
  if (suspects.length === 0) throw new Error('The encoder of pictures ended before it began.');
  // It crashed. Which picture did it shows when each of those that were open then has a process to itself.
  if (jobs.length === 1) {
    onDone(1, null);
    return crashed(jobs);
  }
  const rest: Encoded[] = [];
  for (const some of [...suspects.map((suspect) => [suspect]), untouched]) {
    const before = done;
    rest.push(
      await encodeApart({ ...order, jobs: some }, (more, ended) => onDone(before + more, ended), { signal, program }),
    );
    done += some.length;
  }
  return together([known, ...rest]);
}

/** Lets the process do its order; gives what it told until it had done all of it, or crashed. */
async function run(
  order: EncodeOrder,
  { signal, program = encoder }: EncodeMeans,
  onEnd: (ended: Ended | null) => void,
): Promise<EncodeEvent[]> {
  // A build that encodes nothing does without: it is the largest of Node's own modules that a build would load.
  const { fork } = await import('node:child_process');
  signal?.throwIfAborted();
  const child = fork(program, {
    serialization: 'advanced',
    env: { ...process.env, ...environment },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // All that was told has come when the channel closes.
  const ended = Promise.all([once(child, 'disconnect'), once(child, 'exit')]);
  const events: EncodeEvent[] = [];
  let stopped: string | null = null;
  let left = order.jobs.length;
  const begun = new Map<number, number>();
  child.on('message', (message: EncoderMessage) => {
    if (message.kind === 'stopped') stopped = message.reason;
    else events.push(message);
    if (message.kind === 'begun') begun.set(message.job, performance.now());
    if (message.kind === 'done' || message.kind === 'failed') {
      left--;
      const source = order.jobs[message.job]?.source.hash;
      const took = performance.now() - (begun.get(message.job) ?? 0);
      onEnd(message.kind === 'failed' || source === undefined ? null : { source, took });
    }
    if (left === 0 || stopped !== null) release(child);
  });
  const stop = () => child.kill();
  signal?.addEventListener('abort', stop);
  child.send(order);
  await ended.finally(() => signal?.removeEventListener('abort', stop));
  signal?.throwIfAborted();
  if (stopped !== null) throw new Error(`Pictures cannot be encoded: ${stopped}`);
  return events;
}

function release(child: ChildProcess): void {
  if (child.connected) child.disconnect();
}

/** The jobs that have no end: those that were begun, and those that were not. */
function unfinished(jobs: readonly EncodeJob[], events: readonly EncodeEvent[]) {
  const begun = new Set(events.map((event) => event.job));
  const ended = new Set(events.filter((event) => event.kind !== 'begun').map((event) => event.job));
  return {
    suspects: jobs.filter((_, job) => begun.has(job) && !ended.has(job)),
    untouched: jobs.filter((_, job) => !begun.has(job)),
  };
}

function crashed(jobs: readonly EncodeJob[]): Encoded {
  const failures = jobs.map(({ source }) => ({ path: source.path, reason: 'it crashes the decoder' }));
  return { facts: new Map(), failures };
}
