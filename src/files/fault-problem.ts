import { type Place, type Problem, startOf } from '../problems/problem.ts';
import {
  brokenSymlink,
  foreignEncoding,
  foreignName,
  hiddenFile,
  largeFile,
  linkedTwice,
  missingFile,
  misspeltFile,
  notAFile,
  notAFolder,
  outsideContent,
  unreadableFile,
} from '../problems/rules/files.ts';
import type { FileFault } from './fault.ts';

/** The problem that a fault is, told at a place that names the file, or at the file itself. */
export function fileProblem(fault: FileFault, path: string, at: Place = startOf(path)): Problem {
  switch (fault.kind) {
    case 'missing':
      return missingFile(at, path);
    case 'outside':
      return outsideContent(at, path);
    case 'hidden':
      return hiddenFile(at, path);
    case 'unnameable':
      return foreignName(at, path);
    case 'misspelt':
      return misspeltFile(at, path, fault.actual);
    case 'dangling':
      return brokenSymlink(at, path, 'to nothing');
    case 'circular':
      return brokenSymlink(at, path, 'that leads back to itself');
    case 'again':
      return linkedTwice(at, path, fault.first);
    case 'folder':
      return notAFile(at, path, 'a folder');
    case 'file':
      return notAFolder(at, path);
    case 'special':
      return notAFile(at, path, fault.what);
    case 'heavy':
      return largeFile(at, path, megabytes(fault.bytes), megabytes(fault.most));
    case 'refused':
      return unreadableFile(at, path, fault.reason);
    case 'encoding':
      return foreignEncoding(
        at.file === path ? { file: path, line: fault.line, column: fault.column } : at,
        fault.what,
      );
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}
