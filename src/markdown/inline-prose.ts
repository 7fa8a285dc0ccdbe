import type Token from 'markdown-it/lib/token.mjs';
import { type SourceLines, type Spot, SpotCounter } from './lines.ts';

/** The text of one block as it was written, and what it was read as. What most blocks are never asked for is made when it is. */
export class InlineProse {
  /** As it was written. */
  readonly content: string;
  /** What it was read as. */
  readonly children: readonly Token[];
  /** On which it begins, in the file. */
  readonly #line: number;
  readonly #source: SourceLines;
  #text: string | null = null;
  #shown: string | null = null;

  constructor({ content, children }: Token, line: number, source: SourceLines) {
    this.content = content;
    this.children = children ?? [];
    this.#line = line;
    this.#source = source;
  }

  /** As it was written, with blanks in place of its code: that shows what others write. */
  get text(): string {
    this.#text ??= blankedCode(this.content);
    return this.#text;
  }

  /** What of it is shown as text, and a line end in place of everything else. */
  get shown(): string {
    this.#shown ??= this.children.map(({ type, content }) => (type === 'text' ? content : '\n')).join('');
    return this.#shown;
  }

  /** Where in the file an offset of the text is. */
  spotAt(offset: number): Spot {
    return new SpotCounter(this.content, this.#line, this.#source).spotAt(offset);
  }
}

/** Those of a body's blocks whose text matches a pattern, which must not be a global one: most have nothing to look at. */
export function inlineProse(tokens: readonly Token[], source: SourceLines, sign: RegExp): InlineProse[] {
  const found: InlineProse[] = [];
  // A table's cells do not say where they are; their rows do.
  let line = source.first;
  for (const token of tokens) {
    if (token.map !== null) line = source.first + token.map[0];
    if (token.type === 'inline' && sign.test(token.content)) found.push(new InlineProse(token, line, source));
  }
  return found;
}

/** A text of a block with blanks in place of its code. */
export function blankedCode(content: string): string {
  if (!content.includes('`')) return content;
  return content.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, (code) => code.replaceAll(/[^\n]/g, ' '));
}
