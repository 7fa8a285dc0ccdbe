import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import type { Words } from '../../i18n/words.ts';
import type { DiagramSlot } from '../../model/body.ts';
import type { SiteDiagram } from '../../model/diagram.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import type { PageContext } from '../context.ts';

/** Pixels of the narrowest column that there is: what fits needs no keyboard to scroll it. */
const narrowest = 280;

/**
 * How small a drawing may become where there is little room: its letters are to be read. A page has no styles of its own, so
 * the least width is one of some steps, of so many pixels, which a style sheet knows.
 */
const [smallest, step, widest] = [0.75, 80, 12];

/** Words of a diagram that are read aloud where nobody has said what it shows. */
const mostLabels = 8;

/**
 * The drawings of a diagram, one for each scheme, of which a style sheet shows one: as large as they are drawn, in a box that
 * scrolls where they are wider than it. Nothing where the diagram could not be drawn.
 */
export function diagramHtml(context: PageContext, words: Words, slot: DiagramSlot): string {
  const diagram = context.diagrams.get(slot.key);
  if (diagram === undefined) return '';
  const { width, height, light, dark } = diagram;
  const alt = escapeHtml(altOf(words, slot, diagram));
  // The light one does not wait until it is scrolled to: it is also what a page is printed with, and small.
  const image = (output: string, scheme: string, loading: string) =>
    `<img class="${scheme}-only" src="${escapeHtml(siteUrl(context.site, `/${output}`))}" width="${width}" height="${height}" alt="${alt}" decoding="async" ${loading}>`;
  const reached =
    width > narrowest ? ` role="group" aria-label="${escapeHtml(words.markdown.diagram)}" tabindex="0"` : '';
  const least = Math.min(widest, Math.floor((width * smallest) / step));
  return `<div class="diagram-drawing${least === 0 ? '' : ` least-${least}`}"${reached}>${image(light, 'light', 'fetchpriority="low"')}${image(dark, 'dark', 'loading="lazy"')}</div>`;
}

/** The light drawing for feed readers, most of whom show it on white. */
export function feedDiagram(context: PageContext, words: Words, slot: DiagramSlot): string {
  const diagram = context.diagrams.get(slot.key);
  if (diagram === undefined) return '';
  const url = escapeHtml(absoluteUrl(context.site, `/${diagram.light}`));
  return `<img src="${url}" alt="${escapeHtml(altOf(words, slot, diagram))}" width="${diagram.width}" height="${diagram.height}">`;
}

/** What a page's diagrams depend on beside its text. */
export function diagramFingerprint(context: PageContext, keys: readonly string[]): string[] {
  return keys.map((key) => `${key} ${JSON.stringify(context.diagrams.get(key) ?? null)}`);
}

function altOf({ markdown }: Words, { alt }: DiagramSlot, { title, labels }: SiteDiagram): string {
  const said = alt ?? title;
  if (said !== null) return said;
  return labels.length === 0 ? markdown.diagram : markdown.diagramOf(labels.slice(0, mostLabels).join(', '));
}
