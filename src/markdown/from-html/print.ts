import type { InlineCode, Parents, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import { isLineTag } from './line-tag.ts';

/** Markdown of a syntax tree. */
export function printMarkdown(tree: Root): string {
  return toMarkdown(tree, options).trim();
}

/** An ampersand that begins no reference needs no escape; addresses are full of them. */
function withoutEscapes(markdown: string): string {
  return markdown.replaceAll(/\\&(?!#?\w+;)/g, '&');
}

const text: Handle = (...given) => withoutEscapes(defaultHandlers.text(...given));

const link: Handle = (...given) => inDestination(defaultHandlers.link(...given));

const image: Handle = (...given) => inDestination(defaultHandlers.image(...given));

/** The label of a link may hold code, in which a backslash is one. */
function inDestination(markdown: string): string {
  const at = markdown.lastIndexOf('](');
  return at < 0 ? markdown : markdown.slice(0, at) + withoutEscapes(markdown.slice(at));
}

/** In a table a bar would end the cell, in code too (GitHub Flavored Markdown, 4.10). */
const inlineCode: Handle = (node: InlineCode, parent: Parents | undefined, state: State) => {
  const written = isLineTag(node) ? node.value : defaultHandlers.inlineCode(node, parent, state);
  return state.stack.includes('tableCell') ? written.replaceAll('|', '\\|') : written;
};

const options: Options = {
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false }),
    {
      handlers: {
        text,
        link: Object.assign(link, { peek: defaultHandlers.link.peek }),
        image: Object.assign(image, { peek: defaultHandlers.image.peek }),
        inlineCode: Object.assign(inlineCode, { peek: peekCode }),
      },
    },
  ],
  bullet: '-',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
};

/** The character that code begins with, which decides how what stands before it is escaped. */
function peekCode(node: InlineCode): string {
  return isLineTag(node) ? '<' : '`';
}
