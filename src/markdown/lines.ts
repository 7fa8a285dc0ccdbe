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
    let counter: LineCounter | null = null;
    for (const child of token.children ?? []) {
      if (child.meta?.offset === undefined) continue;
      counter ??= new LineCounter(token.content, line);
      child.meta = { line: counter.lineAt(child.meta.offset) };
    }
  }
}

/** Tells on which lines places of a text are; they must be asked for in their order. */
export class LineCounter {
  readonly #text: string;
  #line: number;
  #lineEnd: number;

  /** `line` is that of the text's beginning. */
  constructor(text: string, line: number) {
    this.#text = text;
    this.#line = line;
    this.#lineEnd = text.indexOf('\n');
  }

  lineAt(offset: number): number {
    while (this.#lineEnd >= 0 && this.#lineEnd < offset) {
      this.#line++;
      this.#lineEnd = this.#text.indexOf('\n', this.#lineEnd + 1);
    }
    return this.#line;
  }
}
