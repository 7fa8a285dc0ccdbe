import type { Element, Root, RootContent } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { toHtml } from 'hast-util-to-html';
import { parseFragment } from 'parse5';

/** HTML as a tree, as a browser reads it inside of a page's body. */
export function parseHtml(html: string): Root {
  const tree = fromParse5(parseFragment(html.replaceAll(/\r\n?/g, '\n')));
  return tree.type === 'root' ? tree : { type: 'root', children: [] };
}

/** Elements that begin a block of HTML in Markdown whatever stands behind them (CommonMark 0.31.2, 4.6, kind 6). */
const beginsBlock = new Set(
  `address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 header hr iframe legend li main menu nav ol p search section summary table tbody td tfoot th thead tr
  ul`.split(/\s+/),
);

/**
 * Nodes as a block of HTML in Markdown. It has no blank line, at which such a block would end: those of code are written
 * as references.
 */
export function rawBlock(nodes: readonly RootContent[]): string {
  const [first] = nodes;
  // Such a block ends at its end tag (CommonMark, 4.6, kind 1).
  if (nodes.length === 1 && first?.type === 'element' && ['pre', 'script', 'style'].includes(first.tagName))
    return printed(nodes);
  const html = rawHtml(nodes).trim();
  const name = /^<([a-z][\w-]*)/i.exec(html)?.[1]?.toLowerCase() ?? '';
  return beginsBlock.has(name) ? html : `<div>\n${html}\n</div>`;
}

/** Nodes as HTML without blank lines. */
export function rawHtml(nodes: readonly RootContent[]): string {
  return printed(nodes)
    .split(/(<(?:pre|textarea)\b[\s\S]*?<\/(?:pre|textarea)>)/i)
    .map((part, index) =>
      index % 2 === 0 ? part.replaceAll(/\n\s*\n/g, '\n') : part.replaceAll(/\n(?=[^\S\n]*\n)/g, '&#10;'),
    )
    .join('');
}

function printed(nodes: readonly RootContent[]): string {
  return toHtml([...nodes], { characterReferences: { useNamedReferences: true } });
}

/** The start tag of an element. */
export function startTag(element: Element): string {
  const html = toHtml({ ...element, children: [] });
  return html.endsWith(`</${element.tagName}>`) ? html.slice(0, -`</${element.tagName}>`.length) : html;
}

/** The text of nodes, white space as it is; a line break is one. */
export function textOf(nodes: readonly RootContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      return node.tagName === 'br' ? '\n' : textOf(node.children);
    })
    .join('');
}

/** The elements among nodes and all below them, in the order of the text. */
export function* elementsIn(nodes: readonly RootContent[]): Generator<Element, void, undefined> {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    yield node;
    yield* elementsIn(node.children);
  }
}

/** An attribute as text; null where there is none. Lists, such as classes, are joined by spaces. */
export function attributeOf({ properties }: Element, name: string): string | null {
  const value = properties[name];
  if (value === undefined || value === null || value === false) return null;
  return Array.isArray(value) ? value.join(' ') : String(value === true ? '' : value);
}
