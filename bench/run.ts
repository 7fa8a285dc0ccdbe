import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UsageError } from '../src/commands/arguments.ts';
import { runCommand } from '../src/commands/command.ts';
import { bundleEngine } from '../src/packaging/bundle.ts';
import { home } from '../src/site/options.ts';
import { usualTagCount } from './corpus/posts.ts';
import { type BenchOptions, benchOptions, usage } from './options.ts';
import { markdownReport, type Report } from './report.ts';
import { summarize, type WorkloadResult } from './results.ts';
import { type Contestants, playRound, type Round } from './rounds.ts';
import { appendToSeries, compareWithSeries, readSeries, recordsOf, workloadName } from './series.ts';
import { writeSites } from './sites.ts';

const seriesFile = join(import.meta.dirname, 'series.json');

process.exitCode = await runCommand({
  usage,
  run: async (typed) => {
    const options = benchOptions(typed);
    const hugo = options.pictures > 0 || options.hugo === 'none' ? null : hugoVersion(options.hugo ?? 'hugo');
    if (hugo === null && options.hugo !== null && options.hugo !== 'none')
      throw new UsageError(`“${options.hugo} version” did not work.`);
    const contestants: Contestants = {
      node: process.execPath,
      home: resolve(options.generator ?? home),
      hugo: hugo && (options.hugo ?? 'hugo'),
      stop: stopSignal(),
    };
    // What users run is measured, and not the sources.
    if (contestants.home === home && options.runs > 0) await bundleEngine(join(home, 'dist'));
    const workloads = await measureAll(options, contestants);
    if (workloads.length === 0) return 0;
    const series = readSeries(seriesFile);
    const records = recordsOf(workloads);
    const [processor] = cpus();
    const report: Report = {
      circumstances: {
        measured: new Date().toISOString(),
        version: versionOf(contestants.home),
        node: process.versions.node,
        hugo,
        cores: availableParallelism(),
        processor: processor?.model ?? 'unknown processor',
        words: options.words,
      },
      workloads,
      comparisons: compareWithSeries(series, records),
    };
    writeReport(resolve(options.out ?? join(import.meta.dirname, 'reports')), report);
    const { measured: recorded, version, cores } = report.circumstances;
    if (options.record) appendToSeries(seriesFile, series, { recorded, version, cores, records });
    return 0;
  },
});

/** Measures every size, one after the other; none where there are no rounds, only sites. */
async function measureAll(options: BenchOptions, contestants: Contestants): Promise<WorkloadResult[]> {
  const folder = options.folder ?? temporaryFolder();
  const results: WorkloadResult[] = [];
  for (const posts of options.posts) {
    const result = await measureSize(resolve(folder, String(posts)), posts, options, contestants);
    if (result !== null) results.push(result);
  }
  return results;
}

/** A folder in memory, where the system has a RAM disk, so that no disk is measured. It goes with the process. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'broadsheet-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Aborts on Ctrl-C: gigabytes of memory have to be given back before the process ends. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error('Stopped.'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  return controller.signal;
}

async function measureSize(
  folder: string,
  posts: number,
  options: BenchOptions,
  contestants: Contestants,
): Promise<WorkloadResult | null> {
  const workload = { ...options, posts };
  const name = workloadName(workload);
  const site = await writeSites(folder, contestants.home, {
    ...workload,
    tags: usualTagCount(posts),
    codeBlocks: options.highlighting ? 2 : 0,
  });
  console.error(`${name}: ${site.pages.total} pages of posts and archives in ${folder}`);
  const rounds: Round[] = [];
  for (let round = 1; round <= options.runs; round += 1) {
    console.error(`${name}: round ${round} of ${options.runs}`);
    rounds.push(await playRound(site, contestants, options.edits));
  }
  if (rounds.length === 0) return null;
  const { highlighting, feeds, pictures } = options;
  return summarize({ posts, highlighting, feeds, pictures }, rounds);
}

/** The first words of what Hugo says of itself; null where there is none. */
function hugoVersion(command: string): string | null {
  try {
    const [name, version] = execFileSync(command, ['version'], { encoding: 'utf8' }).split(' ');
    return `${name} ${version}`;
  } catch {
    return null;
  }
}

function versionOf(folder: string): string {
  const { version }: { version?: unknown } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return String(version);
}

function writeReport(folder: string, report: Report): void {
  const text = markdownReport(report);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.md'), text);
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(text);
}
