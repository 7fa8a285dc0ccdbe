import type { ReadyFile } from '../cache/ready-file.ts';
import { isText, mapOf, objectOf, textLike } from '../cache/shape.ts';
import { byInk, type Inks, type Palette } from '../diagrams/palette.ts';
import type { ReadyParts } from './asset-parts.ts';

const areInks = objectOf<Inks>(byInk(() => textLike(/^#[\da-f]{6}$/)));

/** Whether something is the colours of a theme for diagrams. */
export const isPalette = objectOf<Palette>({ light: areInks, dark: areInks });

/**
 * The style sheets and scripts of the theme as the package brings them, for sites that change none of what they are built of. A site with a
 * style sheet of its own still takes the scripts.
 */
export const readyAssets: ReadyFile<ReadyParts> = {
  name: 'assets.json',
  shape: objectOf<ReadyParts>({ texts: mapOf(isText), palettes: mapOf(isPalette) }),
};
