import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/** The name under which a process's threads are told that it is a command's: one that calls the engine by its API has settings of its own. */
const ours = 'broadsheet: own process';

/**
 * Says that the process is a command's, which may set V8 as it likes. A build does so when all is loaded that it needs: V8 takes compiled
 * code, Node's own too, only under the settings that it was compiled under, and compiles it anew for whatever loads it later. So
 * builds of all kinds load their modules under the first ones, and each finds what any other has kept.
 */
export function claimHeap(): void {
  setEnvironmentData(ours, true);
}

/**
 * Claims the process, as `claimHeap` does, and keeps its memory near what it needs: to be called before there is much on the heap.
 * Left alone, V8 lets each thread's heap grow to several times of what is alive before it collects, and its nursery to over a
 * hundred megabytes: printed pages that nobody needs any more. `growth` is by how many percent of what is alive the heap may grow. The nursery
 * stays at the size that it has by then, or that `expectMuchWork` gives it. That it may grow no further is told to V8 while it runs,
 * as a package's command has no say in the options that Node is started with.
 */
export function keepHeapSmall(growth = 50): void {
  claimHeap();
  setFlagsFromString(`--heap-growing-percent=${growth}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Sets V8 for the rest of a command that has read what it builds of; nothing where the process is not a command's. */
export function keepOwnHeapSmall(): void {
  if (getEnvironmentData(ours) !== true) return;
  keepHeapSmall();
  setFlagsFromString(`--invocation-count-for-maglev=${callsBeforeBetter}`);
  setFlagsFromString(`--invocation-count-for-turbofan=${callsBeforeBest}`);
}

/** Megabytes of a nursery in which a large site is built: with V8's first one, a build has a sixth more to do. */
const nurserySize = 8;

/** Bytes: V8 tells a little less than the size of a nursery, which is a power of two. */
const grown = nurserySize * 0.75 * 2 ** 20;

/** Rounds of a thousand objects; a nursery has grown after a fraction of them. */
const mostRounds = 200;

/**
 * Calls of a function before V8 compiles it anew by its second best compiler and its best one, where it is left alone after 400
 * and 3000. A cold build lasts seconds: what these compilers take of all cores in it, each thread for itself, is more than
 * their code gains.
 */
const [callsBeforeBetter, callsBeforeBest] = [1000, 30_000];

let isPrepared = false;

/**
 * Prepares this thread of a command's process for a build of many files: a tenth to a fifth of a cold build. To be called when the
 * thread has begun with them, so that nothing is left to be loaded; called again, it does nothing.
 */
export function expectMuchWork(): void {
  if (isPrepared || getEnvironmentData(ours) !== true) return;
  isPrepared = true;
  growNursery();
  keepOwnHeapSmall();
}

/**
 * Gives this thread's nursery the size that much work needs. V8 has no call for it while it runs, but grows a nursery of
 * which more survives than it holds: for some milliseconds that is brought about. Another thread may do the same meanwhile, and
 * be done: the factor, which all share, is said again each time.
 */
function growNursery(): void {
  // It tells a little less than the power of two that it is.
  const factor = Math.max(2, Math.floor(nurserySize / Math.ceil(nurseryBytes() / 2 ** 20)));
  const survivors: { readonly round: number }[] = [];
  for (let round = 0; round < mostRounds && nurseryBytes() < grown; round++) {
    setFlagsFromString(`--semi-space-growth-factor=${factor}`);
    for (let count = 0; count < 1000; count++) survivors.push({ round });
  }
}

function nurseryBytes(): number {
  const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return nursery === undefined ? grown : nursery.space_used_size + nursery.space_available_size;
}

/** Bytes by which a process may grow between two collections that were asked for. */
const mostGrown = 24 * 2 ** 20;

/**
 * Makes a function that a long task calls now and then: when the process has grown by 24 MB since the last time, all garbage is
 * collected, the heap is packed, and pages that are free then go back to the system. By itself V8 does that when a process
 * is idle, which one that reads a gigabyte never is: what it keeps for later is as much as what is alive.
 *
 * From then on the whole heap is collected at one stretch, which nobody who waits for the end of a long task notices. Else V8
 * collects no nursery as long as it marks beside the task: where its threads got no processor, that grew to 128 MB.
 */
export function memoryRelease(): () => void {
  setFlagsFromString('--no-incremental-marking');
  setFlagsFromString('--expose-gc');
  const collect: NodeJS.GCFunction = runInNewContext('gc');
  let least = process.memoryUsage.rss();
  return () => {
    const size = process.memoryUsage.rss();
    least = Math.min(least, size);
    if (size - least < mostGrown) return;
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    least = process.memoryUsage.rss();
  };
}
