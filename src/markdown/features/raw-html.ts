import type MarkdownIt from 'markdown-it';
import type { RenderRule } from 'markdown-it/lib/renderer.mjs';
import { escapeHtml } from '../../model/escape-html.ts';
import type { BodyEnvironment } from '../environment.ts';
import { LineCounter, lineOf } from '../lines.ts';
import { frameAttributes } from './frames.ts';
import { loweredTag } from './headings.ts';
import { type HtmlAttribute, type HtmlTag, tagsOf } from './html-tags.ts';
import { urlValue } from './links.ts';

/** Raw HTML as it was written, but for what every page of a site needs of it. */
export function rawHtml(parser: MarkdownIt, basePath: string): void {
  const rule: RenderRule = (tokens, index, _options, environment: BodyEnvironment) => {
    const token = tokens[index];
    return token === undefined ? '' : rewritten(token.content, { line: lineOf(token), environment, basePath });
  };
  parser.renderer.rules.html_block = rule;
  parser.renderer.rules.html_inline = rule;
}

/** Where a piece of HTML stands. */
interface Place {
  readonly line: number;
  readonly environment: BodyEnvironment;
  readonly basePath: string;
}

/** A piece of a text, and what stands there instead. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Pictures become slots and links are treated as those of Markdown; headings go down with the others; styles and
 * scripts in attributes are left out, because a strict Content-Security-Policy forbids them. Where HTML shows code, only
 * the last is done.
 */
function rewritten(html: string, place: Place): string {
  const mayChange = html.includes('=') || (place.environment.headingShift > 0 && /<\/?h[1-6]\b/i.test(html));
  if (!mayChange) return html;
  const counter = new LineCounter(html, place.line);
  const edits = tagsOf(html).flatMap((tag) => editsOf(tag, { ...place, line: counter.lineAt(tag.start) }));
  let written = '';
  let from = 0;
  for (const { start, end, text } of edits) {
    written += html.slice(from, start) + text;
    from = end;
  }
  return written + html.slice(from);
}

function editsOf(tag: HtmlTag, place: Place): Edit[] {
  if (tag.name === 'img' && !tag.isInCode) {
    const slot = pictureSlot(tag, place);
    if (slot !== null) return [{ start: tag.start, end: tag.end, text: slot }];
  }
  const edits = tag.attributes.map((attribute) => attributeEdit(attribute, tag, place));
  return [headingEdit(tag, place), frameEdit(tag), ...edits].filter((edit) => edit !== null);
}

/** Attributes of an `<img>` that the site writes itself. */
const pictureAttributes = new Set(['src', 'alt', 'title', 'srcset', 'sizes', 'loading', 'decoding', 'fetchpriority']);

function pictureSlot({ attributes }: HtmlTag, { line, environment }: Place): string | null {
  const attribute = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value ?? null;
  const source = attribute('src')?.trim() ?? '';
  if (source === '') return null;
  const others = attributes.filter(
    ({ name }) => /^[a-z][\w:.-]*$/.test(name) && !pictureAttributes.has(name) && !isForbidden(name),
  );
  return environment.slots.add({
    kind: 'picture',
    source,
    alt: attribute('alt'),
    title: attribute('title'),
    block: false,
    attributes: Object.fromEntries(others.map(({ name, value }) => [name, value])),
    line,
  });
}

function headingEdit({ name, start, isClosing }: HtmlTag, { environment }: Place): Edit | null {
  if (environment.headingShift === 0 || !/^h[1-6]$/.test(name)) return null;
  const at = start + (isClosing ? 2 : 1);
  return { start: at, end: at + name.length, text: loweredTag(name, environment.headingShift) };
}

function frameEdit(tag: HtmlTag): Edit | null {
  if (tag.name !== 'iframe' || tag.isClosing || tag.isInCode) return null;
  const at = tag.start + '<iframe'.length;
  return { start: at, end: at, text: frameAttributes(tag) };
}

const urlAttributes = new Set(['href', 'src', 'poster']);

function attributeEdit({ name, value, start, end }: HtmlAttribute, tag: HtmlTag, place: Place): Edit | null {
  if (isForbidden(name)) return { start, end, text: '' };
  if (tag.isInCode || tag.name === 'base') return null;
  if (name === 'srcset') return { start, end, text: ` srcset="${candidates(value, place)}"` };
  if (!urlAttributes.has(name)) return null;
  const url = urlFor(value.trim(), place);
  return url === escapeHtml(value) ? null : { start, end, text: ` ${name}="${url}"` };
}

/** A `srcset` with the URL of each candidate as it should be. */
function candidates(value: string, place: Place): string {
  return value
    .trim()
    .split(/\s*,\s+/)
    .map((candidate) => {
      const end = candidate.search(/\s|$/);
      return urlFor(candidate.slice(0, end), place) + escapeHtml(candidate.slice(end));
    })
    .join(', ');
}

function urlFor(url: string, { basePath, line, environment }: Place): string {
  return urlValue(url, basePath, line, environment.slots);
}

function isForbidden(attribute: string): boolean {
  return attribute === 'style' || attribute.startsWith('on');
}
