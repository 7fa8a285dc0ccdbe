import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { gzipSync } from 'fflate';
import type { Sibling } from '../output/siblings.ts';
import { Staging } from '../output/staging.ts';
import type { OutputRecord } from '../output/state.ts';
import { type TurnCounter, takeTurns } from '../workers/turns.ts';

/** Copies to compress. The original of each is staged, or in the output already. */
export interface CompressJob {
  readonly siblings: readonly Sibling[];
  /** The outputs of which the new bytes are staged. */
  readonly staged: ReadonlySet<string>;
  readonly output: string;
  readonly staging: string;
}

/** Compresses copies turn by turn until none is left, and stages them. */
export async function compressShare(job: CompressJob, counter: TurnCounter): Promise<OutputRecord[]> {
  const staging = new Staging(job.staging);
  const next = takeTurns(job.siblings, counter);
  const records: OutputRecord[] = [];
  for (let sibling = next(); sibling !== null; sibling = next()) {
    const { of } = sibling;
    const bytes = readFileSync(job.staged.has(of) ? staging.pathOf(of) : join(job.output, of));
    records.push({ ...staging.write(sibling, '', compressed(bytes, sibling)), of });
    await turn();
  }
  return records;
}

/** The bytes compressed: the same on every machine. */
export function compressed(
  bytes: Uint8Array,
  { encoding, quality }: Pick<Sibling, 'encoding' | 'quality'>,
): Uint8Array {
  if (encoding === 'br') return brotli(bytes, quality);
  // What Node's zlib gives depends on the processor: where that has an instruction for CRC-32C, it looks for matches by
  // another hash. A time would stand in the head of the file, and the name of the operating system.
  return gzipSync(bytes, { level: 9, mtime: 0 });
}

function brotli(bytes: Uint8Array, quality: number): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
