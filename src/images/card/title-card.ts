import { cardSize } from '../plan/crops.ts';
import type { CardWords } from './card-words.ts';
import { type FittedText, type Frame, fitText, type Measure, type Setting } from './fit.ts';
import { type Fonts, openFonts } from './fonts.ts';
import { directionOf, setLine, type TextDirection } from './typeset.ts';

/** The theme's colours on light paper (`tokens.css`), in sRGB. */
export const cardColours = {
  paper: '#fbfaf7',
  ink: '#191a1f',
  accent: '#b71a18',
} as const;

const margin = 80;
const wide = cardSize.width - 2 * margin;
/** One line, whatever its size. */
const nameFrame: Frame = { width: wide - 44, height: 38 };
const nameSetting: Setting = { sizes: [38, 34, 30, 26], leading: 1 };
/** Where the title is. */
export const titleFrame: Frame = { width: wide, height: 366 };
/** Pixels from the card's top to the title's place. */
const titleTop = 186;
const titleSizes: Setting['sizes'] = [112, 102, 92, 84, 76, 68, 60, 53, 46, 40, 34, 29, 25];

/** From line to line, and from a line's top to its baseline, in ems: Arabic letters reach higher and lower. */
const lines = { ltr: { leading: 1.13, ascent: 0.84 }, rtl: { leading: 1.5, ascent: 1.05 } } as const;

let fonts: Fonts | null = null;

/** The lines of a title on its card: 112 pixels large where it is short, and whole up to several hundred letters. */
export function fitTitle(title: string, measure: Measure, direction: TextDirection): FittedText {
  return fitText(title.normalize('NFC'), measure, titleFrame, { sizes: titleSizes, leading: lines[direction].leading });
}

/**
 * A social card as an SVG of outlines, 1200 by 630 pixels: the site's name as a masthead, and below it the title in the
 * size that holds all of it. It stands on the side where its language begins. Throws where the fonts cannot be read.
 */
export function titleCard({ title, siteName, language }: CardWords): string {
  fonts ??= openFonts();
  const open = fonts;
  const direction = directionOf(title);
  const measure = (text: string) => setLine(open, text, direction, language).width;
  const name = fitText(siteName.normalize('NFC'), measure, nameFrame, nameSetting);
  const { leading, ascent } = lines[direction];
  const text = fitTitle(title, measure, direction);
  const spare = titleFrame.height - text.lines.length * leading * text.size;
  const markX = direction === 'ltr' ? margin : cardSize.width - margin - 26;
  const draw = ({ lines, size }: FittedText, inset: number, baseline: number, step: number) =>
    lines.map((line, index) => placed(open, { line, size, direction, language }, inset, baseline + index * step));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">`,
    `<path fill="${cardColours.paper}" d="M0 0H${cardSize.width}V${cardSize.height}H0z"/>`,
    `<path fill="${cardColours.accent}" d="M0 ${cardSize.height - 14}H${cardSize.width}v14H0zM${markX} 74h26v34h-26z"/>`,
    `<g fill="${cardColours.ink}"><path d="M${margin} 138h${wide}v4H${margin}zM${margin} 146h${wide}v1.5H${margin}z"/>`,
    ...draw(name, margin + 44, 104, 0),
    ...draw(text, margin, titleTop + spare / 2 + ascent * text.size, leading * text.size),
    '</g></svg>',
  ].join('');
}

/** A line with so much room, in pixels, between the card's edge and its beginning. */
function placed(
  open: Fonts,
  { line, size, direction, language }: { line: string; size: number; direction: TextDirection; language: string },
  inset: number,
  baseline: number,
): string {
  const { width, svg } = setLine(open, line, direction, language);
  const x = direction === 'ltr' ? inset : cardSize.width - inset - width * size;
  return `<g transform="translate(${x.toFixed(2)} ${baseline.toFixed(2)}) scale(${size})">${svg}</g>`;
}
