import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Measurement, measure } from './measuring/measure.ts';
import { measureWatch, type WatchCommand, type WatchMeasurement } from './measuring/watched-edits.ts';
import { scenarios } from './scenarios.ts';
import { type BenchSite, countOutput, restoreSource } from './sites.ts';

/** The programs that take part. */
export interface Contestants {
  /** The Node that runs everything. */
  readonly node: string;
  /** The folder of the Broadsheet that is measured. */
  readonly home: string;
  /** Hugo's command; null where it does not take part. */
  readonly hugo: string | null;
  /** Ends whatever runs. */
  readonly stop: AbortSignal;
}

/** What one round measured. */
export interface Round {
  readonly reference: Measurement;
  readonly hugo: Measurement | null;
  /** Pages of the two sites after their cold builds; null where Hugo took no part. */
  readonly pages: { readonly broadsheet: number; readonly hugo: number | null };
  /** By the scenario's name. */
  readonly scenarios: ReadonlyMap<string, ScenarioRun>;
  /** Posts saved while a preview runs; null where none were. */
  readonly watch: { readonly broadsheet: WatchMeasurement; readonly hugo: WatchMeasurement | null } | null;
}

export interface ScenarioRun extends Measurement {
  /** How many files the build wrote. */
  readonly written: number;
}

/**
 * Plays one round: the reference work, Hugo, then every scenario in order, all as fresh processes, one after the other,
 * and at last so many edits while a preview runs.
 * Rounds alternate between the contestants, so a slow minute of the machine meets all of them.
 */
export async function playRound(site: BenchSite, contestants: Contestants, edits: number): Promise<Round> {
  const { node, home, hugo, stop } = contestants;
  restoreSource(site);
  const reference = await measure([node, join(import.meta.dirname, 'measuring/reference-work.ts')], stop);
  const hugoRun = hugo === null ? null : await buildWithHugo(site, hugo, stop);
  const runs = new Map<string, ScenarioRun>();
  let broadsheetPages = 0;
  for (const { name, happen } of scenarios) {
    happen(site, home);
    const run = await measure([...commandOf('build', node, home), '--root', site.root, '--json'], stop);
    runs.set(name, { ...run, written: writtenFiles(run.output) });
    if (name === 'cold') broadsheetPages = countOutput(site.output);
  }
  const pages = { broadsheet: broadsheetPages, hugo: hugoRun && countOutput(site.hugoOutput) };
  restoreSource(site);
  const watch = edits === 0 ? null : await watchBoth(site, contestants, edits);
  return { reference, hugo: hugoRun, pages, scenarios: runs, watch };
}

/**
 * The command that users of the package run, where the Broadsheet in `home` has one made; else what its script of npm runs,
 * with the options of Node that it gives. Throws TypeError where that is something else.
 */
function commandOf(script: string, node: string, home: string): string[] {
  const packaged = join(home, 'dist/commands/broadsheet.js');
  if (existsSync(packaged)) return [node, packaged, script];
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const [program, ...words] = (scripts[script] ?? '').split(' ');
  if (program !== 'node' || !words.some(isModule))
    throw new TypeError(`${home} has no script “${script}” that runs Node.`);
  return [node, ...words.map((word) => (isModule(word) ? join(home, word) : word))];
}

function isModule(word: string): boolean {
  return /\.[jt]s$/.test(word);
}

/** The port that previews listen on; when it is taken, both of them look for another. */
const port = '18473';

async function watchBoth(site: BenchSite, { node, home, hugo, stop }: Contestants, edits: number) {
  const { root, hugoRoot, posts, watched } = site;
  const chosen = Array.from({ length: edits }, (_, index) => posts[Math.floor(((index + 0.5) * posts.length) / edits)]);
  const inFolder = (folder: string) =>
    chosen.flatMap((post) => (post === undefined ? [] : [{ ...post, page: join(folder, post.page) }]));
  const start: WatchCommand = {
    command: [...commandOf('start', node, home), '--root', root, '--port', port],
    ready: /ready in/,
    done: /→ http/g,
  };
  const broadsheet = await measureWatch(start, inFolder(watched.broadsheet), stop);
  if (hugo === null) return { broadsheet, hugo: null };
  rmSync(watched.hugo, { recursive: true, force: true });
  const server: WatchCommand = {
    command: [hugo, 'server', '--source', hugoRoot, '--destination', watched.hugo, '--port', port],
    ready: /Press Ctrl\+C to stop/,
    done: /Total in \d+ ms/g,
  };
  return { broadsheet, hugo: await measureWatch(server, inFolder(watched.hugo), stop) };
}

/** Hugo has no incremental build across processes: it always does the whole work. */
async function buildWithHugo(
  { hugoRoot, hugoOutput }: BenchSite,
  hugo: string,
  stop: AbortSignal,
): Promise<Measurement> {
  const resources = join(hugoRoot, 'resources');
  for (const folder of [hugoOutput, resources]) rmSync(folder, { recursive: true, force: true });
  const cache = join(hugoRoot, 'cache');
  const command = [hugo, '--quiet', '--source', hugoRoot, '--destination', hugoOutput, '--cacheDir', cache];
  return await measure(command, stop);
}

/** The number of written files in the summary that `build --json` prints. Throws TypeError where there is none. */
export function writtenFiles(output: string): number {
  const summary: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  if (typeof summary === 'object' && summary !== null && 'written' in summary && typeof summary.written === 'number')
    return summary.written;
  throw new TypeError('The build printed no summary.');
}
