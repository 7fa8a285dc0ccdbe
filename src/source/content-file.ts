import { accessSync, constants, readdirSync, type Stats } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { type Attempt, type FileFault, faultOf } from '../files/fault.ts';
import { lookAtFile, realPathIn } from '../files/look.ts';
import { type Memory, readBytes } from '../files/read.ts';
import { contentFolder, isHidden, isLeftByProgram, publicFolder } from '../model/paths.ts';

/** A file of `content/` or of `public/` as it lies on the disk. */
export interface ContentFile {
  /** Absolute. */
  readonly file: string;
  /** Where it really is, from that folder, links followed, with slashes. */
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
  return path.startsWith(`${contentFolder}/`) ? find(root, path, names) : { fault: { kind: 'outside' } };
}

/**
 * The file that a text names: one in `content/`, see `findInContent`, or else the one at the same path in `public/`, so that
 * texts of a blog that has moved find its pictures where they were. A path may lead into `public/` itself, too.
 */
export function findNamed(root: string, path: string, names: FolderNames = new Map()): Attempt<ContentFile> {
  if (path.startsWith(`${publicFolder}/`)) return find(root, path, names);
  const inContent = findInContent(root, path, names);
  if (!('fault' in inContent) || !isAbsent(inContent.fault)) return inContent;
  const inPublic = find(root, publicFolder + path.slice(contentFolder.length), names);
  if (!('fault' in inPublic)) return inPublic;
  const isNothing = inPublic.fault.kind === 'missing' || inPublic.fault.kind === 'folder';
  return isNothing || inContent.fault.kind === 'misspelt' ? inContent : inPublic;
}

function find(root: string, path: string, names: FolderNames): Attempt<ContentFile> {
  const exact = lookInside(root, path);
  const isMissing = 'fault' in exact && exact.fault.kind === 'missing';
  if (!isMissing && ('fault' in exact || !isSpelledOtherwise(path, exact.real))) return exact;
  const written = spelling(root, path, names);
  if (written === null) return isMissing ? { fault: { kind: 'missing' } } : exact;
  if (formOf(written) !== formOf(path)) return { fault: { kind: 'misspelt', actual: written } };
  return lookInside(root, written);
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

/** The file at exactly this path, which is in `content/` or in `public/`. */
export function lookInside(root: string, path: string): Attempt<ContentFile> {
  const file = join(root, path);
  const place = realPathIn(join(root, topOf(path)), file);
  if ('fault' in place) return place;
  if (topOf(path) === publicFolder) {
    if ([path, place.inside].some((one) => one.split('/').some(isLeftByProgram))) return { fault: { kind: 'missing' } };
  } else if (isHidden(path) || isHidden(place.inside)) return { fault: { kind: 'hidden' } };
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
  const named = path.slice(topOf(path).length + 1);
  return named !== real && folded(named) === folded(real);
}

/** The path as the disk spells it, in whatever form and letters; null where there is none. */
function spelling(root: string, path: string, names: FolderNames): string | null {
  let found = topOf(path);
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

/** The folder right below the site's root that a path is in. */
function topOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
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
