import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps the memory of a build or a preview near what it needs: to be called before there is much on the heap, and before
 * threads start. Left alone, V8 lets each thread's heap grow to several times of what is alive before it collects, and
 * its nursery to over a hundred megabytes: printed pages that nobody needs any more. `growth` is by how many percent of
 * what is alive the heap may grow. The nursery stays at the size that it begins with. That it may grow no further is told
 * to V8 while it runs, as a package's command has no say in the options that Node is started with.
 */
export function keepHeapSmall(growth = 50): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Bytes by which a process may grow between two collections that were asked for. */
const mostGrown = 24 * 2 ** 20;

/**
 * Makes a function that a long task calls now and then: when the process has grown by 24 MB since the last time, all garbage is
 * collected, the heap is packed, and pages that are free then go back to the system. By itself V8 does that when a process
 * is idle, which one that reads a gigabyte never is: what it keeps for later is as much as what is alive.
 */
export function memoryRelease(): () => void {
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
