// Stands for the encoder's process: it encodes nothing, one of its pictures kills it, and one takes for ever.

import type { EncodeOrder, EncoderMessage } from '../../src/images/encode/encoder.ts';

const tell = (message: EncoderMessage) => process.send?.(message);

process.once('message', async ({ jobs }: EncodeOrder) => {
  if (jobs.some(({ source }) => source.path.includes('full')))
    return tell({ kind: 'stopped', reason: 'the disk is full' });
  if (jobs.some(({ source }) => source.path.includes('dead'))) return process.exit(1);
  const lane = async (list: IterableIterator<[number, EncodeOrder['jobs'][number]]>) => {
    for (const [job, { source }] of list) {
      tell({ kind: 'begun', job });
      if (source.path.includes('endless')) await new Promise(() => setInterval(() => undefined, 1000));
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (source.path.includes('crash')) process.kill(process.pid, 'SIGKILL');
      tell({ kind: 'done', job, facts: { tint: source.path, encodings: {} } });
    }
  };
  const list = jobs.entries();
  await Promise.all([lane(list), lane(list)]);
});
process.once('disconnect', () => process.exit());
