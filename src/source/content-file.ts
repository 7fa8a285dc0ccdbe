import { accessSync, constants, readdirSync, type Stats } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { type Attempt, type FileFault, faultOf } from '../files/fault.ts';
import { lookAtFile, realPathIn } from '../files/look.ts';
import { type Memory, readBytes } from '../files/read.ts';
import { contentFolder, isHidden } from '../model/paths.ts';

/** A file of `content/` as it lies on the disk. */
export interface ContentFile {
  /** Absolute. */
  readonly file: string;
  /** Where it really is, from `content/`, links followed, with slashes. */
  readonly real: string;
  readonly stat: Stats;
}

/** The names in the folders of a site, each folder read once. */
export type FolderNames = Map<string, readonly string[]>;

/**
 * The file that a text names by a path from the site's root. Only what is in `content/` when all links are followed is
 * found, and nothing hidden: a text may come from anybody, and what it names is published. A name is the same in every
 * Unicode normal form (UAX #15), as file systems change it; in other letters, small ones for capitals, it is another
 * one, which some file systems find all the same and most servers do not.
 */
export function findInContent(root: string, path: string, names: FolderNames = new Map()): Attempt<ContentFile> {
  if (!path.startsWith(`${contentFolder}/`)) return { fault: { kind: 'outside' } };
  const exact = lookInContent(root, path);
  const isMissing = 'fault' in exact && exact.fault.kind === 'missing';
  if (!isMissing && ('fault' in exact || !isSpelledOtherwise(path, exact.real))) return exact;
  const written = spelling(root, path, names);
  if (written === null) return isMissing ? { fault: { kind: 'missing' } } : exact;
  if (formOf(written) !== formOf(path)) return { fault: { kind: 'misspelt', actual: written } };
  return lookInContent(root, written);
}

/** The bytes of a file that a text names; see `findInContent`. */
export function readInContent(
  root: string,
  path: string,
  most: number,
  memory?: Memory,
): Attempt<{ readonly bytes: Buffer }> {
  const found = findInContent(root, path);
  return 'fault' in found ? found : readBytes(found.file, most, memory);
}

/** The file at exactly this path. */
export function lookInContent(root: string, path: string): Attempt<ContentFile> {
  const file = join(root, path);
  const place = realPathIn(join(root, contentFolder), file);
  if ('fault' in place) return place;
  if (isHidden(path) || isHidden(place.inside)) return { fault: { kind: 'hidden' } };
  const seen = lookAtFile(file);
  if ('fault' in seen) return seen;
  try {
    accessSync(file, constants.R_OK);
    return { file, real: place.inside.replaceAll(sep, '/'), stat: seen.stat };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** True where a path was found although the disk spells it otherwise: its capitals count for nothing there. */
function isSpelledOtherwise(path: string, real: string): boolean {
  const named = path.slice(contentFolder.length + 1);
  return named !== real && folded(named) === folded(real);
}

/** The path as the disk spells it, in whatever form and letters; null where there is none. */
function spelling(root: string, path: string, names: FolderNames): string | null {
  let found = contentFolder;
  for (const name of path.split('/').slice(1)) {
    const all = namesIn(root, found, names);
    const actual =
      all.find((one) => one === name) ??
      all.find((one) => formOf(one) === formOf(name)) ??
      all.find((one) => folded(one) === folded(name));
    if (actual === undefined) return null;
    found = posix.join(found, actual);
  }
  return found;
}

function namesIn(root: string, folder: string, names: FolderNames): readonly string[] {
  const known = names.get(folder);
  if (known !== undefined) return known;
  const read = readNames(join(root, folder));
  names.set(folder, read);
  return read;
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // What cannot be listed holds nothing that is found by its spelling.
    return [];
  }
}

function formOf(name: string): string {
  return name.normalize('NFC');
}

function folded(name: string): string {
  return formOf(name).toLowerCase();
}

/** True for a fault that says only that no file of this name is there. */
export function isAbsent(fault: FileFault): boolean {
  return fault.kind === 'missing' || fault.kind === 'folder' || fault.kind === 'misspelt';
}
