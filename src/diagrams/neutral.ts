import { svgTokens } from '../svg/tokens.ts';
import { hexColour } from './colour.ts';

/**
 * A drawing in no scheme's colours yet. What the drawing programs colour by default is `ink(NAME)`, a mixture of two is
 * `mix(NAME,NAME,SHARE)`. A writer's own colours are `#rrggbb`, or `line(#rrggbb)` for an area that belongs to a line; what is
 * written on such an area is `on(#rrggbb)` of the area's colour, or `own(#rrggbb)` where the writer chose that colour too.
 */
export interface Neutral {
  readonly svg: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The texts in it, each once, in their order. */
  readonly labels: readonly string[];
}

/** How the drawing of a program is read. */
export interface Reader {
  /** Pixels of one of its units. */
  readonly scale: number;
  /** Units of room that is left around what is drawn; null where the program itself has cut its drawing. */
  readonly margin: number | null;
  /** The attributes that an element has by its classes, and null for one that is left out. */
  readonly look: (element: Element) => Readonly<Record<string, string>> | null;
  /** A colour as the program writes it: as ours, or as `#rrggbb`; null for one that it is not. */
  readonly colour: (written: string, use: 'fill' | 'stroke' | 'text') => string | null;
  readonly text: (written: string) => string;
}

/** An element of a drawing. */
export interface Element {
  readonly name: string;
  readonly classes: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
}

const sans = 'Helvetica, Arial, "Liberation Sans", "Nimbus Sans", Roboto, sans-serif';
const mono = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** What of a drawing is kept: shape, place, colour and type. Names, classes and data are the program's own. */
const kept = new Set(
  [
    'id x y x1 y1 x2 y2 cx cy r rx ry d points width height dx dy offset transform viewBox marker-end marker-start',
    'markerWidth markerHeight refX refY orient markerUnits gradientUnits fill stroke stroke-width stroke-dasharray',
    'stroke-linecap stroke-linejoin stroke-opacity fill-opacity opacity stop-color stop-opacity text-anchor font-size',
    'font-weight font-style font-family text-decoration textLength lengthAdjust baseline-shift xmlns href xml:space',
  ].flatMap((names) => names.split(' ')),
);
const colours = new Set(['fill', 'stroke', 'stop-color']);
/** Elements that say what is drawn in words that no reader sees. */
const silent = new Set(['title', 'desc', 'style', 'a', 'image']);

/**
 * Makes a drawing neutral. `svg` has been made harmless before: all of it is drawing. Numbers are rounded to hundredths of a
 * pixel, so that the same drawing is the same bytes on every machine.
 */
