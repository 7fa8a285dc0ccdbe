import { PageText } from '../model/page-text.ts';
import type { PictureSlots } from '../pages/picture-slots.ts';
import type { CardPrinter } from '../search/record.ts';
import type { TemplateSources } from './check-templates.ts';
import type { ExtensionFunctions } from './extension.ts';
import { printWhole } from './print-whole.ts';

/** The partial that is a card everywhere: in archives, beside posts, and in search. */
const cardPartial = 'partials/card.njk';

/**
 * Prints cards for search as archives do. `functionsOf` gives what the site's own configuration adds. Nothing is loaded or compiled before the first card is printed: most builds find the indexes of
 * search as they were.
 */
export function cardPrinter(
  templates: TemplateSources,
  slots: PictureSlots,
  functionsOf: () => Promise<ExtensionFunctions | null>,
): CardPrinter {
  const { includes, layouts, extension } = templates;
  const key = JSON.stringify([layouts.get(cardPartial), extension?.key, slots.result]);
  return {
    key,
    async open() {
      const functions = extension && (await functionsOf());
      if (functions === null) {
        const { plainPrinter } = await import('./print-plain.ts');
        const print = plainPrinter(templates, (render) => render());
        return (card) => {
          const text = print(cardPartial, { card });
          return trimmed(text instanceof PageText ? text.whole : text.then(({ whole }) => whole));
        };
      }
      const { createEngine } = await import('./environment.ts');
      const { environment } = createEngine(includes, functions);
      return (card) => trimmed(printWhole(environment(), cardPartial, { card }));
    },
  };
}

/** A text without the white space around it. */
function trimmed(text: string | Promise<string>): string | Promise<string> {
  if (typeof text === 'string') return text.trim();
  const later = text.then((whole) => whole.trim());
  // Who waits for it is told what failed, and may come to it later: until then it ends no process.
  later.catch(() => undefined);
  return later;
}
