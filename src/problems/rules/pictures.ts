import { examplePicture } from '../example.ts';
import { meant } from '../nearest.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with pictures.

export const missingPicture = rule(
  'missing-picture',
  'error',
  {
    about: 'A picture that is not there cannot be shown.',
    wrong: { body: '![A chart](/images/chart.svg)' },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (path: string, nearest: string | null) =>
    `there is no picture ${path}: ${meant(nearest, 'add it, or correct the path.')}`,
);
export const addresslessPicture = variantOf(
  missingPicture,
  (written: string) => `this picture has no address: write where its file is, as in ${written}, or take it out.`,
);
export const brokenPicture = rule(
  'broken-picture',
  'error',
  {
    about: 'A picture that cannot be opened cannot be resized.',
    wrong: { body: '![A chart](/images/chart.png)', files: { 'content/images/chart.png': 'no picture' } },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (path: string, reason: string) => `${path} cannot be read as a picture (${reason}): replace the file.`,
);
export const foreignPicture = rule(
  'foreign-picture',
  'error',
  {
    about: 'Browsers show only some formats.',
    wrong: { body: '![A chart](/images/chart.png)', files: { 'content/images/chart.png': '%PDF-1.7' } },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (path: string, what: string) =>
    `${path} is ${what}, whatever its name says: save it as JPEG, PNG, WebP, AVIF, GIF or SVG.`,
);
export const hugePicture = rule(
  'huge-picture',
  'error',
  {
    about: 'Opening a picture of this size would take all memory.',
    wrong: { told: 'A photograph of 300 megapixels.' },
    right: { told: 'The same photograph at a quarter of its width.' },
  },
  (path: string, size: string, limit: string) =>
    `${path} has ${size}, more than the ${limit} that are opened: scale it down.`,
);
export const misnamedPicture = rule(
  'misnamed-picture',
  'warning',
  {
    about: 'Servers tell the format of a file by its name.',
    wrong: { body: '![A chart](/images/chart.png)', files: { 'content/images/chart.png': examplePicture } },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (path: string, format: string) =>
    `${path} is a file in ${format.toUpperCase()} format: give its name the ending that says so.`,
);
