import { existsSync } from 'node:fs';
import { usedFeatures } from '../archive/features.ts';
import { publishedEditor } from '../editor/published.ts';
import { writeAtomically } from '../files/write-whole.ts';
import type { PlainFile } from '../model/output-file.ts';
import { attachmentFiles, inOrderOfPosts, type RouteFile, type RouteFiles } from '../output/files.ts';
import type { SharedKeys } from '../output/fingerprints.ts';
import { foreignAfter, intactIn, type OutputLook } from '../output/look.ts';
import { obstacleProblem, obstaclesOf } from '../output/obstacles.ts';
import { outputPlaces } from '../output/places.ts';
import { type Outdated, plan } from '../output/plan.ts';
import { Staging } from '../output/staging.ts';
import { intactRecord, type OutputRecord } from '../output/state.ts';
import type { Summary } from '../output/summary.ts';
import type { Remade } from '../output/why.ts';
import type { Problem } from '../problems/problem.ts';
import { isSearchFile } from '../search/search-files.ts';
import type { ReadySite } from '../site/assemble.ts';
import type { BuildOptions } from '../site/options.ts';
import type { Schedule } from '../site/schedule.ts';
import { hashAttachments } from '../source/file-hashes.ts';
import { assetFiles } from '../theme/assets.ts';
import { failureProblems } from '../theme/template-fault.ts';
import { commitFiles } from './commit.ts';
import type { Encoded } from './encode-beside.ts';
import { makeSearch } from './make-search.ts';
import type { Printed, PrintJob } from './print.ts';
import { sharePages, templatesOf } from './share-pages.ts';
import { isOfHost, stageHost } from './stage-host.ts';
import { stageSiblings } from './stage-siblings.ts';
import type { BuildThreads } from './tasks.ts';

/** Pages that are fingerprinted in one go behind a preview. */
const pagesPerPause = 512;

/** Who works beside this thread. */
export interface Beside {
  readonly threads: BuildThreads;
  /** Null where nobody looks at the output but this thread. */
  readonly look: Promise<OutputLook | null> | null;
}

/** What was written, for the summary. */
export type Counts = Pick<
  Summary,
  'written' | 'changed' | 'host' | 'remade' | 'kept' | 'removed' | 'compressed' | 'bytes' | 'files' | 'foreign'
>;

/**
 * Writes what changed: plans, makes every file into the staging folder, and only then moves them into the output. Where
 * something is in the way, or a page cannot be printed, that is all that is told.
 */
export async function writeSite(
  ready: ReadySite,
  routes: RouteFiles,
  { pictures, early }: Encoded,
  options: BuildOptions,
  { threads, look }: Beside,
): Promise<Counts | { readonly problems: readonly Problem[] }> {
  const { output, root, clean } = options;
  const { files: pages, state, shared } = routes;
  const places = outputPlaces(options);
  const { arranged, diagrams, theme, generator, publicFiles, own } = ready;
  const { snapshot } = arranged;
  await fingerprintKnown(routes, options);
  const isSearchLeft = snapshot.site.search && !options.schedule.indexes;
  const job = { templates: theme, generator, place: places.search };
  const search = isSearchLeft ? [] : await makeSearch(arranged, job);
  const plain = [
    ...pictures.files,
    ...diagrams.files,
    ...assetFiles(theme, snapshot.site, usedFeatures(snapshot.content, snapshot.site)),
    ...('place' in search ? [] : search),
    ...attachmentFiles(hashAttachments(root, options.cache, snapshot.attachments)),
    ...own.files,
    ...publicFiles,
    // The preview's server answers for it, with the files of this machine.
    ...(options.preview ? [] : await publishedEditor(snapshot.site, root)),
  ];
  const files: readonly (RouteFile | PlainFile)[] = [...plain, ...pages];
  const seen = await look;
  const intact = intactIn(output, seen);
  const before = { records: state.records, output, intact, clean };
  // Of the compressed copies, and of the host's files, is decided when all others are known.
  const isLater = (name: string) => {
    const record = state.records.get(name);
    return record !== undefined && (record.of !== null || isOfHost(record));
  };
  const isLeft = (name: string) => (isSearchLeft && isSearchFile(name)) || isLater(name);
  const planned = plan(files, before, isLeft);
  await options.schedule.pause();
  const write = planned.write.map(({ file }) => file);
  const obstacles = obstaclesOf(
    output,
    write.map((file) => file.output),
    new Set(planned.remove),
  );
  if (obstacles.length > 0) return { problems: obstacles.map((obstacle) => obstacleProblem(obstacle, options)) };
  const outputs = new Set(write.map((file) => file.output));
  await pictures.mend(outputs);
  await diagrams.paint(outputs);
  const done = write.map((file) => early.get(file.output)).filter((record) => record !== undefined);
  const open = write.filter((file) => !early.has(file.output));
  const { records, failed } = await stage(open, ready, shared, options, threads);
  const spoiled = 'place' in search ? [search, ...failed] : failed;
  if (spoiled.length > 0) return { problems: failureProblems(spoiled, theme.includes) };
  const made = [...done, ...records];
  await options.schedule.pause();
  const { staged, same } = apart(made, output);
  const recordsOf = (names: readonly string[]) =>
    names.map((name) => state.records.get(name)).filter((one) => one !== undefined);
  const left = recordsOf(planned.left.filter((name) => !isLater(name)));
  const kept = [...planned.keep, ...left, ...same];
  const copies = await stageSiblings({ files, kept, staged }, { state, intact }, options, threads);
  // Each has the whole site in memory, and nothing is left for them to do: they end while this thread goes on.
  void threads.close();
  const isSame = staged.length + copies.staged.length + planned.remove.length + copies.going.length === 0;
  const all = { files, kept: [...kept, ...copies.kept], staged: [...staged, ...copies.staged] };
  const host = await stageHost(all, routes, isSame, arranged, options);
  const blocked = obstaclesOf(
    output,
    [...copies.staged, ...host.staged].map((record) => record.output),
    new Set(planned.remove),
  );
  if (blocked.length > 0) return { problems: blocked.map((obstacle) => obstacleProblem(obstacle, options)) };
  const commit = {
    kept: [...all.kept, ...host.kept],
    staged: [...all.staged, ...host.staged],
    going: [...recordsOf(planned.remove), ...copies.going, ...host.going],
  };
  const { removed, isAlone } = await commitFiles(commit, [...files, ...host.files], routes, arranged, options);
  for (const { name, text } of host.beside) writeAtomically(output + name, text);
  const changed = [...staged, ...host.staged].map((file) => file.output);
  const ours = outputsOf([...commit.kept, ...commit.staged]);
  const goneCopies = new Set(copies.going.map((copy) => copy.output));
  return {
    written: staged.length + host.staged.length,
    changed,
    remade: remadeFiles(planned.write, changed),
    kept: kept.length + host.kept.length,
    removed: removed.filter((name) => !goneCopies.has(name)),
    compressed: copies.staged.length,
    bytes: commit.staged.reduce((sum, file) => sum + file.size, 0),
    files: commit.kept.length + commit.staged.length,
    host: host.told,
    foreign: foreignAfter(options, seen, state.records, ours, isAlone),
  };
}

