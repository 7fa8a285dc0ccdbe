import { hash } from 'node:crypto';
import { basename, join } from 'node:path';
import { readBytes } from '../files/read.ts';
import { nearest } from '../problems/nearest.ts';
import { filesBelow, type IncludeFolders } from './theme-files.ts';

/** A web font of the theme as it is published; its name changes with its bytes, so that caches may keep it for ever. */
export interface FontFile {
  /** From the folder of fonts: `display.woff2`. */
  readonly name: string;
  /** From the output folder: `assets/display-4f3b….woff2`. */
  readonly output: string;
  readonly bytes: Uint8Array;
}

/** A style sheet's mention of a font that is not there. */
export interface MissingFont {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The folder of fonts in a folder of includes. */
const folderName = 'fonts';
/** The sheets that name the theme's own fonts: a theme without web fonts has none of them. */
const fontSheets: readonly string[] = ['fonts.css', 'features/math-font.css'];

/** Whether a style sheet is there for a font of the theme alone. */
export function isFontSheet(name: string): boolean {
  return fontSheets.includes(name);
}

/** Bytes of the largest font that is published: more than one of Chinese has. */
const mostBytes = 20_000_000;

/** How a style sheet names a font: `url("../fonts/display.woff2")`, by the place that both have in `_includes/`. */
const mention = /url\(\s*(["']?)\.\.\/fonts\/([^"')\s]+)\1\s*\)/g;

/** The fonts of a theme, in WOFF2: a site's own before the generator's of the same name. */
export function fontFiles(folders: IncludeFolders): FontFile[] {
  const names = new Set(folders.flatMap((folder) => filesBelow(join(folder, folderName))));
  return [...names]
    .filter((name) => name.endsWith('.woff2'))
    .sort()
    .flatMap((name) => {
      const read = folders.map((folder) => readBytes(join(folder, folderName, name), mostBytes));
      const found = read.find((one) => 'bytes' in one);
      return found !== undefined && 'bytes' in found ? [fontFile(name, found.bytes)] : [];
    });
}

function fontFile(name: string, bytes: Uint8Array): FontFile {
  const stem = basename(name, '.woff2').replaceAll(/[^\w-]/g, '-');
  return { name, output: `assets/${stem}-${hash('sha256', bytes, 'hex').slice(0, 10)}.woff2`, bytes };
}

/** The fonts that a style sheet names and that are not there. */
export function missingFonts(text: string, fonts: readonly FontFile[]): MissingFont[] {
  return [...text.matchAll(mention)].flatMap(({ 2: name = '', index }) =>
    fonts.some((font) => font.name === name) ? [] : [{ name, ...placeOf(text, index) }],
  );
}

/** The name of a font that may have been meant. */
export function nearestFont(name: string, fonts: readonly FontFile[]): string | null {
  return nearest(
    name,
    fonts.map((font) => font.name),
  );
}

/** Line and column of a place in a text, both counted from 1. */
function placeOf(text: string, index: number): Pick<MissingFont, 'line' | 'column'> {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A style sheet with its fonts by the names that they are published with: sheet and fonts are in one folder. */
export function withFontNames(text: string, fonts: readonly FontFile[]): string {
  return text.replaceAll(mention, (written, _quote, name) => {
    const font = fonts.find((one) => one.name === name);
    return font === undefined ? written : `url("${basename(font.output)}")`;
  });
}

/** The fonts that a built style sheet names: what no style asks for is not published. */
export function usedFonts(fonts: readonly FontFile[], stylesheet: string): FontFile[] {
  return fonts.filter(({ output }) => stylesheet.includes(basename(output)));
}
