import type { Progress, ReportProgress } from '../site/options.ts';
import type { Output } from './shell.ts';

/** Milliseconds between two lines where the output is no terminal, and between two redraws where it is one. */
const lineEvery = 5000;
const redrawEvery = 100;

/**
 * Shows how far a long step has come: one line that is redrawn on a terminal, a plain line every few seconds in a
 * log. Nothing is shown in the first second: most steps are over by then. A step is measured from its first report, not
 * from what was waited for before; one that begins again is measured anew. `clock` gives milliseconds.
 */
export function showProgress(stream: Pick<Output, 'isTTY' | 'write'>, clock = () => performance.now()): ReportProgress {
  let [begun, shown] = [0, 0];
  let done = Number.POSITIVE_INFINITY;
  return (progress) => {
    const now = clock();
    if (progress.done < done) begun = shown = now;
    done = progress.done;
    const isLast = progress.done === progress.total;
    const wait = stream.isTTY ? redrawEvery : lineEvery;
    if (now - begun < 1000 || (now - shown < wait && !(isLast && shown !== begun))) return;
    shown = now;
    const line = progressLine(progress, now - begun);
    stream.write(stream.isTTY ? `\r\x1b[K${isLast ? '' : line}` : `${line}\n`);
  };
}

/** `pictures: 120 of 400, 35/s, 8 s left` after so many milliseconds. */
export function progressLine({ step, done, total }: Progress, elapsed: number): string {
  const rate = done / (elapsed / 1000);
  const left = rate > 0 ? `, ${rate.toFixed(rate < 10 ? 1 : 0)}/s, ${Math.ceil((total - done) / rate)} s left` : '';
  return `${step}: ${done} of ${total}${left}`;
}
