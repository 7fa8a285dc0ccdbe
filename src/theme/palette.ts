import { colourReader } from '../diagrams/css-colour.ts';
import { type Palette, paletteOf } from '../diagrams/palette.ts';
import type { Source } from './build-sources.ts';

/**
 * The colours of a theme that diagrams are drawn in: its custom properties of these names, as its style sheets say last.
 * A pair is a `light-dark()`; a single colour is that of both schemes.
 */
export async function themePalette(styles: readonly Source[]): Promise<Palette> {
  const css = styles.map(({ text }) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '')).join('\n');
  const declared = new Map(
    [...css.matchAll(/--([\w-]+)\s*:\s*([^;{}]+)[;}]/g)].map(([, name, value]) => [name, value]),
  );
  const read = await colourReader();
  return paletteOf((ink) => read(declared.get(ink)?.trim() ?? ''));
}
