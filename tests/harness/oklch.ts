/** A colour in linear sRGB, each part from 0 to 1. */
export type LinearColor = readonly [red: number, green: number, blue: number];

/** The two colours of one custom property. */
export interface ColorPair {
  readonly light: LinearColor;
  readonly dark: LinearColor;
}

const declaration =
  /--([\w-]+): light-dark\(oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\), oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)\)/g;

/** The custom properties of a style sheet that are pairs of colours in OKLCH. */
export function colorPairs(css: string): Map<string, ColorPair> {
  return new Map(
    [...css.matchAll(declaration)].map(([, name = '', ...numbers]) => {
      const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = numbers.map(Number);
      return [name, { light: linear(l1 / 100, c1, h1), dark: linear(l2 / 100, c2, h2) }];
    }),
  );
}

/** The contrast of two colours by WCAG 2, from 1 to 21. */
export function contrast(one: LinearColor, other: LinearColor): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** OKLCH to linear sRGB, by the matrices of CSS Color 4, section 18; parts outside of sRGB are cut. */
function linear(lightness: number, chroma: number, hue: number): LinearColor {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function cut(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function luminance([red, green, blue]: LinearColor): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
