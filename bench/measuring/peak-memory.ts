import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks: what a process gains in its last moments is all that can be missed. */
const interval = 20;

/** Watches the memory of a process's descendants until it is told to stop. */
export interface MemoryWatch {
  /** Ends the watch and gives the peak resident memory of the largest descendant, in bytes; null where unknown. */
  stop(): number | null;
}

/**
 * Watches the descendants of a process. Linux keeps each process's own high-water mark (VmHWM, proc(5)), so looking now
 * and then is enough. Other systems have no /proc: there the peak is unknown.
 */
export function watchMemory(process: number): MemoryWatch {
  let peak: number | null = null;
  const look = () => {
    for (const descendant of descendantsOf(process)) {
      const bytes = highWaterMark(descendant);
      if (bytes !== null && bytes > (peak ?? 0)) peak = bytes;
    }
  };
  const timer = setInterval(look, interval);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function descendantsOf(process: number): number[] {
  const tasks = entriesOf(`/proc/${process}/task`);
  const children = tasks.flatMap((task) => numbersIn(contentOf(`/proc/${process}/task/${task}/children`)));
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function highWaterMark(process: number): number | null {
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(contentOf(`/proc/${process}/status`))?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) * 1024;
}

/** A process may end between two looks, and its files with it. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function numbersIn(text: string): number[] {
  return text
    .split(' ')
    .map(Number)
    .filter((number) => number > 0);
}
