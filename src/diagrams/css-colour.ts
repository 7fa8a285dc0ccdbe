import type { CssColor } from 'lightningcss';
import { loadLightningcss } from '../engine/native.ts';
import { fromOklch, type Rgb } from './colour.ts';

/** A colour of CSS in both schemes. */
export interface ColourPair {
  readonly light: Rgb;
  readonly dark: Rgb;
}

/**
 * Reads a colour as CSS writes it (a name, `#f9f`, `rgb()`, `hsl()`, `oklch()`, or `light-dark()` of two): what it is in both
 * schemes, or null for what is none, or is of a space that screens need not have.
 */
export type ReadColour = (text: string) => ColourPair | null;

/** A reader of colours, with the program that knows them. */
export async function colourReader(): Promise<ReadColour> {
  const { transform } = await loadLightningcss();
  return (text) => {
    if (!/^[#\w\s(),.%/+-]+$/.test(text)) return null;
    const found: CssColor[] = [];
    try {
      transform({
        filename: 'colour.css',
        code: Buffer.from(`a{color:${text}}`),
        visitor: {
          Color: (colour) => {
            found.push(colour);
            return colour;
          },
        },
      });
    } catch {
      return null;
    }
    return found[0] === undefined ? null : pairOf(found[0]);
  };
}

function pairOf(colour: CssColor): ColourPair | null {
  if (typeof colour === 'object' && colour.type === 'light-dark') {
    const [light, dark] = [rgbOf(colour.light), rgbOf(colour.dark)];
    return light === null || dark === null ? null : { light, dark };
  }
  const both = rgbOf(colour);
  return both === null ? null : { light: both, dark: both };
}

function rgbOf(colour: CssColor): Rgb | null {
  if (typeof colour !== 'object') return null;
  if (colour.type === 'rgb') return [colour.r / 255, colour.g / 255, colour.b / 255];
  if (colour.type !== 'oklch') return null;
  const rgb = fromOklch(colour.l, colour.c, colour.h);
  return rgb.some(Number.isNaN) ? null : rgb;
}
