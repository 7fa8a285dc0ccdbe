import type { InlineCode } from 'mdast';

declare module 'mdast' {
  interface InlineCodeData {
    /** True for a tag of HTML within a line of Markdown. */
    readonly isTag?: boolean;
  }
}

/**
 * A tag within a line of Markdown. In the syntax tree it is code that is printed as it is: a node of HTML may be a block,
 * so that a line with one would be cut in two.
 */
export function lineTag(tag: string): InlineCode {
  return { type: 'inlineCode', value: tag, data: { isTag: true } };
}

/** Whether a node is such a tag. */
export function isLineTag({ data }: InlineCode): boolean {
  return data?.isTag === true;
}
