// Makes the fonts of _includes/fonts/ from the npm package of the typeface: node docs/fonts/subset.ts
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** The folder that the theme's fonts are in. */
export const fontsFolder = join(import.meta.dirname, '../../_includes/fonts');

/** One file of the theme: which of the package's files it is cut from, and the code points that it has. */
interface Subset {
  readonly file: string;
  readonly from: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** What every English page needs, and what is fetched only by pages that have such letters. */
export const subsets: readonly Subset[] = [
  {
    file: 'display.woff2',
    from: 'newsreader-latin-opsz-normal.woff2',
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
    from: 'newsreader-latin-opsz-normal.woff2',
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
    from: 'newsreader-latin-ext-opsz-normal.woff2',
    ranges: [
      [0x100, 0x151],
      [0x154, 0x24f],
      [0x1e00, 0x1e9f],
      [0x1ef2, 0x1eff],
    ],
  },
];

const packageFolder = join(
  createRequire(import.meta.url).resolve('@fontsource-variable/newsreader/package.json'),
  '..',
);

/** One weight, in the cut for headlines: a font that varies would be twice as large. */
const axes = { wght: 700, opsz: 36 };

/** The bytes of one subset. */
export async function madeFont({ from, ranges }: Subset): Promise<Uint8Array> {
  const letters = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
  const source = readFileSync(join(packageFolder, 'files', from));
  return await subsetFont(source, letters.join(''), {
    targetFormat: 'woff2',
    variationAxes: axes,
    noLayoutClosure: true,
  });
}

if (import.meta.main) {
  for (const subset of subsets) writeFileSync(join(fontsFolder, subset.file), await madeFont(subset));
  copyFileSync(join(packageFolder, 'LICENSE'), join(fontsFolder, 'LICENSE'));
}
