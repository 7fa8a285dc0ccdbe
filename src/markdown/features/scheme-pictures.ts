import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Scheme } from '../../model/picture-scheme.ts';
import type { HtmlTag } from './html-tags.ts';

/** A `<picture>` that chooses by colour scheme: the tags that it consists of, and what is shown in each scheme. */
export interface SchemePicture {
  readonly tags: readonly HtmlTag[];
  readonly image: HtmlTag;
  readonly light: SchemeChoice;
  readonly dark: SchemeChoice;
}

/** What one scheme shows of a picture. */
export interface SchemeChoice {
  /** What its `<img>` has for `src`. */
  readonly url: string;
  /** The `media` of the sources that are still chosen from; null for one that always is. Empty where `url` is all. */
  readonly sources: ReadonlyMap<HtmlTag, string | null>;
}

const feature = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/i;

/**
 * The pictures among the tags of a piece of HTML whose sources ask for a colour scheme (Media Queries 5, 11.5), by their first
 * tags. Browsers would answer for the system, whatever scheme a reader has chosen for the page, so both choices are
 * written, each for its scheme. A query with `not` is left to the browser.
 */
export function schemePictures(tags: readonly HtmlTag[]): ReadonlyMap<HtmlTag, SchemePicture> {
  const found = new Map<HtmlTag, SchemePicture>();
  for (const [index, first] of tags.entries()) {
    if (first.name !== 'picture' || first.isClosing || first.isInCode) continue;
    const length = tags.slice(index).findIndex(({ name, isClosing }) => name === 'picture' && isClosing) + 1;
    const own = tags.slice(index, index + length);
    const image = own.find(({ name }) => name === 'img');
    const queries = own.filter(({ name }) => name === 'source').map((tag) => attributeOf(tag, 'media') ?? '');
    const isAsked = queries.some((query) => feature.test(query)) && !queries.some((query) => /\bnot\b/i.test(query));
    if (image === undefined || !isAsked) continue;
    found.set(first, { tags: own, image, light: choiceFor('light', own, image), dark: choiceFor('dark', own, image) });
  }
  return found;
}

function choiceFor(scheme: Scheme, tags: readonly HtmlTag[], image: HtmlTag): SchemeChoice {
  const sources = new Map<HtmlTag, string | null>();
  for (const tag of tags) {
    if (tag.name !== 'source') continue;
    const media = mediaFor(scheme, attributeOf(tag, 'media') ?? '');
    if (media === null) continue;
    const url = media === '' ? onlyUrl(tag) : null;
    // The first that always applies is what the picture shows, where no other comes before it.
    if (url !== null && sources.size === 0) return { url, sources };
    sources.set(tag, media || null);
  }
  return { url: attributeOf(image, 'src') ?? '', sources };
}

/** A list of queries within a scheme: empty where it always holds, null where it never does. */
function mediaFor(scheme: Scheme, query: string): string | null {
  const left: string[] = [];
  for (const part of query.split(',')) {
    const asked = feature.exec(part)?.[1]?.toLowerCase();
    if (asked !== undefined && asked !== scheme) continue;
    const rest = part
      .replace(feature, '')
      .replace(/^\s*and\b|\band\s*$|\band\s+(?=and\b)/gi, '')
      .trim();
    if (rest === '' || /^(?:all|screen)$/i.test(rest)) return '';
    left.push(rest);
  }
  return left.length === 0 ? null : left.join(', ');
}

/** The URL of a source that offers one file in no format of its own; null for any other. */
function onlyUrl(tag: HtmlTag): string | null {
  const [url, ...others] = (attributeOf(tag, 'srcset') ?? '').trim().split(/\s+/);
  return url && others.length === 0 && attributeOf(tag, 'type') === null ? url : null;
}

function attributeOf({ attributes }: HtmlTag, wanted: string): string | null {
  return attributes.find(({ name }) => name === wanted)?.value ?? null;
}

/** In a line of text every tag is a token of its own: those of such a picture become one, to be read together. */
export function joinSchemePictures(parser: MarkdownIt): void {
  parser.core.ruler.push('scheme_pictures', ({ src, tokens }) => {
    if (!src.includes('<') || !feature.test(src)) return;
    for (const token of tokens) {
      if (token.children?.some(isPictureTag)) token.children = joined(token.children);
    }
  });
}

const isPictureTag = ({ type, content }: Token) => type === 'html_inline' && /^<picture\b/i.test(content);

function joined(children: readonly Token[]): Token[] {
  const all: Token[] = [];
  let open: Token | null = null;
  for (const child of children) {
    if (isPictureTag(child)) open = child;
    else if (open !== null) open.content += child.type === 'softbreak' ? '\n' : child.content;
    if (open === null || open === child) all.push(child);
    if (/^<\/picture\b/i.test(child.content)) open = null;
  }
  return all;
}
