import type { Made } from '../../build/print-saved.ts';
import { loadFunctions } from '../../eleventy/run-code.ts';
import { cardPrinter } from '../../theme/print-card.ts';
import { cardOf, cardPage, drawnWords } from './appearance.ts';

/** Something that was made for one request. */
export interface MadeFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** The card of a post on a page of its own, as the theme prints it; null where there is no such post. */
export async function printedCard(made: Made | null, file: string): Promise<MadeFile | null> {
  const card = made && cardOf(made.arranged.context, file);
  if (made === null || card === null) return null;
  const { arranged, templates } = made;
  const { extension } = templates;
  const printer = cardPrinter(
    templates,
    arranged.snapshot.slots,
    async () => extension && (await loadFunctions(extension)),
  );
  const print = await printer.open();
  return { type: 'text/html; charset=utf-8', body: cardPage(arranged.context, await print(card)) };
}

/** The social card that a build would draw for a text; null where it would draw none. */
export async function socialCard(made: Made | null, file: string): Promise<MadeFile | null> {
  const words = made && drawnWords(made.arranged.context, file);
  if (words === null) return null;
  const [{ drawCard }, { default: sharp }] = await Promise.all([
    import('../../images/card/draw-card.ts'),
    import('sharp'),
  ]);
  return { type: 'image/png', body: await drawCard(sharp, words) };
}
