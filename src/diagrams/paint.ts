import { contrast, hexColour, hexOf, mixed, type Rgb, seenOn } from './colour.ts';
import type { Ink, Inks } from './palette.ts';
import { inks } from './palette.ts';

/** Least contrasts of texts and of lines (WCAG 2.2, 1.4.3 and 1.4.11), with what rounding takes away. */
const [ofText, ofLines] = [4.6, 3.1];

const painted = /<(\w+)|\b(fill|stroke|stop-color)="([^"]*)"/g;

/**
 * A neutral drawing in the colours of one scheme. A writer's own colours of areas stay; those of lines and of texts on the
 * page's ground become as light or as dark as it takes to see them there.
 */
export function paint(neutral: string, colours: Inks): string {
  let element = '';
  const paper = colourOf('paper', colours);
  return neutral.replaceAll(painted, (whole, opened?: string, attribute?: string, value = '') => {
    if (opened !== undefined) {
      element = opened;
      return whole;
    }
    const isText = element === 'text' || element === 'tspan';
    const own = hexColour(value);
    const ofLine = hexColour(/^line\((.*)\)$/.exec(value)?.[1] ?? '');
    if (ofLine !== null) return `${attribute}="${hexOf(seenOn(paper, ofLine, ofLines))}"`;
    if (own === null) return `${attribute}="${inkOf(value, colours)}"`;
    const shown = isText ? seenOn(paper, own, ofText) : attribute === 'stroke' ? seenOn(paper, own, ofLines) : own;
    return `${attribute}="${hexOf(shown)}"`;
  });
}

function inkOf(value: string, colours: Inks): string {
  const [, ink] = /^ink\(([\w-]+)\)$/.exec(value) ?? [];
  if (ink !== undefined) return hexOf(colourOf(ink, colours));
  const [, one = '', other = '', share] = /^mix\(([\w-]+),([\w-]+),([\d.]+)\)$/.exec(value) ?? [];
  if (share !== undefined) return hexOf(mixed(colourOf(one, colours), colourOf(other, colours), Number(share)));
  const [, kept] = /^own\((#[\da-f]{6})\)$/.exec(value) ?? [];
  if (kept !== undefined) return kept;
  const [, ground] = /^on\((#[\da-f]{6})\)$/.exec(value) ?? [];
  const below = hexColour(ground ?? '');
  return below === null ? value : hexOf(readableOn(below, colours));
}

/** Ink or paper, whichever is read better on a colour. */
function readableOn(ground: Rgb, colours: Inks): Rgb {
  const pair = [colourOf('ink', colours), colourOf('paper', colours)];
  return pair.reduce((best, one) => (contrast(one, ground) > contrast(best, ground) ? one : best));
}

function colourOf(name: string, colours: Inks): Rgb {
  const ink = inks.find((one): one is Ink => one === name) ?? 'ink';
  return hexColour(colours[ink]) ?? [0, 0, 0];
}
