import bidiFactory from 'bidi-js/dist/bidi.mjs';
import { Buffer, Direction, shape } from 'harfbuzzjs';
import type { Fonts, OpenFont } from './fonts.ts';

/** The direction in which a text is read. */
export type TextDirection = 'ltr' | 'rtl';

/** A line of text as outlines: an SVG fragment whose baseline begins at 0, 0. Lengths are in ems. */
export interface SetLine {
  readonly width: number;
  readonly svg: string;
}

/** A part of a line in one font and one direction. */
export interface Run {
  readonly text: string;
  readonly font: OpenFont;
  /** Of the bidirectional algorithm: odd ones are read from right to left. */
  readonly level: number;
}

const bidi = bidiFactory();

/** The direction of a text's first letter that has one. */
export function directionOf(text: string): TextDirection {
  return (bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
}

/**
 * Sets one line: letters joined, ligatures and kerning as the fonts say (HarfBuzz), left-to-right and right-to-left
 * words in their order (Unicode's bidirectional algorithm). `language` chooses between a font's local forms.
 */
export function setLine(fonts: Fonts, text: string, direction: TextDirection, language: string): SetLine {
  const parts: string[] = [];
  let width = 0;
  for (const run of inVisualOrder(runsOf(fonts, text, direction))) {
    const { unitsPerEm, font } = run.font;
    for (const { glyph, advance, x, y } of shaped(run, language)) {
      const path = font.glyphToPath(glyph);
      const place = `${round(width + x / unitsPerEm)} ${round(-y / unitsPerEm)}`;
      const scale = 1 / unitsPerEm;
      if (path !== '') parts.push(`<path transform="translate(${place}) scale(${scale} ${-scale})" d="${path}"/>`);
      width += advance / unitsPerEm;
    }
  }
  return { width, svg: parts.join('') };
}

/** The runs of a line in the order in which they are read. Signs and spaces are set in the font of what precedes them. */
export function runsOf(fonts: Fonts, text: string, direction: TextDirection): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const runs: Run[] = [];
  let at = 0;
  for (const character of text) {
    const before = runs.at(-1);
    const level = levels[at] ?? 0;
    const font = fontFor(fonts, character, before?.font ?? null);
    if (before?.font === font && before.level === level) {
      runs[runs.length - 1] = { ...before, text: before.text + character };
    } else {
      runs.push({ text: character, font, level });
    }
    at += character.length;
  }
  return runs;
}

/** Reorders runs as rule L2 of the bidirectional algorithm (UAX #9) reorders letters. */
export function inVisualOrder(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  const levels = runs.map((run) => run.level);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while ((ordered[end]?.level ?? 0) >= level) end++;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return ordered;
}

function fontFor({ western, arabic }: Fonts, character: string, before: OpenFont | null): OpenFont {
  if (/\p{Script=Arabic}/u.test(character)) return arabic;
  const isSign = /[\p{Script=Common}\p{Script=Inherited}]/u.test(character);
  const has = (font: OpenFont) => font.characters.has(character.codePointAt(0) ?? 0);
  if (isSign && before !== null && has(before)) return before;
  return [western, arabic].find(has) ?? western;
}

function shaped({ text, font: { font }, level }: Run, language: string) {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
  buffer.setLanguage(language);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  return buffer.getGlyphInfos().map(({ codepoint }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    return { glyph: codepoint, advance: xAdvance, x: xOffset, y: yOffset };
  });
}

function round(ems: number): number {
  return Math.round(ems * 10_000) / 10_000;
}
