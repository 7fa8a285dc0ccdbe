import { hexOf } from './colour.ts';
import type { ColourPair } from './css-colour.ts';

/** The names of the theme's colours that diagrams are drawn in. */
export const inks = [
  ...(['paper', 'paper-2', 'ink', 'ink-2', 'hairline', 'edge'] as const),
  ...(['accent', 'note', 'tip', 'warning', 'important'] as const),
] as const;

export type Ink = (typeof inks)[number];

/** A theme's colours in one scheme, each as `#rrggbb`. */
export type Inks = Readonly<Record<Ink, string>>;

/** The colours of both schemes. Plain data. */
export interface Palette {
  readonly light: Inks;
  readonly dark: Inks;
}

/** What stands in for a colour that a theme does not have. */
const usual: Readonly<Record<Ink, readonly [light: string, dark: string]>> = {
  paper: ['#fbfaf7', '#101114'],
  'paper-2': ['#f4f1ed', '#191a1e'],
  ink: ['#191a1f', '#e3e1dd'],
  'ink-2': ['#53555c', '#aaa7a2'],
  hairline: ['#d9d7d3', '#34353a'],
  edge: ['#7e8086', '#72747b'],
  accent: ['#b71a18', '#f2897c'],
  note: ['#1a609e', '#7cb3eb'],
  tip: ['#0a693c', '#74c692'],
  warning: ['#8a5600', '#e6b55d'],
  important: ['#6d41a9', '#bca1ed'],
};

/** The palette of these colours, with the usual ones in the places of those that are not there. */
export function paletteOf(colourOf: (ink: Ink) => ColourPair | null): Palette {
  const pairs = inks.map((ink) => [ink, colourOf(ink)] as const);
  const scheme = (which: 'light' | 'dark', at: 0 | 1) =>
    byInk((ink) => {
      const pair = pairs.find(([one]) => one === ink)?.[1] ?? null;
      return pair === null ? usual[ink][at] : hexOf(pair[which]);
    });
  return { light: scheme('light', 0), dark: scheme('dark', 1) };
}

/** A record of all colours. */
export function byInk<Value>(of: (ink: Ink) => Value): Record<Ink, Value> {
  return {
    paper: of('paper'),
    'paper-2': of('paper-2'),
    ink: of('ink'),
    'ink-2': of('ink-2'),
    hairline: of('hairline'),
    edge: of('edge'),
    accent: of('accent'),
    note: of('note'),
    tip: of('tip'),
    warning: of('warning'),
    important: of('important'),
  };
}

/** Counted up whenever a drawing comes out otherwise in the same colours. */
const form = 1;

/** What stands for a palette and how it is used in the names of files. */
export function paletteKey(palette: Palette, scheme: keyof Palette): string {
  return JSON.stringify([form, palette[scheme]]);
}
