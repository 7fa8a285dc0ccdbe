import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that are read at a time. */
const chunkBytes = 1 << 16;

/** The lines of a file in UTF-8, one at a time: what is held does not grow with the file. Throws what the system refuses. */
export function* fileLines(path: string): Generator<string, void, undefined> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(chunkBytes);
    const decoder = new TextDecoder();
    let rest = '';
    for (let bytes = readSync(file, buffer); bytes > 0; bytes = readSync(file, buffer)) {
      const lines = (rest + decoder.decode(buffer.subarray(0, bytes), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
