import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sources that a process runs are those it started with. */
const keys = new Map<string, string>();

/**
 * A hash of the generator itself: its sources and the exact versions of what it depends on. What was made under
 * another key may differ from what would be made now. `home` is the generator's own folder.
 */
export function generatorKey(home: string): string {
  const known = keys.get(home);
  if (known !== undefined) return known;
  const sum = createHash('sha256');
  const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  for (const name of sources.sort()) sum.update(`${name}\n`).update(readFileSync(join(home, 'src', name)));
  sum.update(readFileSync(join(home, 'package.json')));
  for (const lock of ['package-lock.json', 'node_modules/.package-lock.json']) sum.update(contentOf(join(home, lock)));
  const key = sum.digest('base64url').slice(0, 22);
  keys.set(home, key);
  return key;
}

function contentOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}
