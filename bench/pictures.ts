import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Usage } from '../src/commands/arguments.ts';
import { runCommand } from '../src/commands/command.ts';
import { type Measurement, measure } from './measuring/measure.ts';
import { writePhotographs } from './pictures/photographs.ts';
import { ratio, spread, spreadOfKnown } from './statistics.ts';

const usage: Usage = {
  synopsis: 'node bench/pictures.ts [options]',
  summary:
    'Encodes generated photographs with sharp alone and with Broadsheet, one after the other, and compares them.',
  positionals: false,
  options: {
    count: { type: 'string', value: 'N', help: 'Photographs (default: 12).' },
    megapixels: { type: 'string', value: 'N', help: 'Size of each (default: 12).' },
    rounds: { type: 'string', value: 'N', help: 'Measurements of each way (default: 3).' },
  },
};

/** Milliseconds after which a run is given up. */
const patience = 1_800_000;

process.exitCode = await runCommand({
  usage,
  run: async (typed) => {
    const number = (name: string, otherwise: number) => Number(typed.value(name) ?? otherwise);
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'));
    try {
      const sources = join(folder, 'content');
      mkdirSync(sources);
      await writePhotographs(sources, number('count', 12), number('megapixels', 12));
      const alone: Measurement[] = [];
      const broadsheet: Measurement[] = [];
      for (let round = 1; round <= number('rounds', 3); round += 1) {
        alone.push(await run('with-sharp.ts', sources, join(folder, `sharp-${round}`)));
        broadsheet.push(await run('with-broadsheet.ts', folder, join(folder, `broadsheet-${round}`)));
      }
      for (const line of report(alone, broadsheet)) console.log(line);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return 0;
  },
});

async function run(script: string, sources: string, target: string): Promise<Measurement> {
  mkdirSync(target);
  const command = [process.execPath, join(import.meta.dirname, 'pictures', script), sources, target];
  return await measure(command, AbortSignal.timeout(patience));
}

function report(alone: readonly Measurement[], broadsheet: readonly Measurement[]): string[] {
  const line = (name: string, runs: readonly Measurement[]) => {
    const [seconds, cpu, peak] = [secondsOf(runs), cpuOf(runs), spreadOfKnown(runs.map((one) => one.peakBytes))];
    const memory = peak === null ? '' : `, peak ${(peak.max / 1_000_000).toFixed(0)} MB`;
    return `${name}: ${seconds.median.toFixed(2)} s (${seconds.min.toFixed(2)} to ${seconds.max.toFixed(2)}), CPU ${cpu.median.toFixed(2)} s${memory}`;
  };
  return [
    line('sharp alone', alone),
    line('Broadsheet', broadsheet),
    `throughput of sharp alone that Broadsheet reaches: ${ratio(secondsOf(alone), secondsOf(broadsheet)).toFixed(2)} by the clock, ${ratio(cpuOf(alone), cpuOf(broadsheet)).toFixed(2)} by processor time`,
  ];
}

function secondsOf(runs: readonly Measurement[]) {
  return spread(runs.map((one) => one.seconds));
}

function cpuOf(runs: readonly Measurement[]) {
  return spread(runs.map((one) => one.cpuSeconds));
}
