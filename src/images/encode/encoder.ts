// The process that encodes pictures: encode-apart.ts starts it, sends one order, and hears of each job.

import { type EncodeEvent, type EncodeJob, encodeAll } from './encode.ts';
import { PictureStore } from './store.ts';

/** What the process is asked to do. */
export interface EncodeOrder {
  readonly jobs: readonly EncodeJob[];
  readonly root: string;
  readonly cacheFolder: string;
}

/** What the process tells: how its jobs go, or why none can go on. */
export type EncoderMessage = EncodeEvent | { readonly kind: 'stopped'; readonly reason: string };

const tell = (message: EncoderMessage) => process.send?.(message);

process.once('message', async ({ jobs, root, cacheFolder }: EncodeOrder) => {
  try {
    await encodeAll(jobs, root, new PictureStore(cacheFolder), tell);
  } catch (error) {
    tell({ kind: 'stopped', reason: error instanceof Error ? error.message : String(error) });
  }
});
// The other process has heard all that it wants to hear, or is gone.
process.once('disconnect', () => process.exit());
