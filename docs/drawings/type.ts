import type { Random } from './random.ts';
import { fill, grey, ink, paper, placed, rectangle, shade, stroke } from './svg.ts';

interface Setting {
  /** Pixels from one line to the next. */
  readonly leading: number;
  /** Height of a word's bar. */
  readonly size: number;
  readonly colour: string;
  readonly random: Random;
}

/** Text as a printer sketches it: bars for words, ragged at the right, the last line short. */
export function words(x: number, y: number, measure: number, lines: number, setting: Setting): string {
  const bars: string[] = [];
  for (let row = 0; row < lines; row++) {
    const end =
      x +
      measure * (row === lines - 1 && lines > 1 ? setting.random.between(0.35, 0.6) : setting.random.between(0.9, 1));
    for (let at = x; at < end - setting.size; ) {
      const long = Math.min(setting.size * setting.random.between(1.6, 5.6), end - at);
      bars.push(rectangle(at, y + row * setting.leading, long, setting.size, fill(setting.colour)));
      at += long + setting.size * 0.75;
    }
  }
  return bars.join('');
}

/** Text from afar: one bar a line. */
export function lines(x: number, y: number, measure: number, count: number, setting: Setting): string {
  return Array.from({ length: count }, (_, row) => {
    const long = measure * (row === count - 1 && count > 1 ? setting.random.between(0.4, 0.7) : 1);
    return rectangle(x, y + row * setting.leading, long, setting.size, fill(setting.colour));
  }).join('');
}

interface Sheet {
  readonly wide: number;
  readonly high: number;
  readonly columns: number;
  readonly random: Random;
  readonly back?: string;
  readonly accent?: string;
}

/** A printed sheet with masthead, headline, a picture and columns, its centre at (x, y), turned by some degrees. */
export function sheet(x: number, y: number, degrees: number, page: Sheet): string {
  const { wide, high, columns, random } = page;
  const [margin, left, top] = [wide * 0.08, -wide / 2, -high / 2];
  const inner = wide - 2 * margin;
  const gutter = wide * 0.05;
  const column = (inner - gutter * (columns - 1)) / columns;
  const setting = { leading: high * 0.038, size: high * 0.013, colour: grey, random };
  const body = top + high * 0.36;
  const count = Math.floor((top + high - margin - body) / setting.leading);
  const text = Array.from({ length: columns }, (_, index) => {
    const start = index === 0 ? Math.ceil(count * 0.42) : 0;
    return lines(
      left + margin + index * (column + gutter),
      body + start * setting.leading,
      column,
      count - start,
      setting,
    );
  });
  return placed(
    x,
    y,
    degrees,
    rectangle(left + wide * 0.02, top + wide * 0.025, wide, high, { fill: ink, opacity: 0.16 }),
    rectangle(left, top, wide, high, { ...stroke(ink, 3), fill: page.back ?? paper }),
    rectangle(left + margin, top + margin, inner, high * 0.07, fill(page.accent ?? ink)),
    rectangle(left + margin, top + margin + high * 0.095, inner, 3, fill(ink)),
    rectangle(left + margin, top + high * 0.22, inner * 0.86, high * 0.032, fill(ink)),
    rectangle(left + margin, top + high * 0.28, inner * 0.55, high * 0.032, fill(ink)),
    rectangle(
      left + margin,
      body,
      column,
      setting.leading * Math.ceil(count * 0.42) - setting.leading * 0.6,
      fill(shade),
    ),
    ...text,
  );
}
