import type { FileFault } from '../../files/fault.ts';
import { fileProblem } from '../../files/fault-problem.ts';
import { meant } from '../../problems/nearest.ts';
import { type Place, type Problem, rule } from '../../problems/problem.ts';
import type { SourceFormat, SourcePicture } from '../plan/picture.ts';
import { isMisnamed } from './kind.ts';
import { mostPixels, type PictureFault } from './read-source.ts';

export const missingPicture = rule(
  'missing-picture',
  'error',
  (path: string, nearest: string | null) =>
    `there is no picture ${path}: ${meant(nearest, 'add it, or correct the path.')}`,
);
export const brokenPicture = rule(
  'broken-picture',
  'error',
  (path: string, reason: string) => `${path} cannot be read as a picture (${reason}): replace the file.`,
);
export const foreignPicture = rule(
  'foreign-picture',
  'error',
  (path: string, what: string) =>
    `${path} is ${what}, whatever its name says: save it as JPEG, PNG, WebP, AVIF, GIF or SVG.`,
);
export const hugePicture = rule(
  'huge-picture',
  'error',
  (path: string, size: string, limit: string) =>
    `${path} has ${size}, more than the ${limit} that are opened: scale it down.`,
);
export const misnamedPicture = rule(
  'misnamed-picture',
  'warning',
  (path: string, format: SourceFormat) =>
    `${path} is a file in ${format.toUpperCase()} format: give its name the ending that says so.`,
);

/** The problem that a fault is for a text that names the picture; `meant` tells what it may have
 * meant, as it can be typed. */
export function faultProblem(fault: PictureFault, path: string, at: Place, meant: () => string | null): Problem {
  switch (fault.kind) {
    case 'file':
      return unopenedProblem(fault.fault, path, at, meant);
    case 'empty':
      return brokenPicture(at, path, 'it is empty');
    case 'truncated':
      return brokenPicture(at, path, 'its end is missing');
    case 'broken':
      return brokenPicture(at, path, fault.reason);
    case 'foreign':
      return fault.what === null
        ? brokenPicture(at, path, 'it is in no format that is known')
        : foreignPicture(at, path, fault.what);
    case 'huge':
      return hugePicture(at, path, `${fault.megapixels} megapixels`, `${mostPixels / 1_000_000} megapixels`);
  }
}

function unopenedProblem(fault: FileFault, path: string, at: Place, meant: () => string | null): Problem {
  switch (fault.kind) {
    case 'missing':
    case 'folder':
      return missingPicture(at, path, meant());
    case 'heavy': {
      const [size, limit] = [fault.bytes, fault.most].map((bytes) => `${Math.round(bytes / 1_000_000)} MB`);
      return hugePicture(at, path, size ?? '', limit ?? '');
    }
    default:
      return fileProblem(fault, path, at);
  }
}

/** The warning for a picture whose name says another format than it has, or null. */
export function nameProblem({ path, format }: SourcePicture, at: Place): Problem | null {
  return isMisnamed(path, format) ? misnamedPicture(at, path, format) : null;
}
