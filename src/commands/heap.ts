import { setFlagsFromString } from 'node:v8';

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
