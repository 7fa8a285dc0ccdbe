import type { Element, RootContent } from 'hast';
import { phrasing } from 'hast-util-phrasing';
import { attributeOf } from '../../markdown/from-html/tree.ts';

/** Elements around blocks that say nothing of them. */
const wrappers = new Set(['div', 'section', 'article', 'main', 'header', 'footer', 'center']);

/**
 * The blocks of a text, each a list of nodes: an element by itself, or a line of text and what marks it, as a paragraph.
 * What only wraps blocks is opened.
 */
export function blocksOf(nodes: readonly RootContent[]): RootContent[][] {
  const blocks: RootContent[][] = [];
  let line: RootContent[] = [];
  const endLine = () => {
    if (line.some(saysSomething)) blocks.push([paragraph(line)]);
    line = [];
  };
  for (const node of nodes) {
    if (node.type === 'element' && isWrapper(node)) {
      endLine();
      blocks.push(...blocksOf(node.children));
    } else if (node.type === 'text' || (node.type === 'element' && isPhrasing(node))) line.push(node);
    else {
      endLine();
      if (saysSomething(node)) blocks.push([node]);
    }
  }
  endLine();
  return blocks;
}

function isWrapper(element: Element): boolean {
  return wrappers.has(element.tagName) && !(attributeOf(element, 'className') ?? '').split(' ').includes('footnotes');
}

/** Frames and films stand in a line by HTML's rules, and are blocks to whoever reads. */
function isPhrasing(element: Element): boolean {
  return (
    phrasing(element) && !['iframe', 'video', 'audio', 'object', 'embed', 'script', 'style'].includes(element.tagName)
  );
}

/** An empty paragraph, or one with nothing but spaces of any kind, is a gap that a theme makes. */
function saysSomething(node: RootContent): boolean {
  if (node.type === 'text') return /[^\s\u00a0]/.test(node.value);
  if (node.type !== 'element') return true;
  if (node.tagName === 'br') return false;
  return !['p', 'span'].includes(node.tagName) || node.properties.id !== undefined || node.children.some(saysSomething);
}

function paragraph(line: readonly RootContent[]): Element {
  const children = line.flatMap((node) => (node.type === 'doctype' ? [] : [node]));
  return { type: 'element', tagName: 'p', properties: {}, children };
}