function outputsOf(records: readonly OutputRecord[]): ReadonlySet<string> {
  return new Set(records.map((record) => record.output));
}

function remadeFiles(outdated: readonly Outdated<RouteFile | PlainFile>[], changed: readonly string[]): Remade[] {
  const isChanged = new Set(changed);
  return outdated.map(({ file: { output }, reason }) => ({ output, reason, isChanged: isChanged.has(output) }));
}

/** Parts what was made in what has to be moved to its place and what came out as the bytes that are there already. */
function apart(made: readonly OutputRecord[], output: string) {
  // A first build need not ask for each of its files.
  if (!existsSync(output)) return { staged: made, same: [] };
  const staged: OutputRecord[] = [];
  const same: OutputRecord[] = [];
  for (const record of made) {
    const there = intactRecord(output, record);
    if (there === null) staged.push(record);
    else same.push(there);
  }
  return { staged, same };
}

/**
 * Makes the fingerprints of the pages that were written before, bit by bit: it is the longest step in which nothing else
 * would have its turn. Those of new pages are made where these are printed.
 */
async function fingerprintKnown({ files, state }: RouteFiles, { schedule }: BuildOptions): Promise<void> {
  const known = files.filter((file) => state.records.has(file.output));
  for (const [number, page] of known.entries()) {
    if (number % pagesPerPause === 0) await schedule.pause();
    // What asks for it first makes it.
    void page.fingerprint;
  }
}

/** Makes files into the staging folder: pages in all threads, the others here. */
async function stage(
  files: readonly (RouteFile | PlainFile)[],
  ready: ReadySite,
  shared: SharedKeys,
  options: BuildOptions,
  threads: BuildThreads,
): Promise<Printed> {
  const folder = outputPlaces(options).staging;
  const outputs = inOrderOfPosts(files.filter((file) => 'route' in file)).map((file) => file.output);
  const printing = printPages(outputs, ready, { shared, staging: folder }, options.schedule, threads);
  const staging = new Staging(folder, ready.arranged.snapshot.site.url);
  const plain = files.filter((file): file is PlainFile => !('route' in file)).map((file) => staging.writePlain(file));
  const { records, failed } = await printing;
  return { records: [...plain, ...records], failed };
}

/** Prints pages, many of them in all threads. Where there are none, nothing of what prints is loaded. */
async function printPages(
  outputs: readonly string[],
  { arranged, theme }: ReadySite,
  means: Pick<PrintJob, 'shared' | 'staging'>,
  schedule: Schedule,
  threads: BuildThreads,
): Promise<Printed> {
  if (outputs.length === 0) return { records: [], failed: [] };
  const { nonePrinted, printShare } = await import('./print.ts');
  const job = { ...means, outputs, templates: templatesOf(theme) };
  const taken = nonePrinted(outputs.length);
  const outcomes = await sharePages(threads, { kind: 'print', job, taken }, () => {
    // The others have begun.
    schedule.meanwhile();
    return printShare(job, arranged, taken);
  });
  const printed = outcomes.filter((outcome) => outcome.kind === 'print');
  return { records: printed.flatMap(({ records }) => records), failed: printed.flatMap(({ failed }) => failed) };
}
