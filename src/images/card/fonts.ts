import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { Blob, Face, Font } from 'harfbuzzjs';

/** A font, open. */
export interface OpenFont {
  readonly font: Font;
  /** Units of its outlines in one em. */
  readonly unitsPerEm: number;
  readonly characters: ReadonlySet<number>;
}

/** The fonts of drawn pictures, each for its scripts. They come with the generator: no machine's own are looked at. */
export interface Fonts {
  /** Latin, Greek and Cyrillic. */
  readonly western: OpenFont;
  readonly arabic: OpenFont;
}

/** Opens the fonts. Throws where a package is not installed. */
export function openFonts(): Fonts {
  return {
    western: openFont('@expo-google-fonts/source-serif-4', '700Bold/SourceSerif4_700Bold.ttf'),
    arabic: openFont('@expo-google-fonts/noto-naskh-arabic', '700Bold/NotoNaskhArabic_700Bold.ttf'),
  };
}

function openFont(name: string, file: string): OpenFont {
  const description = findPackageJSON(name, import.meta.url);
  if (description === undefined) throw new Error(`the package ${name} is not installed: run npm ci.`);
  const face = new Face(new Blob(readFileSync(join(dirname(description), file))));
  return { font: new Font(face), unitsPerEm: face.upem, characters: new Set(face.collectUnicodes()) };
}
