import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the memory of a build or a preview near what it needs. Left alone, V8 lets each thread's heap grow to several
 * times of what is alive before it collects: half a gigabyte of printed pages that nobody needs any more. `growth` is by how
 * many percent of what is alive it may grow.
 */
export function keepHeapSmall(growth = 100): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