export function neutralOf(svg: string, { scale, margin, look, colour, text }: Reader): Neutral {
  let written = '';
  let frame: Area = { left: 0, top: 0, right: 0, bottom: 0, fill: null };
  const labels = new Set<string>();
  /** Of each open element: how it is closed, whether it is a group of its own, and whether it is left out. */
  const open: { readonly end: string; readonly name: string; readonly isHidden: boolean }[] = [];
  /** The areas that texts may stand on. */
  const areas: Area[] = [];
  const shapes: Area[] = [];
  let ground: string | null = null;
  let label = '';
  for (const token of svgTokens(svg)) {
    const isHidden = open.at(-1)?.isHidden ?? false;
    if (token.kind === 'text') {
      const shown = text(token.text);
      if (isHidden || !open.some(({ name }) => name === 'text')) continue;
      label += shown;
      written += escaped(shown);
    } else if (token.kind === 'close') {
      const closed = open.pop();
      written += closed?.end ?? '';
      if (token.name === 'tspan') label += ' ';
      if (token.name === 'text' && !isHidden) {
        if (/[\p{L}\p{N}]/u.test(label)) labels.add(label.replaceAll(/\s+/g, ' ').trim());
        label = '';
      }
    } else {
      const classes = (token.attributes.get('class') ?? '').split(/\s+/).filter((name) => name !== '');
      const element: Element = { name: token.name, classes, attributes: token.attributes };
      const extra = isHidden || silent.has(token.name) ? null : look(element);
      if (extra === null) {
        if (!token.isEmpty) open.push({ end: '', name: token.name, isHidden: token.name !== 'a' || isHidden });
        continue;
      }
      if (token.name === 'text') ground = groundOf(token.attributes, areas);
      const attributes = attributesOf(
        element,
        { ...styleOf(token.attributes.get('style')), ...extra },
        (value, name) => {
          if (value === 'none' || value === 'transparent') return 'none';
          if (value.startsWith('url(#')) return value;
          const isText = token.name === 'text' || token.name === 'tspan';
          const own = colour(value, isText ? 'text' : name === 'stroke' ? 'stroke' : 'fill');
          if (!isText || ground === null) return own;
          return own === 'ink(ink)'
            ? `on(${ground})`
            : own === null
              ? own
              : `own(${hexColour(own) === null ? '#ffffff' : own})`;
        },
      );
      if (token.name === 'svg') {
        const [x = 0, y = 0, width = 0, height = 0] = (attributes.get('viewBox') ?? '').split(/\s+/).map(Number);
        frame = { left: x, top: y, right: x + width, bottom: y + height, fill: null };
        for (const name of ['viewBox', 'width', 'height']) attributes.delete(name);
      }
      const fill = attributes.get('fill') ?? '';
      const area = areaOf(token.name, token.attributes, hexColour(fill) === null ? null : fill);
      if (area !== null && !open.some(({ name }) => name === 'marker')) {
        shapes.push(area);
        if (fill !== 'none' && token.name !== 'text') areas.push(area);
      }
      const listed = [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
      written += `<${token.name}${listed}${token.isEmpty ? '/' : ''}>`;
      if (!token.isEmpty) open.push({ end: `</${token.name}>`, name: token.name, isHidden: false });
    }
  }
  const { left, top, right, bottom } = margin === null ? frame : around(shapes, margin, frame);
  const size = { width: Math.ceil((right - left) * scale), height: Math.ceil((bottom - top) * scale) };
  const box = [left, top, right - left, bottom - top].map((number) => Math.round(number * 100) / 100).join(' ');
  const cut = written
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(/<text\b[^>]*><\/text>/g, '')
    .replace('<svg', `<svg viewBox="${box}" width="${size.width}" height="${size.height}"`);
  return { svg: `${withOwnIds(cut)}\n`, ...size, labels: [...labels] };
}

/** Ids that something in the drawing refers to, by numbers of their own: a program may count through all its drawings. */
function withOwnIds(svg: string): string {
  const referred = [...svg.matchAll(/(?:url\(#|href="#)([^)"]+)[)"]/g)].map(([, id]) => id ?? '');
  const numbers = new Map([...new Set(referred)].map((id, at) => [id, `i${at + 1}`]));
  return svg
    .replaceAll(/ id="([^"]*)"/g, (_, id: string) => (numbers.has(id) ? ` id="${numbers.get(id)}"` : ''))
    .replaceAll(/(url\(#|href="#)([^)"]+)/g, (_, start: string, id: string) => start + (numbers.get(id) ?? id));
}

/** An area of a drawing; `fill` is null where it is in a colour of the theme's. */
interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fill: string | null;
}

/** The box around a shape that is filled; null for what is none. */
function areaOf(name: string, attributes: ReadonlyMap<string, string>, fill: string | null): Area | null {
  const of = (key: string) => Number(attributes.get(key) ?? 0);
  if (name === 'rect') {
    return { left: of('x'), right: of('x') + of('width'), top: of('y'), bottom: of('y') + of('height'), fill };
  }
  if (name === 'circle' || name === 'ellipse') {
    const [rx, ry] = name === 'circle' ? [of('r'), of('r')] : [of('rx'), of('ry')];
    return { left: of('cx') - rx, right: of('cx') + rx, top: of('cy') - ry, bottom: of('cy') + ry, fill };
  }
  if (name === 'line') {
    const [xs, ys] = [
      [of('x1'), of('x2')],
      [of('y1'), of('y2')],
    ];
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), fill };
  }
  if (name === 'text') {
    // A guess from its middle that is never too small for a single letter: what is long stands in a box.
    return { left: of('x') - 6, right: of('x') + 6, top: of('y') - 12, bottom: of('y') + 12, fill };
  }
  if (name !== 'polygon' && name !== 'polyline' && name !== 'path') return null;
  const numbers = (attributes.get(name === 'path' ? 'd' : 'points') ?? '').match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  const [xs, ys] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), fill };
}

/** The box around shapes with a margin, within the frame that the program has drawn in. */
function around(shapes: readonly Area[], margin: number, frame: Area): Area {
  if (shapes.length === 0) return frame;
  return {
    left: Math.max(frame.left, Math.min(...shapes.map(({ left }) => left)) - margin),
    right: Math.min(frame.right, Math.max(...shapes.map(({ right }) => right)) + margin),
    top: Math.max(frame.top, Math.min(...shapes.map(({ top }) => top)) - margin),
    bottom: Math.min(frame.bottom, Math.max(...shapes.map(({ bottom }) => bottom)) + margin),
    fill: null,
  };
}

/** The colour of the writer's that a text stands on: that of the last area at its place. */
function groundOf(attributes: ReadonlyMap<string, string>, areas: readonly Area[]): string | null {
  const [x, y] = [Number(attributes.get('x') ?? 0), Number(attributes.get('y') ?? 0)];
  return areas.findLast((area) => area.left <= x && x <= area.right && area.top <= y && y <= area.bottom)?.fill ?? null;
}

function attributesOf(
  { name, attributes }: Element,
  extra: Readonly<Record<string, string>>,
  colourOf: (value: string, attribute: string) => string | null,
): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of [...attributes, ...Object.entries(extra)]) {
    if (!kept.has(key)) continue;
    if (colours.has(key)) all.set(key, colourOf(value.trim(), key) ?? 'ink(ink)');
    else if (key === 'font-family') all.set(key, /mono|courier|consol/i.test(value) ? mono : sans);
    else all.set(key, rounded(value, key));
  }
  if (name === 'text' && !all.has('fill')) all.set('fill', colourOf('black', 'fill') ?? 'ink(ink)');
  if (name === 'text' && !all.has('font-family')) all.set('font-family', sans);
  return all;
}

/** Declarations as the attributes that they stand for (SVG 2, 6.6). */
function styleOf(style: string | undefined): Record<string, string> {
  const pairs = (style ?? '').split(';').map((one) => one.split(':'));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name.trim(), value.trim()]] : [])));
}

function rounded(value: string, name: string): string {
  if (name === 'id' || name === 'href' || name === 'xmlns') return value;
  return value.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100 || 0));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
