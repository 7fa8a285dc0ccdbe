import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeFolder } from '../engine/own-files.ts';

/** The sources that a process runs are those it started with. */
const keys = new Map<string, string>();

/**
 * A hash of the generator itself: its code, its words and the exact versions of what it depends on. What was made under another key
 * may differ from what would be made now. `home` is the generator's own folder.
 */
export function generatorKey(home: string): string {
  const known = keys.get(home);
  if (known !== undefined) return known;
  const sum = createHash('sha256');
  const code = join(home, codeFolder);
  const own = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter(isOwnFile);
  for (const name of own.sort()) sum.update(`${name}\n`).update(readFileSync(join(code, name)));
  const description = join(home, 'package.json');
  sum.update(readFileSync(description));
  const locks = ['package-lock.json', 'node_modules/.package-lock.json'].map((lock) => contentOf(join(home, lock)));
  // What is installed in a blog has no lock of its own.
  const versions = locks.some(({ length }) => length > 0) ? locks : dependenciesOf(description);
  for (const version of versions) sum.update(version);
  const key = sum.digest('base64url').slice(0, 22);
  keys.set(home, key);
  return key;
}

/** A module, or the words of a language. */
function isOwnFile(name: string): boolean {
  return /(?<!\.d)\.(?:[jt]s|yaml)$/.test(name);
}

/** The descriptions of the packages that a package depends on, as they are installed. */
function dependenciesOf(description: string): Uint8Array[] {
  const { dependencies = {} }: { dependencies?: object } = JSON.parse(readFileSync(description, 'utf8'));
  const base = pathToFileURL(description);
  return Object.keys(dependencies).map((name) => contentOf(findPackageJSON(name, base) ?? ''));
}

function contentOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}
