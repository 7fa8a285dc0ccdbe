import { hash } from 'node:crypto';
import { cardSize } from '../plan/crops.ts';
import type { DrawnPicture } from '../plan/picture.ts';
import { type Recipes, variantMaker } from '../plan/variant-maker.ts';
import type { PicturePlan } from '../plan/variants.ts';
import { isDrawable } from './alphabet.ts';
import type { CardWords } from './card-words.ts';

/** Stands for the fonts, the program that sets text in them and the layout, counted up whenever other cards come out. */
export const drawingKey = 'Source Serif 4 0.4.1, Noto Naskh Arabic 0.4.5, HarfBuzz 1.6.4, layout 2';

/**
 * The social card of the text at `path`, which is drawn from its words. Null where the fonts lack one of their letters.
 * Pure: the words are hashed with the drawing's key as a file's bytes are, so a card is drawn once.
 */
export function planCard(path: string, words: CardWords, recipes: Recipes): PicturePlan | null {
  if (!isDrawable(words.title) || !isDrawable(words.siteName)) return null;
  const recipe = JSON.stringify([words.title, words.siteName, words.language, drawingKey]);
  const source: DrawnPicture = { path, hash: hash('sha256', recipe, 'hex').slice(0, 32), words };
  const card = variantMaker(source, recipes)('png', { kind: 'whole' }, cardSize);
  return { source, offers: [], fallback: card, original: null, crops: [], still: null };
}
