import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { PictureSlot } from '../body.ts';
import { plainText } from './blocks.ts';
import { codeFigure, codeInfo } from './code.ts';
import { findTags, type HtmlTag } from './html-tags.ts';
import { attribute, hrefValue, type SlotCollector } from './slots.ts';

/** What the rules of one renderer write into; `slots` is another one for each body. */
export interface Writing {
  readonly basePath: string;
  readonly highlighting: boolean;
  slots: SlotCollector;
  firstLine: number;
}

/** Attributes of a raw `<img>` that the site writes itself, or that a strict Content-Security-Policy forbids. */
const ownAttributes = new Set([
  'src',
  'alt',
  'title',
  'srcset',
  'sizes',
  'loading',
  'decoding',
  'fetchpriority',
  'style',
]);
const linking = new Set(['img', 'a']);

/** Sets the renderer's rules: what differs from CommonMark's plain HTML. */
export function setRules(parser: MarkdownIt, writing: Writing): void {
  const { rules } = parser.renderer;
  rules.fence = (tokens, index) => {
    const token = tokens[index];
    return token === undefined ? '' : codeFigure(token.content, codeInfo(token.info), writing.highlighting);
  };
  rules.code_block = (tokens, index) => codeFigure(tokens[index]?.content ?? '', codeInfo(''), false);
  rules.table_open = () => '<div class="table-scroll" tabindex="0"><table>\n';
  rules.table_close = () => '</table></div>\n';
  rules.heading_close = (tokens, index) => {
    const token = tokens[index];
    const { id, text } = token?.meta ?? {};
    return `${writing.slots.add({ kind: 'anchor', id: String(id), text: String(text) })}</${token?.tag}>\n`;
  };
  rules.blockquote_open = (tokens, index, options, _env, renderer) => {
    const title = tokens[index]?.meta?.alert;
    const open = renderer.renderToken(tokens, index, options);
    return title === undefined ? open : `${open}<p class="markdown-alert-title">${String(title)}</p>\n`;
  };
  rules.link_open = (tokens, index, options, _env, renderer) => {
    const token = tokens[index];
    const title = token?.attrGet('title') ?? null;
    if (token === undefined) return renderer.renderToken(tokens, index, options);
    const href = hrefValue(String(token.attrGet('href') ?? ''), writing.basePath, lineOf(token), writing.slots);
    return `<a href="${href}"${title === null ? '' : ` title="${attribute(String(title))}"`}>`;
  };
  rules.image = (tokens, index) => {
    const token = tokens[index];
    return token === undefined ? '' : writing.slots.add(pictureOf(token, false));
  };
  rules.html_inline = (tokens, index) => {
    const token = tokens[index];
    return token === undefined ? '' : rawHtml(token.content, lineOf(token), writing);
  };
  rules.html_block = (tokens, index) => {
    const token = tokens[index];
    return token === undefined ? '' : rawHtml(token.content, writing.firstLine + (token.map?.[0] ?? 0), writing);
  };
  rules.paragraph_open = (tokens, index, options, _env, renderer) => {
    const picture = lonePicture(tokens, index);
    if (picture === null) return renderer.renderToken(tokens, index, options) + taskBox(tokens[index + 1]);
    hide(tokens, index);
    return `${writing.slots.add(pictureOf(picture, true))}\n`;
  };
  rules.paragraph_close = (tokens, index, options, _env, renderer) => {
    const isTask = tokens[index - 1]?.meta?.task !== undefined;
    return (isTask ? '</label>' : '') + renderer.renderToken(tokens, index, options);
  };
  setFootnoteRules(parser);
}

/** The box of a task, whose label is the text behind it; nothing where the text is no task. */
function taskBox(inline: Token | undefined): string {
  const task = inline?.meta?.task;
  if (task === undefined) return '';
  return `<label><input type="checkbox" disabled${task === 'done' ? ' checked' : ''}> `;
}

/** Footnotes whose links say where they lead. */
function setFootnoteRules(parser: MarkdownIt): void {
  const { rules } = parser.renderer;
  rules.footnote_block_open = () =>
    '<section class="footnotes" aria-label="Footnotes" role="doc-endnotes">\n<ol class="footnotes-list">\n';
  rules.footnote_anchor = (tokens, index) => {
    const { id, subId } = tokens[index]?.meta ?? {};
    const number = Number(id) + 1;
    const name = Number(subId) > 0 ? `${number}:${Number(subId)}` : String(number);
    return ` <a href="#fnref${name}" class="footnote-backref" role="doc-backlink" aria-label="Back to reference ${name}">↩\uFE0E</a>`;
  };
}

/** A picture that is a paragraph's only content. */
function lonePicture(tokens: readonly Token[], open: number): Token | null {
  const children = tokens[open + 1]?.children ?? [];
  const [first] = children;
  return !tokens[open]?.hidden && children.length === 1 && first?.type === 'image' ? first : null;
}

/** The paragraph around a lone picture is not printed: a figure cannot stand in it. */
function hide(tokens: Token[], open: number): void {
  const [inline, close] = [tokens[open + 1], tokens[open + 2]];
  if (inline !== undefined) inline.children = [];
  if (close !== undefined) close.hidden = true;
}

function pictureOf(token: Token, block: boolean): PictureSlot {
  const title = token.attrGet('title');
  return {
    kind: 'picture',
    source: String(token.attrGet('src') ?? ''),
    alt: plainText(token.children ?? []),
    title: title === null ? null : String(title),
    block,
    attributes: {},
    line: lineOf(token),
  };
}

/** Raw HTML as it is, but for its pictures, which become slots, and its links, which get the base path. */
function rawHtml(html: string, firstLine: number, writing: Writing): string {
  let written = '';
  let from = 0;
  for (const tag of findTags(html, linking)) {
    const line = firstLine + (html.slice(0, tag.start).match(/\n/g)?.length ?? 0);
    const replacement =
      tag.name === 'img' ? rawPicture(tag, line, writing) : rawLink(html.slice(tag.start, tag.end), tag, line, writing);
    written += html.slice(from, tag.start) + replacement;
    from = tag.end;
  }
  return written + html.slice(from);
}

function rawPicture({ attributes }: HtmlTag, line: number, { slots }: Writing): string {
  const others = [...attributes].filter(([name]) => !ownAttributes.has(name) && !name.startsWith('on'));
  return slots.add({
    kind: 'picture',
    source: attributes.get('src') ?? '',
    alt: attributes.get('alt') ?? null,
    title: attributes.get('title') ?? null,
    block: false,
    attributes: Object.fromEntries(others),
    line,
  });
}

function rawLink(text: string, { attributes }: HtmlTag, line: number, { basePath, slots }: Writing): string {
  const href = attributes.get('href');
  if (href === undefined || /^([a-z][a-z\d+.-]*:|\/\/|#|\?|$)/i.test(href)) return text;
  const value = hrefValue(href, basePath, line, slots);
  return text.replace(/(\shref\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)/i, (_, name: string) => `${name}"${value}"`);
}

function lineOf(token: Token): number {
  return Number(token.meta?.line ?? 1);
}
