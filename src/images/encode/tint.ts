/** A colour that stands for pictures while they load, in OKLCH: lightness and chroma from 0 to 1, hue in degrees. */
interface Tint {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

const greys = [0.2, 0.4, 0.6, 0.8, 0.95].map((lightness): Tint => ({ lightness, chroma: 0, hue: 0 }));
const colours = [0.35, 0.6, 0.82].flatMap((lightness) =>
  [20, 60, 95, 140, 190, 240, 280, 330].map((hue): Tint => ({ lightness, chroma: 0.08, hue })),
);
const tints: readonly Tint[] = [...greys, ...colours];

/**
 * The class that gives a picture's place a colour while it loads: that of the tint nearest to the picture's mean
 * colour (sRGB, 0 to 255 each). It costs a page a few bytes a picture, needs no script and no `style` attribute, and
 * all pages share its rules.
 */
export function tintClass(red: number, green: number, blue: number): string {
  const mean = okLab(red, green, blue);
  const distances = tints.map((tint) => distance(mean, cartesian(tint)));
  return `tint-${distances.indexOf(Math.min(...distances))}`;
}

/** The rules of all tints, for the theme's style sheet. */
export function tintStyles(): string {
  const rules = tints.map(({ lightness, chroma, hue }, index) => {
    const colour = `oklch(${Math.round(lightness * 100)}% ${chroma} ${hue})`;
    return `  .tint-${index} {\n    background-color: ${colour};\n  }\n`;
  });
  return `@layer blocks {\n${rules.join('\n')}}\n`;
}

type Lab = readonly [number, number, number];

function cartesian({ lightness, chroma, hue }: Tint): Lab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

function distance(one: Lab, other: Lab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** From sRGB to OKLab (CSS Color 4, 9.2 and its sample code's matrices). */
function okLab(...srgb: [number, number, number]): Lab {
  const [red, green, blue] = [linear(srgb[0]), linear(srgb[1]), linear(srgb[2])];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
