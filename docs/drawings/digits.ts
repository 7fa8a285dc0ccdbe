import { type Attributes, path, placed } from './svg.ts';

/** Strokes of the digits in a box 24 wide and 40 high, so that a figure looks the same whatever fonts a machine has. */
const strokes = [
  'M12 0C2 0 0 10 0 20s2 20 12 20 12-10 12-20S22 0 12 0z',
  'M3 8L14 0V40M2 40H25',
  'M1 10C2-3 23-3 23 10 23 20 4 26 1 40H24',
  'M2 4C8-2 22-1 22 9 22 16 15 18 10 18 16 18 24 21 24 29 24 42 6 43 0 35',
  'M17 40V0L0 27H24',
  'M22 0H4L2 17C8 13 24 13 24 27 24 42 6 43 0 35',
  'M21 3C12-4 0 6 0 24 0 36 6 40 12 40 19 40 24 35 24 28 24 14 4 13 1 26',
  'M0 0H24C15 12 10 25 9 40',
  'M12 18C0 17-1 0 12 0S24 17 12 18 0 22 0 29 5 40 12 40 24 36 24 29 24 19 12 18z',
  'M3 37C12 44 24 34 24 16 24 4 18 0 12 0 5 0 0 5 0 12 0 26 20 27 23 14',
] as const;

const advance = 35;

/** A whole number, centred on (x, y), `high` pixels high. */
export function number(value: number | string, x: number, y: number, high: number, paint: Attributes): string {
  const scale = high / 40;
  const text = String(value);
  const left = x - ((text.length * advance - (advance - 24)) / 2) * scale;
  return [...text]
    .map((digit, index) =>
      placed(
        left + index * advance * scale,
        y - high / 2,
        0,
        path(strokes[Number(digit)] ?? '', {
          ...paint,
          transform: `scale(${scale.toFixed(3)})`,
          'stroke-linecap': 'round',
          'stroke-linejoin': 'round',
        }),
      ),
    )
    .join('');
}
