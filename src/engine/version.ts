import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './own-files.ts';

/** The engine's version, as its package.json has it. Throws TypeError where that names none. */
export function engineVersion(): string {
  const { version }: { version?: unknown } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  if (typeof version !== 'string') throw new TypeError(`${join(home, 'package.json')} names no version.`);
  return version;
}
