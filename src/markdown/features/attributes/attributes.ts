import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { BodyEnvironment } from '../../environment.ts';
import { type Attributes, readAttributes } from './read.ts';
import { takeId } from './take-id.ts';

/**
 * `{#id .class}` behind a heading, at the end of a paragraph or an item of a list, on a line below any block, or right
 * behind a link or a picture; kramdown's form with a colon too. Names alone are taken: no style and no handler can come in,
 * and what says anything else stays text.
 */
export function attributes(parser: MarkdownIt): void {
  parser.core.ruler.after('block', 'block_attributes', (state) => {
    if (!mayHave(state.src)) return;
    const environment: BodyEnvironment = state.env;
    const gone = new Set<Token>();
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== 'inline') continue;
      for (const one of ofBlock(state.tokens, index, environment)) gone.add(one);
    }
    if (gone.size > 0) state.tokens = state.tokens.filter((token) => !gone.has(token));
  });
  parser.core.ruler.after('inline', 'inline_attributes', ({ src, tokens, env }) => {
    if (!mayHave(src)) return;
    for (const token of tokens) {
      if (token.children === null || !token.content.includes('{')) continue;
      ofInline(token, env);
      token.children = token.children.filter(({ type, content }) => type !== 'text' || content !== '');
    }
  });
}

function mayHave(text: string): boolean {
  return text.includes('{') && /\{:?[ \t]*[#.\w]/.test(text);
}

const atEnd = /(^|[ \t\n]+)\{:?([^{}\n]*)\}[ \t]*$/;

/** Takes what stands at the end of a block's text; gives the tokens of a paragraph that holds nothing else. */
function ofBlock(tokens: readonly Token[], index: number, environment: BodyEnvironment): readonly Token[] {
  const [before, open, inline, close] =
    tokens.slice(Math.max(0, index - 2), index + 2).length === 4
      ? tokens.slice(index - 2, index + 2)
      : [undefined, ...tokens.slice(index - 1, index + 2)];
  const [written, , inside = ''] = atEnd.exec(inline?.content ?? '') ?? [];
  const read = written === undefined ? null : namesOnly(inside);
  if (read === null || written === undefined || !open || !inline || !close) return [];
  if (inline.content.trim() === written.trim()) {
    const sibling = open.type === 'paragraph_open' ? blockBefore(tokens, index - 1) : undefined;
    if (sibling === undefined) return [];
    give(sibling, read, inline.map, environment);
    return [open, inline, close];
  }
  if (!/^(?:paragraph|heading|dt|dd)_open$/.test(open.type)) return [];
  inline.content = inline.content.slice(0, inline.content.length - written.length);
  give(open.hidden && before?.type === 'list_item_open' ? before : open, read, inline.map, environment);
  return [];
}

/** The block that ends before a token, if it can have attributes. */
function blockBefore(tokens: readonly Token[], index: number): Token | undefined {
  const last = tokens[index - 1];
  if (last?.nesting !== -1) return undefined;
  for (let at = index - 2; at >= 0; at--) {
    const token = tokens[at];
    if (token?.level === last.level && token.nesting === 1) return token;
  }
  return undefined;
}

const behind = /^\{:?([^{}\n]*)\}/;

function ofInline({ children, map }: Token, environment: BodyEnvironment): void {
  let link: Token | undefined;
  for (const [index, token] of (children ?? []).entries()) {
    if (token.type === 'link_open') link = token;
    const target = token.type === 'link_close' ? link : token.type === 'image' ? token : undefined;
    const next = children?.[index + 1];
    if (target === undefined || next?.type !== 'text') continue;
    const [written, inside = ''] = behind.exec(next.content) ?? [];
    const read = written === undefined ? null : namesOnly(inside, target.type === 'image');
    if (read === null || written === undefined) continue;
    next.content = next.content.slice(written.length);
    give(target, read, map, environment);
  }
}

/** Ids and classes; of a picture its size too. Null where anything else is said, or nothing. */
function namesOnly(inside: string, hasSize = false): Attributes | null {
  const read = readAttributes(inside);
  if (read === null || (read.id === null && read.classes.length === 0 && read.others.size === 0)) return null;
  const isSafe = [...read.others].every(
    ([key, value]) => hasSize && (key === 'width' || key === 'height') && /^\d+(?:px|%)?$/.test(value),
  );
  return isSafe ? read : null;
}

function give(
  token: Token,
  { id, classes, others }: Attributes,
  map: Token['map'],
  environment: BodyEnvironment,
): void {
  if (id !== null && takeId(id, map, environment)) token.attrSet('id', id);
  if (classes.length > 0) token.attrJoin('class', classes.join(' '));
  for (const [key, value] of others) token.attrSet(key, value);
}
