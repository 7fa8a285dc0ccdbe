import type { FileFault } from '../../files/fault.ts';
import { fileProblem } from '../../files/fault-problem.ts';
import type { Place, Problem } from '../../problems/problem.ts';
import {
  brokenPicture,
  foreignPicture,
  hugePicture,
  misnamedPicture,
  missingPicture,
} from '../../problems/rules/pictures.ts';
import type { SourcePicture } from '../plan/picture.ts';
import { isMisnamed } from './kind.ts';
import { mostPixels, type PictureFault } from './read-source.ts';

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
