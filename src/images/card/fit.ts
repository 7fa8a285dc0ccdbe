/** The width of a text in ems: in multiples of the size that it is set in. */
export type Measure = (text: string) => number;

/** A place for text, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** How text may be set. */
export interface Setting {
  /** In pixels, the largest first. */
  readonly sizes: readonly [number, ...number[]];
  /** From one line to the next, in ems. */
  readonly leading: number;
}

/** A text in a size, in pixels, and in lines that hold it. */
export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/** A piece of a text that stays in one line, and its width in ems. */
interface Word {
  readonly text: string;
  readonly width: number;
}

/** Narrower lines are tried in so many steps, to make them alike. */
const steps = 24;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Sets a text as large as its frame holds it, whole, between words only, in lines that are about as long as each other.
 * Where even the smallest size is too large, long words are broken, and at the very last the text ends in an ellipsis.
 */
export function fitText(text: string, measure: Measure, frame: Frame, { sizes, leading }: Setting): FittedText {
  const words = text
    .split(/[ \t\r\n]+/)
    .filter((word) => word !== '')
    .map((word) => ({ text: word, width: measure(word) }));
  const space = measure(' ');
  for (const size of sizes) {
    const width = frame.width / size;
    if (words.some((word) => word.width > width)) continue;
    const lines = linesOf(words, space, width);
    if (lines.length * leading * size <= frame.height) return { size, lines: balanced(words, space, width, lines) };
  }
  const size = Math.min(...sizes);
  const width = frame.width / size;
  const pieces = words.flatMap((word) => (word.width > width ? broken(word, measure, width) : [word]));
  const lines = linesOf(pieces, space, width);
  const most = Math.max(1, Math.floor(frame.height / (leading * size)));
  if (lines.length <= most) return { size, lines };
  return { size, lines: [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', measure, width)] };
}

/** Fills lines of a width in ems with words, each as far as it goes. */
function linesOf(words: readonly Word[], space: number, width: number): string[] {
  const lines: string[] = [];
  let used = Infinity;
  for (const word of words) {
    const line = lines.at(-1);
    if (line === undefined || used + space + word.width > width) {
      lines.push(word.text);
      used = word.width;
    } else {
      lines[lines.length - 1] = `${line} ${word.text}`;
      used += space + word.width;
    }
  }
  return lines;
}

/** The same number of lines, the longest of them as short as can be. */
function balanced(words: readonly Word[], space: number, width: number, lines: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...words.map((word) => word.width));
  let best = lines;
  for (let step = 1; step <= steps; step++) {
    const narrower = linesOf(words, space, width - ((width - longest) * step) / steps);
    if (narrower.length > lines.length) return best;
    best = narrower;
  }
  return best;
}

/** A word that is longer than a line, in pieces that are not; a piece holds at least one letter with its marks. */
function broken({ text }: Word, measure: Measure, width: number): Word[] {
  const pieces: Word[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const longer = (pieces.at(-1)?.text ?? '') + segment;
    const measured = { text: longer, width: measure(longer) };
    if (pieces.length > 0 && measured.width <= width) pieces[pieces.length - 1] = measured;
    else pieces.push({ text: segment, width: measure(segment) });
  }
  return pieces;
}

function shortened(line: string, measure: Measure, width: number): string {
  const letters = [...graphemes.segment(line)].map(({ segment }) => segment);
  while (letters.length > 0 && measure(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
