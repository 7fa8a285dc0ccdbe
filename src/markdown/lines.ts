import type MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { Nesting } from 'markdown-it/lib/token.mjs';
import type { BodyEnvironment } from './environment.ts';

/** A place in a file: line and column from 1, columns in UTF-16 units. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** The lines of a body as they were written. They are parted when somebody asks: most bodies have nothing to be told. */
export class SourceLines {
  /** As it was written. */
  readonly text: string;
  /** Line of the file on which the body begins, from 1. */
  readonly first: number;
  #lines: readonly string[] | null = null;

  constructor(text: string, first: number) {
    this.text = text;
    this.first = first;
  }

  /** A line by its number in the file; empty where the body has none. */
  line(number: number): string {
    this.#lines ??= this.text.split(this.text.includes('\r') ? /\r\n?|\n/ : '\n');
    return this.#lines[number - this.first] ?? '';
  }

  /** Where in the body a place of its file is: its offset in UTF-16 units, each line end counted as one. */
  offsetOf({ line, column }: Spot): number {
    let start = 0;
    for (let number = this.first; number < line; number++) start += this.line(number).length + 1;
    return start + column - 1;
  }
}

/** Whether somebody may be told the place of inline tokens of a type. */
function isLocated(type: string): boolean {
  return type === 'link_open' || type === 'image' || type === 'html_inline' || type === 'formula';
}

/** Notes in each token from which a slot may be made where in the file it stands; `spotOf` tells it. */
export function lines(parser: MarkdownIt): void {
  parser.inline.State = class extends parser.inline.State {
    override push(type: string, tag: string, nesting: Nesting): Token {
      const token = super.push(type, tag, nesting);
      // The text of a link is read before the link is: its bracket is the character before.
      if (isLocated(type)) token.meta = { offset: this.pos - (isBracketBefore(this.src, this.pos, type) ? 1 : 0) };
      return token;
    }
  };
  parser.core.ruler.push('lines', locate);
}

function isBracketBefore(text: string, at: number, type: string): boolean {
  return type === 'link_open' && text.charAt(at - 1) === '[';
}

/** Place in the file of a link, a picture or a piece of raw HTML. */
export function spotOf(token: Token): Spot {
  return { line: Number(token.meta?.line ?? 1), column: Number(token.meta?.column ?? 1) };
}

/** From offsets in a block's text, places in the file: found for those few tokens that need it. */
function locate(state: StateCore): void {
  const { source }: BodyEnvironment = state.env;
  // A table's cells do not say where they are; their rows do.
  let line = source.first;
  for (const token of state.tokens) {
    if (token.map !== null) line = source.first + token.map[0];
    if (token.type === 'html_block') token.meta = { line, column: 1 };
    if (token.children === null) continue;
    let counter: SpotCounter | null = null;
    for (const child of token.children) {
      if (child.meta?.offset === undefined) continue;
      counter ??= new SpotCounter(token.content, line, source);
      child.meta = counter.spotAt(child.meta.offset);
    }
  }
}

/** Tells where in the file places of a block's text are; they must be asked for in their order. */
export class SpotCounter {
  readonly #text: string;
  readonly #source: SourceLines;
  #line: number;
  #lineStart = 0;
  #lineEnd: number;
  /** What stands before the line's text in the file: quotation marks, the bullets of lists. */
  #indent: number | null = null;

  /** `line` is that of the text's beginning. */
  constructor(text: string, line: number, source: SourceLines) {
    this.#text = text;
    this.#line = line;
    this.#source = source;
    this.#lineEnd = text.indexOf('\n');
  }

  spotAt(offset: number): Spot {
    while (this.#lineEnd >= 0 && this.#lineEnd < offset) {
      this.#line++;
      this.#lineStart = this.#lineEnd + 1;
      this.#lineEnd = this.#text.indexOf('\n', this.#lineStart);
      this.#indent = null;
    }
    this.#indent ??= this.#indentation();
    return { line: this.#line, column: this.#indent + offset - this.#lineStart + 1 };
  }

  #indentation(): number {
    const text = this.#text.slice(this.#lineStart, this.#lineEnd < 0 ? undefined : this.#lineEnd);
    return Math.max(0, this.#source.line(this.#line).lastIndexOf(text.trimEnd()));
  }
}
