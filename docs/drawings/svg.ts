/** The size of a plate: every thumbnail is twice as wide as it is high. */
export const width = 1600;
export const height = 800;

/** The inks and papers of the house. Two inks printed over one another multiply, as on a press. */
export const ink = '#1d1b20';
export const paper = '#f4ecdc';
export const shade = '#e4d8c0';
export const red = '#b32b21';
export const blue = '#3e5c76';
export const ochre = '#cf9c45';
export const grey = '#8d8473';

export type Attributes = Readonly<Record<string, string | number>>;
export type Point = readonly [x: number, y: number];

/** An SVG element; numbers are rounded to a tenth of a pixel, which keeps the text short and the same everywhere. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${tenth(value)}"`);
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

export function rectangle(x: number, y: number, wide: number, high: number, paint: Attributes): string {
  return element('rect', { x, y, width: wide, height: high, ...paint });
}

export function circle(cx: number, cy: number, r: number, paint: Attributes): string {
  return element('circle', { cx, cy, r, ...paint });
}

export function line(from: Point, to: Point, paint: Attributes): string {
  return element('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], ...paint });
}

export function path(d: string, paint: Attributes): string {
  return element('path', { d, ...paint });
}

export function group(attributes: Attributes, ...children: readonly string[]): string {
  return element('g', attributes, ...children);
}

/** Shapes moved to a place and turned there, in degrees clockwise. */
export function placed(x: number, y: number, degrees: number, ...children: readonly string[]): string {
  return group({ transform: `translate(${tenth(x)} ${tenth(y)}) rotate(${tenth(degrees)})` }, ...children);
}

/** Shapes printed over what is below them, so that both inks show. */
export function overprint(...children: readonly string[]): string {
  return group({ style: 'mix-blend-mode:multiply' }, ...children);
}

/** Shapes cut to the outline of another. `id` must be new within the plate. */
export function clipped(id: string, outline: string, ...children: readonly string[]): string {
  return element('clipPath', { id }, outline) + group({ 'clip-path': `url(#${id})` }, ...children);
}

export function fill(colour: string): Attributes {
  return { fill: colour };
}

export function stroke(colour: string, wide: number): Attributes {
  return { fill: 'none', stroke: colour, 'stroke-width': wide };
}

/** The whole plate in one colour. */
export function ground(colour: string): string {
  return rectangle(0, 0, width, height, fill(colour));
}

/** Path data through points, straight from one to the next. */
export function through(points: readonly Point[], end: '' | 'Z' = ''): string {
  return `M${points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}${end}`;
}

/** The point at a distance from a centre; 0 degrees is up, and they run clockwise, as on a clock. */
export function polar(centre: Point, distance: number, degrees: number): Point {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return [centre[0] + distance * Math.cos(angle), centre[1] + distance * Math.sin(angle)];
}

/** Path data of the sector of a ring between two angles, in clock degrees. */
export function sector(centre: Point, inner: number, outer: number, from: number, to: number): string {
  const wide = to - from > 180 ? 1 : 0;
  const [a, b] = [polar(centre, outer, from), polar(centre, outer, to)];
  const [c, d] = [polar(centre, inner, to), polar(centre, inner, from)];
  const arc = (radius: number, sweep: number, end: Point) =>
    `A${radius} ${radius} 0 ${wide} ${sweep} ${end.map(tenth).join(' ')}`;
  return `M${a.map(tenth).join(' ')}${arc(outer, 1, b)}L${c.map(tenth).join(' ')}${arc(inner, 0, d)}Z`;
}

/** An SVG document of a plate's size, or another. */
export function document(content: string, wide = width, high = height): string {
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: wide, height: high, viewBox: `0 0 ${wide} ${high}` },
    content,
  );
}

/** The whole numbers from 0 to below `count`. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function tenth(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}
