import type MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { Nesting } from 'markdown-it/lib/token.mjs';
import type { BodyEnvironment } from './environment.ts';

/** Inline tokens from which slots are made. */
const located = new Set(['link_open', 'image', 'html_inline']);

/** Notes in each token from which a slot may be made on which line of the file it stands; `lineOf` tells it. */
export function lines(parser: MarkdownIt): void {
  parser.inline.State = class extends parser.inline.State {
    override push(type: string, tag: string, nesting: Nesting): Token {
      const token = super.push(type, tag, nesting);
      if (located.has(type)) token.meta = { offset: this.pos };
      return token;
    }
  };
  parser.core.ruler.push('lines', locate);
}

/** Line in the file, from 1, of a link, a picture or a piece of raw HTML. */
export function lineOf(token: Token): number {
  return Number(token.meta?.line ?? 1);
}

/** From offsets in a block's text, lines of the file: counted for those few tokens that need it. */
function locate(state: StateCore): void {
  const { firstLine }: BodyEnvironment = state.env;
  // A table's cells do not say where they are; their rows do.
  let line = firstLine;
  for (const token of state.tokens) {
    if (token.map !== null) line = firstLine + token.map[0];
    if (token.type === 'html_block') token.meta = { line };
    for (const child of token.children ?? []) {
      if (child.meta?.offset !== undefined) child.meta = { line: line + newlines(token.content, child.meta.offset) };
    }
  }
}

/** How many lines of a text end before an offset. */
export function newlines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
