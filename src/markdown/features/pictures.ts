import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { unreadPath } from '../../problems/rules/bodies.ts';
import { addresslessPicture } from '../../problems/rules/pictures.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { SpotCounter, spotOf } from '../lines.ts';
import { standsIn } from '../signs.ts';
import { textWithPictures } from '../tokens.ts';

/** Attributes that a picture has by its own syntax. */
const ofMarkdown = new Set(['src', 'alt', 'title']);

/** Pictures become slots; one that is a paragraph by itself loses the paragraph, in which a figure could not stand. */
export function pictures(parser: MarkdownIt): void {
  parser.core.ruler.push('pictures', ({ src, tokens, env }) => {
    if (src.includes('![')) {
      for (const [index, token] of tokens.entries()) {
        if (token.type === 'paragraph_open' && !token.hidden) unwrapPicture(tokens.slice(index, index + 3));
      }
    }
    if (standsIn(src, '](', mayBeSpaced)) tellUnread(tokens, env);
  });
  parser.renderer.rules.image = (tokens, index, _options, { slots, findings }: BodyEnvironment) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const source = token.attrGet('src') ?? '';
    const alt = textWithPictures(token.children ?? []);
    if (source === '') {
      findings.push(addresslessPicture(bodyPlace(spotOf(token)), `![${alt}](/images/name.png)`));
      return '';
    }
    return slots.add({
      kind: 'picture',
      source,
      alt,
      title: token.attrGet('title'),
      block: token.block,
      attributes: Object.fromEntries((token.attrs ?? []).filter(([name]) => !ofMarkdown.has(name))),
      ...spotOf(token),
    });
  };
}

function unwrapPicture([open, inline, close]: readonly Token[]): void {
  const [picture, ...others] = inline?.children ?? [];
  if (open === undefined || close === undefined || picture?.type !== 'image' || others.length > 0) return;
  open.hidden = close.hidden = picture.block = true;
}

/** What was meant for a picture or a link, and is text to CommonMark, whose paths have no spaces unless in `<…>`. */
const spaced = /(!?)\[([^[\]]*)\]\(([^()<>"'\s]+(?:[ \t]+[^()<>"'\s]+)+)[ \t]*("[^"]*"|'[^']*')?\)/g;

/** What of that a body has somewhere. */
const mayBeSpaced = /\]\([^()<>"'\s]+[ \t]/y;

/** Looks like a file or a URL, and not like what a sentence has in brackets. */
const isPath = /^(?:\.{0,2}\/|https?:\/\/|mailto:)|\.[a-z\d]{2,5}$/i;

function tellUnread(tokens: readonly Token[], { source, findings }: BodyEnvironment): void {
  let line = source.first;
  for (const { map, children, content: block } of tokens) {
    if (map !== null) line = source.first + map[0];
    for (const { type, content } of children ?? []) {
      if (type !== 'text' || !content.includes('](')) continue;
      for (const [written, bang = '', text = '', path = '', title] of content.matchAll(spaced)) {
        const at = block.indexOf(written);
        // What another generator would fill in is told as that.
        if (at < 0 || !isPath.test(path) || /\{[{%]/.test(path)) continue;
        const mended = `${bang}[${text}](${destination(path)}${title === undefined ? '' : ` ${title}`})`;
        const spot = new SpotCounter(block, line, source).spotAt(at);
        const start = source.offsetOf(spot);
        const fix = { does: `write ${mended}`, edits: [{ start, end: start + written.length, text: mended }] };
        const kind = bang === '' ? 'link' : 'picture';
        findings.push({ ...unreadPath(bodyPlace(spot), kind, mended), fix });
      }
    }
  }
}

/** How a path with spaces is written: its title in straight quotation marks, its scheme beside the rest, or in `<…>`. */
function destination(path: string): string {
  const [, target, title] = /^(\S+)[ \t]+[“”„«‘’‚](.*)[“”»‘’]$/.exec(path) ?? [];
  if (target !== undefined) return `${target} "${title}"`;
  const parted = /^((?:https?:\/\/|mailto:))[ \t]+(\S+)$/.exec(path);
  return parted === null ? `<${path}>` : `${parted[1]}${parted[2]}`;
}
