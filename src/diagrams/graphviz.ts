import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { harmlessSvg } from '../svg/harmless.ts';
import { svgTokens } from '../svg/tokens.ts';
import { hexOf } from './colour.ts';
import { colourReader, type ReadColour } from './css-colour.ts';
import type { Drawing, DrawingFault } from './drawing.ts';
import { neutralOf, type Reader } from './neutral.ts';

/**
 * What a graph has where it says nothing else: no ground, and the one kind of letters whose widths Graphviz knows by heart
 * and that every system has, or has one of the same widths. In the line of the brace, so that lines stay what they are.
 */
const defaults =
  'graph[bgcolor=transparent,fontname=Helvetica]node[fontname=Helvetica]edge[fontname=Helvetica,fontsize=12]';

const loading = Graphviz.load();

/** Draws a graph of the language `dot`; it may name another layout than that by its attribute `layout`. */
export async function drawDot(source: string): Promise<Drawing | DrawingFault> {
  const graphviz = await loading;
  const opening = openingBrace(source);
  const text = opening === null ? source : source.slice(0, opening + 1) + defaults + source.slice(opening + 1);
  let svg: string;
  try {
    svg = graphviz.layout(text, 'svg', 'dot');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return faultOf(error.message, source);
  }
  if (svg === '') return { message: 'there is no graph in it', line: 1, column: 1 };
  const { text: harmless } = harmlessSvg(Buffer.from(svg));
  const { texts, title } = textsOf(harmless);
  return { ...neutralOf(harmless, readerOf(widthsOf(graphviz, texts), await colourReader())), title };
}

/** Where the statements of a graph begin: behind comments, and names in quotation marks. */
function openingBrace(source: string): number | null {
  for (const { 0: piece, index } of source.matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|^#[^\n]*|"(?:[^"\\]|\\.)*"|\{/gm)) {
    if (piece === '{') return index;
  }
  return null;
}

/** What Graphviz says of the first mistake, and where that is. */
function faultOf(said: string, source: string): DrawingFault {
  const [, number = '1', where = ''] = /syntax error in line (\d+)\s*([\s\S]*)/.exec(said) ?? [];
  const [, begun] = /String starting:(.{1,40})/.exec(where) ?? [];
  const [, token] = /^near '(.*?)'/.exec(where) ?? [];
  const start = begun === undefined ? -1 : source.indexOf(begun);
  if (start >= 0) {
    const before = source.slice(0, start).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { message: 'a text in quotation marks has no end', line: before.length, column };
  }
  const line = Number(number);
  const column = token === undefined ? 1 : (source.split('\n')[line - 1] ?? '').indexOf(token) + 1;
  const message = token === undefined ? (said.trim().split('\n')[0] ?? '') : `“${token}” cannot stand here`;
  return { message, line, column: Math.max(1, column) };
}

/** A text of a drawing, in the letters that it was measured in. */
interface MeasuredText {
  readonly text: string;
  readonly font: string;
  readonly size: string;
}

/** The texts of a drawing in their order, and the label of the whole graph, which is drawn before all that is in it. */
function textsOf(svg: string): { readonly texts: readonly MeasuredText[]; readonly title: string | null } {
  const texts: MeasuredText[] = [];
  const title: string[] = [];
  let isInside = false;
  let current: { text: string; readonly font: string; readonly size: string } | null = null;
  for (const token of svgTokens(svg)) {
    if (token.kind === 'open') {
      const of = (name: string) => token.attributes.get(name) ?? '';
      if (/^(?:node|edge|cluster)$/.test(of('class'))) isInside = true;
      if (token.name !== 'text') continue;
      const [family = 'Helvetica'] = of('font-family').split(',');
      const weight = of('font-weight') === 'bold' && /^(?:Helvetica|Times|Courier)$/.test(family) ? '-Bold' : '';
      current = { text: '', font: family + weight, size: of('font-size') || '14' };
    } else if (token.kind === 'text') {
      if (current !== null) current.text += token.text;
    } else if (token.name === 'text' && current !== null) {
      texts.push(current);
      if (!isInside) title.push(current.text);
      current = null;
    }
  }
  return { texts, title: title.join(' ').trim() || null };
}

/** How wide Graphviz takes each of these texts to be, in points: so wide was the room made for it. */
function widthsOf(graphviz: Graphviz, texts: readonly MeasuredText[]): readonly number[] {
  if (texts.length === 0) return [];
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;')}"`;
  const nodes = texts.map(
    ({ text, font, size }, at) => `n${at}[label=${quoted(text)},fontname=${quoted(font)},fontsize=${quoted(size)}]`,
  );
  const plain = graphviz.layout(`graph{node[shape=plain,margin=0,width=0,height=0]${nodes.join('')}}`, 'plain', 'dot');
  const widths = new Map(
    [...plain.matchAll(/^node n(\d+) \S+ \S+ (\S+)/gm)].map(([, at, width]) => [Number(at), width]),
  );
  return texts.map((_, at) => Number(widths.get(at) ?? 0) * 72);
}

/**
 * Reads what Graphviz drew: black is ink, white is paper, the grey of what is filled without a colour is a hairline's. Each
 * text is told its width, so that it fits its box in whatever letters a reader has.
 */
function readerOf(widths: readonly number[], colourOf: ReadColour): Reader {
  let group = '';
  let number = 0;
  return {
    scale: 1,
    margin: null,
    look: ({ name, classes: [kind] }) => {
      if (name === 'g' && kind !== undefined) group = kind;
      if (name !== 'text') return {};
      const width = widths[number++] ?? 0;
      return width < 1 ? {} : { textLength: width.toFixed(2), lengthAdjust: 'spacingAndGlyphs' };
    },
    colour: (written, use) => {
      if (written === 'black' || written === '#000000') {
        return use === 'stroke' || (use === 'fill' && group === 'edge') ? 'ink(ink-2)' : 'ink(ink)';
      }
      if (written === 'white' || written === '#ffffff') return 'ink(paper)';
      if (written === 'lightgrey') return 'ink(hairline)';
      const own = colourOf(written);
      if (own === null) return null;
      return group === 'edge' && use === 'fill' ? `line(${hexOf(own.light)})` : hexOf(own.light);
    },
    text: (written) => written,
  };
}
