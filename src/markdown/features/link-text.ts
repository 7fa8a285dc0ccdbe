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
import { textWithPictures } from '../tokens.ts';
import { tagsOf } from './html-tags.ts';
import { unreadLinks } from './unread-links.ts';

/** Tells links that nobody can see or that lead nowhere, pictures without words, and what was meant as a link. */
export function linkTexts(parser: MarkdownIt): void {
  parser.core.ruler.push('link_texts', ({ src, tokens, env }) => {
    const { source, findings }: BodyEnvironment = env;
    if (!/[\])（】]|<(?:a\b|www\.)/i.test(src)) return;
    for (const { children } of tokens) {
      if (children?.some(({ type }) => type === 'link_open' || type === 'image' || type === 'html_inline'))
        findings.push(...children.flatMap((child, index) => findingsAt(child, children.slice(index + 1))));
    }
    findings.push(...unreadLinks(tokens, source), ...localPaths(tokens, source));
  });
}

function findingsAt(token: Token, after: readonly Token[]): Problem[] {
  if (token.type === 'image') return pictureFindings(token);
  const address = token.type === 'link_open' ? (token.attrGet('href') ?? '') : addressIn(token);
  if (address === null) return [];
  const end = after.findIndex(({ type, content }) => type === 'link_close' || /^<\/a\s*>$/i.test(content));
  const inside = after.slice(0, Math.max(0, end));
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

function localPaths(tokens: readonly Token[], source: SourceLines): Problem[] {
  return [...inlineProse(tokens, source, /\]\(\s*<?(?:file:|blob:|cid:|[a-z]:[\\/])/i)].flatMap(({ text, spotAt }) =>
    [...text.matchAll(onDisk)].map(({ 1: path = '', index }) => {
      const name = path.trim().split(/[\\/]/).at(-1) ?? '';
      return localPath(bodyPlace(spotAt(index)), path.trim(), encodeURI(name.toWellFormed()));
    }),
  );
}
