import type { MarkdownLabels } from '../../../i18n/words.ts';
import { longDate } from '../../../model/date.ts';
import { escapeHtml, escapeText } from '../../../model/escape-html.ts';
import type { Spot } from '../../lines.ts';
import type { SlotCollector } from '../../slots.ts';
import { nearestRatio } from '../frames.ts';
import { type Embed, providerNames } from './embed.ts';
import { type EmbedRecord, recordFolder } from './record.ts';

/** What stands in a text for something of another site. */
export interface Shown {
  readonly embed: Embed;
  readonly record: EmbedRecord;
  /** What it is called where the text says so. */
  readonly title: string | null;
  /** Attributes that a writer gave its paragraph, ready to stand in a tag. */
  readonly attributes: { readonly id: string | null; readonly classes: string };
  readonly spot: Spot;
}

/** The words and the language of the text that it stands in. */
export interface Around {
  readonly labels: MarkdownLabels;
  readonly language: string;
  readonly slots: SlotCollector;
}

/**
 * A film or a program before a reader asks for it: a link with its title, its picture and who keeps it. Nothing is loaded
 * from there. A script of the theme puts the frame that the link names in its place.
 */
export function framedLater(shown: Shown, { labels, slots }: Around): string {
  const { embed, record, spot } = shown;
  const provider = providerNames[embed.provider];
  const known = shown.title ?? record.title;
  const title = known ?? (embed.kind === 'film' ? labels.video(provider) : labels.example(provider));
  // Where nobody knows what it is called, its address tells it from others.
  const origin = known === null ? embed.url.replace(/^https:\/\/(?:www\.)?/, '') : provider;
  const name = embed.kind === 'film' ? labels.play(title, origin) : labels.open(title, origin);
  const picture = record.picture === null ? '' : poster(record.picture, record.alt ?? '', spot, slots);
  const author = record.author ?? embed.author;
  const ratio = ratioOf(record) ?? embed.ratio;
  return opened(shown, embed.kind, ratio).concat(
    `<a href="${escapeHtml(embed.url)}" data-frame="${escapeHtml(embed.frame ?? embed.url)}" aria-label="${escapeHtml(name)}">`,
    `${picture}<span class="embed-sign"></span>`,
    `${titled(title, [author, origin])}</a></figure>\n`,
  );
}

/** How wide a picture is at most, in pixels: as wide as the text. */
const textWidth = '592';

function poster(name: string, alt: string, { line, column }: Spot, slots: SlotCollector): string {
  return slots.add({
    kind: 'picture',
    source: `/${recordFolder}/${encodeURIComponent(name)}`,
    alt,
    title: null,
    block: false,
    attributes: { class: 'embed-poster', width: textWidth },
    line,
    column,
  });
}

function ratioOf({ size }: EmbedRecord): string | null {
  const [width = Number.NaN, height = Number.NaN] = (size ?? '').split('x').map(Number);
  return nearestRatio(width / height);
}

/** A note: its words as a quotation where they were fetched, else who wrote it and when, as a link to it. */
export function note(shown: Shown, { labels, language }: Around): string {
  const { embed, record } = shown;
  const origin = [embed.published === null ? null : dayOf(embed.published, language), providerNames[embed.provider]];
  if (record.text === null) {
    const author = record.author ?? embed.author;
    const title = author === null ? labels.post : labels.postBy(author);
    return `${opened(shown, 'note', null)}${link(embed, titled(title, origin))}</figure>\n`;
  }
  const paragraphs = record.text
    .trim()
    .split(/\n{2,}/)
    .map((lines) => `<p>${escapeText(lines).replaceAll('\n', '<br>\n')}</p>\n`);
  const written = record.language === null ? '' : ` lang="${escapeHtml(record.language)}"`;
  const authors = [record.author, embed.author].filter((name) => name !== null);
  const names = authors.length === 2 ? `${authors[0]} (${authors[1]}) ` : authors.map((name) => `${name} `).join('');
  return opened(shown, 'note', null).concat(
    `<blockquote cite="${escapeHtml(embed.url)}"${written}>\n${paragraphs.join('')}</blockquote>\n`,
    `<figcaption>${escapeText(names)}${link(embed, from(origin))}</figcaption></figure>\n`,
  );
}

/** The day on which something was written, by universal time: no reader's zone is known. */
function dayOf(millis: number, language: string): string {
  return longDate({ iso: new Date(millis).toISOString() }, language);
}

/** Code that was not fetched: a link to it. */
export function codeLink(shown: Shown, { labels }: Around): string {
  const { embed, record } = shown;
  const title = shown.title ?? record.title ?? labels.code;
  return `${opened(shown, 'code', null)}${link(embed, titled(title, [embed.author, providerNames[embed.provider]]))}</figure>\n`;
}

/** Below code that was fetched: where it is from. */
export function codeSource({ embed, record }: Shown): string {
  const title = record.title ?? embed.url.replace(/^https:\/\//, '');
  const origin = from([embed.author, providerNames[embed.provider]]);
  return `<p class="embed-source">${link(embed, escapeText(title))} ${origin}</p>\n`;
}

function link({ url }: Embed, html: string): string {
  return `<a href="${escapeHtml(url)}">${html}</a>`;
}

/** A title, and below it where it is from. */
function titled(title: string, origin: readonly (string | null)[]): string {
  return `<span class="embed-title">${escapeText(title)}</span> ${from(origin)}`;
}

/** Who wrote something, when, and who keeps it, as far as that is known. */
function from(origin: readonly (string | null)[]): string {
  return `<span class="embed-provider">${escapeText(origin.filter((part) => part !== null).join(' · '))}</span>`;
}

/** The tag of a figure. */
function opened({ attributes: { id, classes } }: Shown, kind: Embed['kind'], ratio: string | null): string {
  const names = ['embed', `embed-${kind}`, ...(classes === '' ? [] : [classes])].join(' ');
  return `<figure${id === null ? '' : ` id="${escapeHtml(id)}"`} class="${escapeHtml(names)}"${ratio === null ? '' : ` data-ratio="${ratio}"`}>\n`;
}
