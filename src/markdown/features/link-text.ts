import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problems/problem.ts';
import { localPath } from '../../problems/rules/bodies.ts';
import { privateAddress } from '../../problems/rules/links.ts';
import { addresslessLink, emptyLink, missingPictureText } from '../../problems/rules/prose.ts';
import { isPrivate } from '../address-faults.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';
import { type SourceLines, spotOf } from '../lines.ts';
import { shownText } from '../shown-text.ts';
import { standsIn } from '../signs.ts';
import { textWithPictures } from '../tokens.ts';
import { tagsOf } from './html-tags.ts';
import { mayBeUnread, unreadLinks } from './unread-links.ts';

/** Tells links that nobody can see or that lead nowhere, pictures without words, and what was meant as a link. */
export function linkTexts(parser: MarkdownIt): void {
  parser.core.ruler.push('link_texts', ({ src, tokens, env }) => {
    const { source, findings }: BodyEnvironment = env;
    if (!/[\])（】]|<(?:a\b|www\.)/i.test(src)) return;
    for (const { children } of tokens) {
      if (children === null || isPlain(children)) continue;
      for (let at = 0; at < children.length; at++) {
        const type = children[at]?.type;
        if (type === 'link_open' || type === 'image' || type === 'html_inline')
          findings.push(...findingsAt(children, at));
      }
    }
    if (mayBeUnread.test(shownText(tokens, env))) findings.push(...unreadLinks(tokens, source));
    if (standsIn(src, '](', mayBeOnDisk)) findings.push(...localPaths(tokens, source));
  });
}

/** Whether a block is text and nothing else, as most are. */
function isPlain(children: readonly Token[]): boolean {
  return children.length === 1 && children[0]?.type === 'text';
}

function findingsAt(children: readonly Token[], at: number): Problem[] {
  const token = children[at];
  if (token === undefined) return [];
  if (token.type === 'image') return pictureFindings(token);
  const address = token.type === 'link_open' ? (token.attrGet('href') ?? '') : addressIn(token);
  if (address === null) return [];
  const end = endOfLink(children, at + 1);
  const inside = children.slice(at + 1, Math.max(0, end));
  const text = textWithPictures(inside).trim();
  const place = bodyPlace(spotOf(token));
  if (
    address === '' ||
    (address === '#' && token.type === 'link_open' && !/\btop\b|\bup\b|\bback\b|[↑⬆⏫▲]/i.test(text))
  )
    return [addresslessLink(place, text)];
  // Whoever shows how something is run at home says so: what else is no address for readers, was copied from a preview.
  if (isPrivate(address) && !/localhost|\d+\.\d+|::1|\.local|:\d{2,5}/.test(text) && /[^/]\/[^/?#]/.test(address))
    return [privateAddress(place, address)];
  // A picture without words is told as that.
  const isEmpty = end >= 0 && text === '' && inside.every(({ type }) => type === 'text' || type === 'softbreak');
  return isEmpty ? [emptyLink(place, address)] : [];
}

/** The place of what ends a link among the tokens of a text; -1 where it does not end. */
function endOfLink(children: readonly Token[], from: number): number {
  return children.findIndex(
    ({ type, content }, index) => index >= from && (type === 'link_close' || /^<\/a\s*>$/i.test(content)),
  );
}

/** The address of the link that a tag of raw HTML begins; null where it begins none, or names it itself. */
function addressIn({ type, content }: Token): string | null {
  if (type !== 'html_inline' || !/^<a\s/i.test(content)) return null;
  const [tag] = tagsOf(content).tags;
  const names = new Set(tag?.attributes.map(({ name }) => name));
  if (names.has('aria-label') || names.has('aria-labelledby') || names.has('title')) return null;
  return tag?.attributes.find(({ name }) => name === 'href')?.value || null;
}

function pictureFindings(token: Token): Problem[] {
  if (textWithPictures(token.children ?? []).trim() !== '') return [];
  const source = token.attrGet('src') ?? '';
  return source === '' ? [] : [missingPictureText(bodyPlace(spotOf(token)), `![what it shows](${source})`)];
}

/** What editors put in when a file is dragged into them: its place on the disk, by a URL or with the letter of a drive, or in a tab or a letter. */
const onDisk = /!?\[[^[\]\n]*\]\(\s*<?((?:file:|blob:|cid:|[a-z]:[\\/])[^()<>\n"]*)/gi;

/** What of that a body has somewhere; a line may begin with the sign of a quotation. */
const mayBeOnDisk = /\]\([\s>]*<?(?:file:|blob:|cid:|[a-z]:[\\/])/iy;

function localPaths(tokens: readonly Token[], source: SourceLines): Problem[] {
  return inlineProse(tokens, source, /\]\(\s*<?(?:file:|blob:|cid:|[a-z]:[\\/])/i).flatMap((block) =>
    [...block.text.matchAll(onDisk)].map(({ 1: path = '', index }) => {
      const name = path.trim().split(/[\\/]/).at(-1) ?? '';
      return localPath(bodyPlace(block.spotAt(index)), path.trim(), encodeURI(name.toWellFormed()));
    }),
  );
}
