import { escapeHtml } from '../../model/escape-html.ts';
import { untitledFrame } from '../../problems/rules/prose.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import type { Spot } from '../lines.ts';
import { providerNames } from './embeds/embed.ts';
import { readEmbed } from './embeds/read-embed.ts';
import { recordOf } from './embeds/record.ts';
import { frameName } from './frame-names.ts';
import type { HtmlTag } from './html-tags.ts';

/** Ratios of what is shown in frames: films of every age and direction, and slides. */
const ratios = ['21-9', '2-1', '16-9', '3-2', '4-3', '1-1', '4-5', '3-4', '9-16'] as const;

/** A frame flatter than this is a player or a form, which needs its height whatever the width. */
const flattest = 2.6;

/**
 * What an `<iframe>` lacks: it waits until it is scrolled to, and has the ratio of its width and height where it shows a
 * film, so that it keeps it at any width. The ratio is a word for the theme's style sheet, as there is no `style`. One that
 * shows something of a known provider is called by that; of any other it is told that nobody hears what is in it.
 */
export function frameAttributes(
  { attributes }: Pick<HtmlTag, 'attributes'>,
  spot: Spot,
  text: BodyEnvironment,
): string {
  const value = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value;
  const ratio = nearestRatio(pixels(value('width')) / pixels(value('height')));
  const loading = value('loading') === undefined ? ' loading="lazy"' : '';
  const isHidden = value('hidden') !== undefined || value('aria-hidden') === 'true';
  const isNamed =
    isHidden || [value('title'), value('aria-label'), value('aria-labelledby')].some((name) => name?.trim());
  const name = nameOf(value('src')?.trim() ?? '', spot, text);
  if (!isNamed && name === null) text.findings.push(untitledFrame(bodyPlace(spot)));
  const title = isNamed || name === null ? '' : ` title="${escapeHtml(name)}"`;
  return `${title}${ratio === null ? '' : ` data-ratio="${ratio}"`}${loading}`;
}

/** What a frame is called by who keeps what is in it, and by its title where that was fetched; null for nobody known. */
function nameOf(address: string, spot: Spot, text: BodyEnvironment): string | null {
  const provider = frameName(address);
  const embed = readEmbed(address);
  if (embed === null) return provider;
  text.embeds.push({ embed, line: spot.line, column: spot.column });
  const { title } = recordOf(embed.key, spot, text);
  return title === null ? provider : `${title} (${providerNames[embed.provider]})`;
}

function pixels(value: string | undefined): number {
  return /^\s*\d+(?:px)?\s*$/.test(value ?? '') ? Number.parseInt(value ?? '', 10) : Number.NaN;
}

/** The ratio that is nearest to a film's; null for what has none, or is no film. */
export function nearestRatio(ratio: number): string | null {
  if (!(ratio > 0 && ratio < flattest)) return null;
  const distance = (name: string) => {
    const [width = 1, height = 1] = name.split('-').map(Number);
    return Math.abs(Math.log((ratio * height) / width));
  };
  return ratios.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
