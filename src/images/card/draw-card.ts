import type { SharpModule } from '../encode/raster.ts';
import type { CardWords } from './card-words.ts';
import { titleCard } from './title-card.ts';

/** A social card as a PNG. Few of its pixels are of letters, so trying harder to compress it gains little. */
export async function drawCard(sharp: SharpModule, words: CardWords): Promise<Buffer> {
  return await sharp(Buffer.from(titleCard(words)))
    .removeAlpha()
    .png({ compressionLevel: 6 })
    .toBuffer();
}
