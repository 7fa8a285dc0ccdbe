import { relative, sep } from 'node:path';
import { type Problem, startOf } from '../problems/problem.ts';
import { systemRefusal } from '../problems/rules/files.ts';

/** How Node words an error of the operating system; a thread, and a process, pass on the message alone. */
const wording = /\b(E[A-Z\d]+): ([^,]+), (\w+)(?: '([^']*)')?(?: -> '([^']*)')?/;

/** What a full disk is called: it has no file that could be mended. */
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/**
 * The problem that an error of the operating system is, told at the file that it names, by its path from the site's
 * root; null where it is another error, names no file, or says that the disk is full.
 */
export function systemProblem(error: unknown, root: string): Problem | null {
  const [, code = '', reason = '', , from, to] = (error instanceof Error && wording.exec(error.message)) || [];
  // What is moved was there: its new place is what refuses it.
  const path = to ?? from;
  if (path === undefined || full.has(code)) return null;
  return systemRefusal(startOf(pathFrom(root, path)), reason, remedies[code] ?? 'mend it there, then run this again');
}

/** A path as it is told: from the site's root where it is below it, with slashes. */
export function pathFrom(root: string, path: string): string {
  const below = relative(root, path).replaceAll(sep, '/');
  return below === '' ? '.' : below;
}

const elsewhere = 'or name other folders with --output and --cache';
const remedies: Readonly<Record<string, string>> = {
  EACCES: `give yourself the right to read and write there, ${elsewhere}`,
  EPERM: `give yourself the right to read and write there, ${elsewhere}`,
  EROFS: `make the file system writable, ${elsewhere}`,
  ENOTDIR: `a folder is wanted where a file is: move the file away, ${elsewhere}`,
  EEXIST: `something else is in this place: move it away, ${elsewhere}`,
  ENOTEMPTY: `something else is in this place: move it away, ${elsewhere}`,
  EISDIR: `a file is wanted where a folder is: move the folder away, ${elsewhere}`,
  ELOOP: 'its links lead in a circle: remove one of them',
  ENOENT: 'it went while it was needed: run this again',
  ENAMETOOLONG: 'give it a shorter name',
  EMFILE: 'let more files be open at once, as with "ulimit -n 4096"',
  ENFILE: 'let more files be open at once, as with "ulimit -n 4096"',
};
