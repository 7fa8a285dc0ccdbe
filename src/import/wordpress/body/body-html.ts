import { embedHtml } from '../../html/embed.ts';
import { hasBlocks, parseBlocks } from './block-grammar.ts';
import { blocksHtml } from './block-html.ts';
import type { BodyContext } from './body-context.ts';
import { withAutomaticParagraphs } from './paragraphs.ts';
import { printCodeShortcodes, printShortcodes, tellShortcodes } from './shortcodes.ts';

/** An address that stands alone in its line is what it leads to, in classic texts. */
const addressAlone = /^[ \t]*(https?:\/\/[^\s<>"[\]]+)[ \t]*$/gm;

/** The HTML of a text as WordPress prints it: blocks or automatic paragraphs, and the shortcodes whose meaning is sure. */
export function bodyHtml(content: string, context: BodyContext): string {
  const made: string[] = [];
  const keep = (html: string) => `<figure data-made="${made.push(html) - 1}"></figure>`;
  const coded = printCodeShortcodes(content.replaceAll('\r\n', '\n'), context, keep);
  const isOfBlocks = hasBlocks(coded);
  const whole = printShortcodes(isOfBlocks ? blocksHtml(parseBlocks(coded), context) : coded, context, keep);
  const html = isOfBlocks
    ? whole
    : withAutomaticParagraphs(whole.replaceAll(addressAlone, (_, url: string) => keep(embedHtml(url))));
  tellShortcodes(html.replaceAll(/<(pre|code|script|style)\b[\s\S]*?<\/\1>/gi, ''), context);
  return restored(html, made);
}

/** Puts back what was kept; a caption may hold more of it. */
function restored(html: string, made: readonly string[]): string {
  return html.replaceAll(/<figure data-made="(\d+)"><\/figure>/g, (_, index: string) =>
    restored(made[Number(index)] ?? '', made),
  );
}
