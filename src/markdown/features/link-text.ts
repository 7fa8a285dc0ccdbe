import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problems/problem.ts';
import { localPath } from '../../problems/rules/bodies.ts';
import { addresslessLink, emptyLink, missingPictureText, unreadLink } from '../../problems/rules/prose.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';
import { type SourceLines, spotOf } from '../lines.ts';
import { textWithPictures } from '../tokens.ts';
import { tagsOf } from './html-tags.ts';

/** Tells links that nobody can see or that lead nowhere, pictures without words, and what was meant as a link. */
export function linkTexts(parser: MarkdownIt): void {
  parser.core.ruler.push('link_texts', ({ src, tokens, env }) => {
    const { source, findings }: BodyEnvironment = env;
    if (!/[\])]|<a\b/i.test(src)) return;
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
  if (address === '') return [addresslessLink(place, text)];
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

/** An address that nobody takes for words. */
const address = String.raw`((?:https?:\/\/|\.{0,2}\/)[^\s()[\]]+)`;
const reversed = new RegExp(String.raw`(?<![\]\w])\(([^()[\]\n]+)\)\[${address}\]`, 'g');
const parted = new RegExp(String.raw`(?<![\]\w\\])\[([^[\]\n]*[^[\]\n\d\s][^[\]\n]*)\][ \t]+\(${address}\)`, 'g');

function unreadLinks(tokens: readonly Token[], source: SourceLines): Problem[] {
  const findings: Problem[] = [];
  for (const { text, children, spotAt } of inlineProse(tokens, source, /\)\[|\][ \t]+\(/)) {
    const shown = children.map(({ type, content }) => (type === 'text' ? content : '')).join('');
    const tell = (reason: string, pattern: RegExp) => {
      for (const { 0: written, 1: words = '', 2: target = '', index } of text.matchAll(pattern)) {
        // Where the first bracket is a link by itself, the second is a remark.
        if (!shown.includes(written.slice(0, words.length + 2))) continue;
        const spot = spotAt(index);
        const mended = `[${words}](${target})`;
        const start = source.offsetOf(spot);
        const fix = { does: `write ${mended}`, edits: [{ start, end: start + written.length, text: mended }] };
        findings.push({ ...unreadLink(bodyPlace(spot), reason, mended), fix });
      }
    };
    tell('the two brackets have changed places', reversed);
    tell('a space stands between its two brackets', parted);
  }
  return findings;
}

/** What editors put in when a file is dragged into them: its place on the disk, by a URL or with the letter of a drive. */
const onDisk = /!?\[[^[\]\n]*\]\(\s*<?((?:file:|[a-z]:[\\/])[^()<>\n"]*)/gi;

function localPaths(tokens: readonly Token[], source: SourceLines): Problem[] {
  return [...inlineProse(tokens, source, /\]\(\s*<?(?:file:|[a-z]:[\\/])/i)].flatMap(({ text, spotAt }) =>
    [...text.matchAll(onDisk)].map(({ 1: path = '', index }) => {
      const name = path.trim().split(/[\\/]/).at(-1) ?? '';
      return localPath(bodyPlace(spotAt(index)), path.trim(), encodeURI(name.toWellFormed()));
    }),
  );
}
