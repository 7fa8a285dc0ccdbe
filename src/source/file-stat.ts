import { type BigIntStats, statSync } from 'node:fs';

/** What the file system answers for a path that no file can have: too long a name, a NUL in it, links in a circle. */
const impossible: readonly unknown[] = ['ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE', 'ELOOP'];

/** The size and times of what a text names; null where nothing is there, or can be. */
export function fileStat(path: string): BigIntStats | null {
  try {
    return statSync(path, { throwIfNoEntry: false, bigint: true }) ?? null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && impossible.includes(error.code)) return null;
    throw error;
  }
}
