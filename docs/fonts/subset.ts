// Makes the fonts of _includes/fonts/ from the npm packages of the typefaces: node docs/fonts/subset.ts
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** The folder that the theme's fonts are in. */
export const fontsFolder = join(import.meta.dirname, '../../_includes/fonts');

/** One file of the theme: which typeface it is cut from and which of its files, and the code points that it has. */
interface Subset {
  readonly file: string;
  readonly of: Typeface;
  readonly from: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** A typeface, and its npm package. */
interface Typeface {
  readonly name: string;
  readonly license: string;
  /** Of a font that varies: the one that is cut from it. */
  readonly axes: Readonly<Record<string, number>>;
  /** Where the terms of it are, from the folder of the theme's fonts. */
  readonly terms: string;
}

/** One weight, in the cut for headlines: a font that varies would be twice as large. */
const newsreader: Typeface = {
  name: '@fontsource-variable/newsreader',
  license: 'LICENSE',
  axes: { wght: 700, opsz: 36 },
  terms: 'LICENSE',
};

const mathematics: Typeface = {
  name: '@expo-google-fonts/noto-sans-math',
  license: 'LICENSE_FONT',
  axes: {},
  terms: 'LICENSE-math',
};
const mathematicsFile = '400Regular/NotoSansMath_400Regular.ttf';

/** What every English page needs, and what is fetched only by pages that have such letters. */
export const subsets: readonly Subset[] = [
  {
    file: 'display.woff2',
    of: newsreader,
    from: 'files/newsreader-latin-opsz-normal.woff2',
    ranges: [
      [0x20, 0x7e],
      [0xa0, 0xa0],
      [0xab, 0xab],
      [0xbb, 0xbb],
      [0x2013, 0x2014],
      [0x2018, 0x2019],
      [0x201c, 0x201d],
      [0x2022, 0x2022],
      [0x2026, 0x2026],
    ],
  },
  {
    file: 'display-latin-1.woff2',
    of: newsreader,
    from: 'files/newsreader-latin-opsz-normal.woff2',
    ranges: [
      [0xa1, 0xaa],
      [0xac, 0xba],
      [0xbc, 0xff],
      [0x152, 0x153],
      [0x201a, 0x201a],
      [0x201e, 0x201e],
      [0x2039, 0x203a],
      [0x20ac, 0x20ac],
    ],
  },
  {
    file: 'display-latin-extended.woff2',
    of: newsreader,
    from: 'files/newsreader-latin-ext-opsz-normal.woff2',
    ranges: [
      [0x100, 0x151],
      [0x154, 0x24f],
      [0x1e00, 0x1e9f],
      [0x1ef2, 0x1eff],
    ],
  },
  // What most formulas have: signs, digits, Greek, accents, brackets, roots and sums. Latin letters are those of the text.
  {
    file: 'math.woff2',
    of: mathematics,
    from: mathematicsFile,
    ranges: [
      [0x20, 0x40],
      [0x5b, 0x60],
      [0x7b, 0x7e],
      [0xa0, 0xa0],
      [0xac, 0xac],
      [0xb1, 0xb1],
      [0xb7, 0xb7],
      [0xd7, 0xd7],
      [0xf7, 0xf7],
      [0x2c6, 0x2dd],
      [0x300, 0x338],
      [0x391, 0x3a9],
      [0x3b1, 0x3c9],
      [0x3d1, 0x3d1],
      [0x3d5, 0x3d6],
      [0x3f0, 0x3f1],
      [0x3f5, 0x3f5],
      [0x2016, 0x2016],
      [0x2026, 0x2026],
      [0x2032, 0x2034],
      [0x20d6, 0x20d7],
      [0x2102, 0x2102],
      [0x210f, 0x210f],
      [0x2111, 0x2115],
      [0x2118, 0x211d],
      [0x2124, 0x2124],
      [0x2135, 0x2135],
      [0x2190, 0x2194],
      [0x21d0, 0x21d4],
      [0x2200, 0x2265],
      [0x2282, 0x2287],
      [0x2295, 0x2297],
      [0x22c5, 0x22c6],
      [0x22ee, 0x22f1],
      [0x2308, 0x230b],
      [0x239b, 0x23b3],
      [0x23dc, 0x23e1],
      [0x27e8, 0x27e9],
    ],
  },
  {
    file: 'math-signs.woff2',
    of: mathematics,
    from: mathematicsFile,
    ranges: [
      [0x3dc, 0x3dd],
      [0x2035, 0x2037],
      [0x203e, 0x203e],
      [0x2195, 0x21cf],
      [0x21d5, 0x21ff],
      [0x2266, 0x2281],
      [0x2288, 0x2294],
      [0x2298, 0x22c4],
      [0x22c7, 0x22ed],
      [0x22f2, 0x22ff],
      [0x231c, 0x231f],
      [0x2322, 0x2323],
      [0x23b4, 0x23b5],
      [0x25a0, 0x25ff],
      [0x2605, 0x2605],
      [0x2660, 0x2667],
      [0x266d, 0x266f],
      [0x2713, 0x2713],
      [0x2720, 0x2720],
      [0x27e6, 0x27e7],
      [0x27ea, 0x27ef],
      [0x27f5, 0x27ff],
      [0x2a00, 0x2a1c],
      [0x2a3f, 0x2a3f],
      [0x2a5e, 0x2a5e],
      [0x2a7d, 0x2a7e],
      [0x2a85, 0x2a8c],
      [0x2a95, 0x2a96],
      [0x2aaf, 0x2aba],
      [0x2ac5, 0x2acc],
    ],
  },
  // Blackboard, script and Fraktur: the alphabets that Unicode has for mathematics.
  {
    file: 'math-letters.woff2',
    of: mathematics,
    from: mathematicsFile,
    ranges: [
      [0x2100, 0x2101],
      [0x2103, 0x210e],
      [0x2110, 0x2110],
      [0x2116, 0x2117],
      [0x211e, 0x2123],
      [0x2125, 0x2134],
      [0x2136, 0x214f],
      [0x1d49c, 0x1d56b],
    ],
  },
];

/** The ranges of a subset as a style sheet writes them: `U+20-40, U+A0`. */
export function unicodeRange({ ranges }: Subset): string {
  const written = (point: number) => point.toString(16).toUpperCase();
  return ranges.map(([first, last]) => `U+${written(first)}${last === first ? '' : `-${written(last)}`}`).join(', ');
}

function folderOf({ name }: Typeface): string {
  return join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..');
}

/** The bytes of one subset. */
export async function madeFont({ of, from, ranges }: Subset): Promise<Uint8Array> {
  const letters = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
  const source = readFileSync(join(folderOf(of), from));
  return await subsetFont(source, letters.join(''), {
    targetFormat: 'woff2',
    variationAxes: of.axes,
    noLayoutClosure: true,
  });
}

if (import.meta.main) {
  for (const subset of subsets) writeFileSync(join(fontsFolder, subset.file), await madeFont(subset));
  for (const face of [newsreader, mathematics])
    copyFileSync(join(folderOf(face), face.license), join(fontsFolder, face.terms));
}
