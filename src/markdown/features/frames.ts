import type { HtmlTag } from './html-tags.ts';

/** Ratios of what is shown in frames: films of every age and direction, and slides. */
const ratios = ['21-9', '2-1', '16-9', '3-2', '4-3', '1-1', '4-5', '3-4', '9-16'] as const;

/** A frame flatter than this is a player or a form, which needs its height whatever the width. */
const flattest = 2.6;

/**
 * What an `<iframe>` lacks: it waits until it is scrolled to, and has the ratio of its width and height where it shows a
 * film, so that it keeps it at any width. The ratio is a word for the theme's style sheet, as there is no `style`.
 */
export function frameAttributes({ attributes }: Pick<HtmlTag, 'attributes'>): string {
  const value = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value;
  const ratio = nearestRatio(pixels(value('width')) / pixels(value('height')));
  const loading = value('loading') === undefined ? ' loading="lazy"' : '';
  return `${ratio === null ? '' : ` data-ratio="${ratio}"`}${loading}`;
}

function pixels(value: string | undefined): number {
  return /^\s*\d+(?:px)?\s*$/.test(value ?? '') ? Number.parseInt(value ?? '', 10) : Number.NaN;
}

function nearestRatio(ratio: number): string | null {
  if (!(ratio > 0 && ratio < flattest)) return null;
  const distance = (name: string) => {
    const [width = 1, height = 1] = name.split('-').map(Number);
    return Math.abs(Math.log((ratio * height) / width));
  };
  return ratios.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
