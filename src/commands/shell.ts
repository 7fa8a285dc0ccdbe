import { claimHeap, keepHeapSmall, memoryRelease } from '../engine/heap.ts';

/** Where a command prints to. */
export interface Output {
  readonly isTTY: boolean;
  /** Prints a text as it is. */
  write(text: string): void;
  /** Prints a line. */
  print(line: string): void;
}

/** What a command has of the process that it runs in, besides files; a test gives it an environment and streams of its own. */
export interface Shell {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that typed paths start from, and that files are named from. */
  readonly caller: string;
  readonly input: { readonly isTTY: boolean };
  readonly output: Output;
  readonly errors: Output;
  /** The folder that the process is in. */
  folder(): string;
  /** Goes on in another folder. */
  enter(folder: string): void;
  /** Keeps the memory of the process near what it needs, as `keepHeapSmall` of heap.ts says. */
  keepHeapSmall(growth?: number): void;
  /** Says that the process is this command's, as `claimHeap` of heap.ts says. */
  claimHeap(): void;
  /** Makes a function that gives memory back when the process has grown, as `memoryRelease` of heap.ts says. */
  memoryRelease(): () => void;
  /** Aborted when the process is asked to end, as by Ctrl-C; from the first call on, that no longer ends it. */
  stopped(): AbortSignal;
}

/** The shell of this process, for a command that was typed in the folder `caller`. */
export function processShell(caller: string): Shell {
  return {
    environment: process.env,
    caller,
    // A stream is opened when it is first asked for.
    input: {
      get isTTY() {
        return process.stdin.isTTY;
      },
    },
    output: outputOf(() => process.stdout, console.log),
    errors: outputOf(() => process.stderr, console.error),
    folder: () => process.cwd(),
    enter: (folder) => process.chdir(folder),
    keepHeapSmall,
    claimHeap,
    memoryRelease,
    stopped() {
      const stopped = new AbortController();
      process.once('SIGINT', () => stopped.abort()).once('SIGTERM', () => stopped.abort());
      return stopped.signal;
    },
  };
}

/** Lines are printed by the console, which is silent where whoever reads them has left. */
function outputOf(stream: () => NodeJS.WriteStream, print: (line: string) => void): Output {
  return {
    get isTTY() {
      return stream().isTTY;
    },
    write: (text) => void stream().write(text),
    print: (line) => print(line),
  };
}
