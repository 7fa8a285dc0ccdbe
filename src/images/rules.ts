import { rule } from '../problems/problem.ts';

export const missingPicture = rule(
  'missing-picture',
  'error',
  (path: string, nearest: string | null) =>
    `there is no picture ${path}: ${nearest ? `did you mean "${nearest}"?` : 'add it, or correct the path.'}`,
);
export const brokenPicture = rule(
  'broken-picture',
  'error',
  (path: string, reason: string) => `${path} cannot be read as a picture (${reason}): replace the file.`,
);
export const hugePicture = rule(
  'huge-picture',
  'error',
  (path: string, megapixels: number, limit: number) =>
    `${path} has ${megapixels} megapixels, more than the ${limit} that are allowed: scale it down.`,
);
export const outsidePicture = rule(
  'outside-picture',
  'error',
  (path: string) => `${path} is outside content/: copy the picture into content/ and use that path.`,
);
