import type { ManifestFile } from '../model/manifest.ts';
import {
  headersOf,
  type LeavingFile,
  type NamedFile,
  type Published,
  type PublishedFile,
  type TargetFile,
  type Unfinished,
} from './published.ts';
import { isAskedForLater, stepOf, type UploadStep, uploadSteps } from './steps.ts';

/** What is known of a target before a publish. */
export interface Before {
  /** Null where nothing was published there. */
  readonly published: Published | null;
  /** What publishes that did not end may have left. */
  readonly unfinished: Unfinished | null;
  /** The keys of files that are as `published` says. Null where all are: the last publish came to its end. */
  readonly believed: ReadonlySet<string> | null;
  /** The keys that are there; null where nobody has looked. */
  readonly there: ReadonlySet<string> | null;
}

/** A step of a publish: files that may come in any order. */
export interface PlannedStep {
  readonly name: UploadStep;
  readonly files: readonly TargetFile[];
}

/** What a publish has to do, in the order in which it does it. */
export interface PublishPlan {
  /**
   * The URLs, from the site's own root, at which a cache has to forget what it has: of all whose bytes or headers are
   * others, of new ones, which it may know as missing, and of those that are gone. Nobody has asked for a new file with a
   * hash in its name.
   */
  readonly stale: readonly string[];
  /** What has to make room for a file in the place of a folder, or the reverse, on a disk; before the pages. */
  readonly displaced: readonly string[];
  /** Of all steps, empty ones too. */
  readonly uploads: readonly PlannedStep[];
  /** The files that stay as they are, with what is known of them. */
  readonly kept: readonly PublishedFile[];
  /** Files of earlier versions, those that go now among them. */
  readonly leaving: readonly LeavingFile[];
  /** Those of these that go at the end: first what is no asset, then the assets. */
  readonly deletions: readonly LeavingFile[];
  /** What is announced before the first upload. */
  readonly added: Unfinished['added'];
  /** True where nothing at the target has to be touched, its manifest included. */
  readonly isNothing: boolean;
}

/** When a publish is, and how long the assets of earlier versions stay; in milliseconds. */
export interface Times {
  readonly now: number;
  readonly grace: number;
}

/** Compares a site with a target, and plans what makes the target that site. */
export function planPublish(
  site: string,
  files: readonly TargetFile[],
  before: Before,
  { now, grace }: Times,
  hasFolders: boolean,
): PublishPlan {
  const { published } = before;
  const old = new Map(published?.files.map((file) => [file.path, file]));
  const kept = files.flatMap((file) => {
    const there = old.get(file.path);
    return there !== undefined && isBelieved(before, file.path) && isSame(file, there) ? [{ ...there, ...file }] : [];
  });
  const unchanged = new Set(kept.map((file) => file.path));
  const changed = files.filter((file) => !unchanged.has(file.path));
  const wanted = new Set(files.map((file) => file.path));
  const leaving = leavingFiles(before, wanted, { now, grace });
  const due = leaving.filter(({ until }) => until <= now);
  const deletions = [...due.filter(({ isAsset }) => !isAsset), ...due.filter(({ isAsset }) => isAsset)];
  const bySteps = Map.groupBy(changed, stepOf);
  const known = new Set([...old.keys(), ...(published?.leaving.map(({ key }) => key) ?? [])]);
  const added = changed.filter(({ path }) => !known.has(path)).map(named);
  const isAskedFor = ({ path, cache }: ManifestFile) => cache !== 'immutable' || known.has(path);
  return {
    stale: [...new Set([...changed.filter(isAskedFor), ...deletions].map(({ url }) => url))].sort(),
    displaced: hasFolders ? displacedBy(changed, leaving) : [],
    uploads: uploadSteps.map((name) => ({ name, files: postsFirst(bySteps.get(name) ?? []) })),
    kept,
    leaving,
    deletions,
    added: [...(before.unfinished?.added ?? []), ...added],
    isNothing:
      published !== null &&
      published.site === site &&
      before.unfinished === null &&
      changed.length === 0 &&
      deletions.length === 0 &&
      isSameList(published, kept, leaving),
  };
}

function named(file: ManifestFile): NamedFile {
  return { key: file.path, url: file.url, isAsset: isAskedForLater(file) };
}

function isBelieved({ believed }: Before, key: string): boolean {
  return believed === null || believed.has(key);
}

/** True where a file has the bytes and the headers that were published. */
function isSame(file: TargetFile, there: PublishedFile): boolean {
  const { type, control, encoding, redirect } = headersOf(file);
  return (
    file.sha256 === there.sha256 &&
    file.size === there.size &&
    type === there.type &&
    control === there.control &&
    encoding === there.encoding &&
    redirect === (there.redirect ?? null)
  );
}

/** What of earlier versions, and of publishes that did not end, is not of this one, and until when each stays. */
function leavingFiles(
  { published, unfinished, there }: Before,
  wanted: ReadonlySet<string>,
  { now, grace }: Times,
): LeavingFile[] {
  const files = new Map<string, LeavingFile>();
  const leave = (file: LeavingFile) => {
    if (!wanted.has(file.key) && (there === null || there.has(file.key))) files.set(file.key, file);
  };
  const leaveNow = (file: NamedFile) => leave({ ...file, until: file.isAsset ? now + grace : now });
  for (const { key, url, isAsset } of unfinished?.added ?? []) leaveNow({ key, url, isAsset });
  for (const file of published?.files ?? []) leaveNow(named(file));
  // What was due at a publish that came to its end is gone.
  const isGone = ({ until }: LeavingFile) => there === null && published !== null && until <= published.time;
  for (const file of published?.leaving ?? []) if (!isGone(file)) leave(file);
  return [...files.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** On a disk nothing can be below a file: what leaves goes earlier where it is in the way of what comes. */
function displacedBy(changed: readonly ManifestFile[], leaving: readonly LeavingFile[]): string[] {
  const folders = new Set(changed.flatMap(({ path }) => foldersAbove(path)));
  const paths = new Set(changed.map(({ path }) => path));
  const isInTheWay = (key: string) => folders.has(key) || foldersAbove(key).some((folder) => paths.has(folder));
  return leaving.map(({ key }) => key).filter(isInTheWay);
}

function foldersAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Posts before the archives that list them: then a new archive leads to no post that is still to come. */
function postsFirst(files: readonly TargetFile[]): TargetFile[] {
  const rank = ({ kind }: ManifestFile) => Number(kind !== 'post');
  return files.toSorted((a, b) => rank(a) - rank(b));
}

function isSameList(published: Published, kept: readonly PublishedFile[], leaving: readonly LeavingFile[]): boolean {
  const old = published.leaving.filter(({ until }) => until > published.time);
  return JSON.stringify([published.files, old]) === JSON.stringify([kept, leaving]);
}
