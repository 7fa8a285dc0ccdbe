import { shortHash } from '../cache/short-hash.ts';

/** The folder beside a text in which the drawings lie that are not made by a build. */
export const drawingFolder = 'diagrams';

/** The file of a drawing, from the folder of its text. Its name stands for the source: of another, it is another. */
export function drawingFile(source: string, scheme: 'light' | 'dark'): string {
  return `${drawingFolder}/${shortHash(source.trim()).replaceAll(/[-_]/g, '0').slice(0, 12).toLowerCase()}-${scheme}.svg`;
}

/** True for the name of a file that is such a drawing. */
export function isDrawingName(name: string): boolean {
  return /^[\da-z]{12}-(?:light|dark)\.svg$/.test(name);
}
