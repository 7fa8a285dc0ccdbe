import { renderMermaidSVG } from 'beautiful-mermaid';
import { harmlessSvg } from '../svg/harmless.ts';
import { hexOf } from './colour.ts';
import { colourReader, type ReadColour } from './css-colour.ts';
import type { Drawing, DrawingFault } from './drawing.ts';
import { shown } from './mermaid/label.ts';
import { readMermaid } from './mermaid/read.ts';
import { type Element, neutralOf, type Reader } from './neutral.ts';

/** Draws a diagram of Mermaid of which `readMermaid` knows all lines. */
export async function drawMermaid(source: string): Promise<Drawing | DrawingFault> {
  const read = readMermaid(source);
  if ('why' in read) return { message: `“${read.what}” is not understood`, line: read.line, column: read.column };
  const svg = renderMermaidSVG(read.text, { transparent: true, padding: 8 });
  const { text } = harmlessSvg(Buffer.from(svg));
  const chart = /<text[^>]*class="xychart-title"[^>]*>([^<]*)</.exec(text)?.[1];
  const title = read.title ?? (chart === undefined ? null : shown(chart));
  return { ...neutralOf(text, readerOf(await colourReader(), read.text.startsWith('xychart'))), title };
}

/** The colours that the program has names for: those of the theme that have the same task. */
const inks: Readonly<Record<string, string>> = {
  'var(--bg)': 'ink(paper)',
  'var(--fg)': 'ink(ink)',
  'var(--_text)': 'ink(ink)',
  'var(--_text-sec)': 'ink(ink-2)',
  'var(--_text-muted)': 'ink(ink-2)',
  'var(--_text-faint)': 'ink(ink-2)',
  'var(--_line)': 'ink(edge)',
  'var(--_arrow)': 'ink(ink-2)',
  'var(--_node-fill)': 'ink(paper-2)',
  'var(--_node-stroke)': 'ink(edge)',
  'var(--_group-fill)': 'ink(paper)',
  'var(--_group-hdr)': 'ink(paper-2)',
  'var(--_inner-stroke)': 'ink(hairline)',
  'var(--_key-badge)': 'ink(hairline)',
  black: 'ink(ink)',
  white: 'ink(paper)',
};

/** The colours of the rows of a chart. */
const rows = ['accent', 'note', 'tip', 'warning', 'important'] as const;

function readerOf(colourOf: ReadColour, isChart: boolean): Reader {
  return {
    // Its letters have 13 pixels, and 11 on lines: too small beside a text of 17. Those of charts have 14.
    scale: isChart ? 0.9 : 1.15,
    margin: 16,
    look: lookOf,
    colour: (written) => {
      const known = inks[written];
      if (known !== undefined) return known;
      if (/^(?:ink|mix)\(/.test(written)) return written;
      const own = colourOf(written);
      return own === null ? null : hexOf(own.light);
    },
    text: (written) => (written === '(no attributes)' ? '' : shown(written)),
  };
}

/** What the style sheet of a chart says, as attributes; the dots behind it, its shadows and a legend that knows rows by their numbers alone are left out. */
function lookOf({ name, classes, attributes }: Element): Readonly<Record<string, string>> | null {
  const [kind = ''] = classes;
  if (!kind.startsWith('xychart-')) return {};
  const row = classes.map((one) => /^xychart-color-(\d+)$/.exec(one)?.[1]).find((one) => one !== undefined);
  const isOfLegend = attributes.get('width') === '14' && attributes.get('height') === '14';
  const colour = rows[Number(row ?? 0) % rows.length];
  switch (kind) {
    case 'xychart-bar':
      return isOfLegend ? null : { fill: `mix(${colour},paper,0.25)`, stroke: `ink(${colour})`, 'stroke-width': '1.5' };
    case 'xychart-line':
      return { fill: 'none', stroke: `ink(${colour})`, 'stroke-width': '2.5', 'stroke-linejoin': 'round' };
    case 'xychart-dot':
      return { fill: `ink(${colour})`, stroke: 'ink(paper)', 'stroke-width': '2' };
    case 'xychart-label':
      return attributes.get('text-anchor') === 'start' ? null : { fill: 'ink(ink-2)' };
    case 'xychart-title':
      return { fill: 'ink(ink)' };
    case 'xychart-axis-title':
      return { fill: 'ink(ink-2)' };
    default:
      return name === 'text' ? {} : null;
  }
}
