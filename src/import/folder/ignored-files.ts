import { posix } from 'node:path';
import type { SourceFiles } from './source-files.ts';

/** Whether a generator passes over a file of the source, by files of patterns such as `.gitignore` has. */
export function ignoredBy(files: SourceFiles, names: readonly string[]): (file: string) => boolean {
  const listed = names.flatMap((name) => (files.find(name) === null ? [] : files.read(name).split('\n')));
  const patterns = listed
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({
      isKept: line.startsWith('!'),
      pattern: line.replace(/^!?(?:\.?\/)?/, '').replace(/\/$/, ''),
      isRooted: /\/(?=.)/.test(line),
    }));
  return (file) => patterns.reduce((isIgnored, one) => (fits(file, one) ? !one.isKept : isIgnored), false);
}

/** Whether a file or a folder above it is meant: a pattern without a slash within it is a name at any depth. */
function fits(file: string, { pattern, isRooted }: { pattern: string; isRooted: boolean }): boolean {
  const parts = file.split('/');
  if (!isRooted) return parts.some((part) => part === pattern || posix.matchesGlob(part, pattern));
  return parts.some((_, index) => {
    const path = parts.slice(0, index + 1).join('/');
    return path === pattern || posix.matchesGlob(path, pattern);
  });
}
