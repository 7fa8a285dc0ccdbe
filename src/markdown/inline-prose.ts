import type Token from 'markdown-it/lib/token.mjs';
import { type SourceLines, type Spot, SpotCounter } from './lines.ts';

/** The text of one block as it was written, with blanks in place of its code: that shows what others write. */
export interface InlineProse {
  readonly text: string;
  /** What it was read as. */
  readonly children: readonly Token[];
  /** Where in the file an offset of the text is. */
  readonly spotAt: (offset: number) => Spot;
}

/** The texts of a body's blocks that match a pattern, which must not be a global one: most have nothing to look at. */
export function* inlineProse(tokens: readonly Token[], source: SourceLines, sign: RegExp): Generator<InlineProse> {
  // A table's cells do not say where they are; their rows do.
  let line = source.first;
  for (const { map, type, content, children } of tokens) {
    if (map !== null) line = source.first + map[0];
    if (type !== 'inline' || !sign.test(content)) continue;
    const start = line;
    yield {
      // Most blocks have nothing to look at in what they were read as.
      get text() {
        return blankedCode(content);
      },
      children: children ?? [],
      spotAt: (offset) => new SpotCounter(content, start, source).spotAt(offset),
    };
  }
}

/** A text of a block with blanks in place of its code. */
export function blankedCode(content: string): string {
  return content.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, (code) => code.replaceAll(/[^\n]/g, ' '));
}
