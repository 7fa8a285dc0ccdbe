import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeFolder, editorFolder } from '../engine/own-files.ts';
import { stampOf } from '../files/look.ts';
import { keptFile, sealedStore } from './sealed-store.ts';
import { textLike } from './shape.ts';
import { shortHash } from './short-hash.ts';

/** The key of the generator that last built a site, under the stamps of its files: to read them all takes longer than to check a site. */
export const generatorStore = sealedStore({
  place: 'generator.json',
  key: (stamps: string) => stamps,
  shape: textLike(/^[\w-]{22}$/),
  pruned: 'replaced',
});

/** The sources that a process runs are those it started with. */
const keys = new Map<string, string>();

/**
 * A hash of the generator itself: its code, its words and the exact versions of what it depends on. What was made under another key
 * may differ from what would be made now. `home` is the generator's own folder. With a site's cache folder, files that are
 * as they were at its last build are not read again.
 */
export function generatorKey(home: string, cacheFolder: string | null = null): string {
  const known = keys.get(home);
  if (known !== undefined) return known;
  const files = filesOf(home);
  const key = cacheFolder === null ? keyOf(files, home) : keptKey(files, home, cacheFolder);
  keys.set(home, key);
  return key;
}

function keptKey(files: readonly string[], home: string, cacheFolder: string): string {
  const stamps = stampsOf(files, home);
  if (stamps === null) return keyOf(files, home);
  const file = keptFile(generatorStore, cacheFolder, [stamps]);
  const kept = file.read();
  if (kept !== null) return kept;
  const key = keyOf(files, home);
  file.write(key);
  return key;
}

function keyOf(files: readonly string[], home: string): string {
  const sum = createHash('sha256');
  for (const path of files) sum.update(`${relative(home, path)}\n`).update(readFileSync(path));
  return sum.digest('base64url').slice(0, 22);
}

/** Stands for the bytes of all files; null where only these can tell. */
function stampsOf(files: readonly string[], home: string): string | null {
  const now = Date.now();
  const lines: string[] = [];
  for (const path of files) {
    const stamp = stampOf(statSync(path), now);
    if (stamp === null) return null;
    lines.push(relative(home, path), stamp);
  }
  return shortHash(lines.join('\n'));
}

/** The files that a generator is made of, in an order that is always the same. */
function filesOf(home: string): string[] {
  const code = join(home, codeFolder);
  const description = join(home, 'package.json');
  const locks = ['package-lock.json', 'node_modules/.package-lock.json']
    .map((lock) => join(home, lock))
    .filter(isThere);
  // What is installed in a blog has no lock of its own.
  const versions = locks.length > 0 ? locks : dependenciesOf(description).filter(isThere);
  return [...ownFilesBelow(code).sort(), description, ...versions];
}

/**
 * The modules and words in a folder. The files of the browser's editor, which the package has there too and which are half of
 * it, build nothing: whoever publishes them looks at their bytes. Node's own way down costs several times of this.
 */
function ownFilesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return resolve(path) === editorFolder ? [] : ownFilesBelow(path);
    return isOwnFile(entry.name) ? [path] : [];
  });
}

/** A module, or the words of a language. */
function isOwnFile(name: string): boolean {
  return /(?<!\.d)\.(?:[jt]s|yaml)$/.test(name);
}

/** The descriptions of the packages that a package depends on, as they are installed. */
function dependenciesOf(description: string): string[] {
  const { dependencies = {} }: { dependencies?: object } = JSON.parse(readFileSync(description, 'utf8'));
  const base = pathToFileURL(description);
  return Object.keys(dependencies).flatMap((name) => findPackageJSON(name, base) ?? []);
}

function isThere(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size > 0;
}
