import type { Element, RootContent } from 'hast';
import { printMarkdown } from '../../markdown/from-html/print.ts';
import { markdownTree } from '../../markdown/from-html/to-mdast.ts';
import { parseHtml } from '../../markdown/from-html/tree.ts';

/** What a line may have beside its text. */
const ofLines = new Set(['a', 'em', 'strong', 'i', 'b', 'code']);

/** HTML as one line of Markdown, as a caption is: text, emphasis, code and links; of everything else its text. */
export function lineOfHtml(html: string): string {
  const children = lineNodes(parseHtml(html).children);
  const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children };
  return printMarkdown(markdownTree([paragraph]))
    .replaceAll(/\\?\s*\n\s*/g, ' ')
    .trim();
}

function lineNodes(nodes: readonly RootContent[]): Element['children'] {
  return nodes.flatMap((node): Element['children'] => {
    if (node.type === 'text') return [{ ...node, value: node.value.replaceAll(/\s+/g, ' ') }];
    if (node.type !== 'element' || /^(?:script|style)$/.test(node.tagName)) return [];
    if (node.tagName === 'br') return [{ type: 'text', value: ' ' }];
    const children = lineNodes(node.children);
    return ofLines.has(node.tagName) ? [{ ...node, children }] : children;
  });
}
