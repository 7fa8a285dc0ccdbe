import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { BodyEnvironment } from '../environment.ts';
import { lineOf } from '../lines.ts';
import { textWithPictures } from '../tokens.ts';

/** Pictures become slots; one that is a paragraph by itself loses the paragraph, in which a figure could not stand. */
export function pictures(parser: MarkdownIt): void {
  parser.core.ruler.push('pictures', ({ src, tokens }) => {
    if (!src.includes('![')) return;
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'paragraph_open' && !token.hidden) unwrapPicture(tokens.slice(index, index + 3));
    }
  });
  parser.renderer.rules.image = (tokens, index, _options, { slots }: BodyEnvironment) => {
    const token = tokens[index];
    if (token === undefined) return '';
    return slots.add({
      kind: 'picture',
      source: token.attrGet('src') ?? '',
      alt: textWithPictures(token.children ?? []),
      title: token.attrGet('title'),
      block: token.block,
      attributes: {},
      line: lineOf(token),
    });
  };
}

function unwrapPicture([open, inline, close]: readonly Token[]): void {
  const [picture, ...others] = inline?.children ?? [];
  if (open === undefined || close === undefined || picture?.type !== 'image' || others.length > 0) return;
  open.hidden = close.hidden = picture.block = true;
}
