import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';

const options: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  bullet: '-',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  // A reference to a definition elsewhere would tie blocks together that are proved one by one.
  resourceLink: true,
};

/** Markdown of a syntax tree. */
export function printMarkdown(tree: Root): string {
  return toMarkdown(tree, options).trim();
}
