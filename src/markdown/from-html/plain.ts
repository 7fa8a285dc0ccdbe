import type { Element, ElementContent } from 'hast';
import { printMarkdown } from './print.ts';
import { markdownTree } from './to-mdast.ts';
import { attributeOf, parseHtml } from './tree.ts';

/**
 * The HTML of a text, as feed readers get it, as Markdown that means the same everywhere (CommonMark with tables, footnotes
 * and strikethrough of GitHub): what only Broadsheet's own Markdown has is written by what all know.
 */
export function plainMarkdown(html: string): string {
  const nodes = parseHtml(html).children.filter((node) => node.type !== 'doctype');
  return printMarkdown(markdownTree(nodes.flatMap(plain)));
}

/** The classes that tell of what is no plain element, as `to-mdast.ts` and `code-language.ts` know them. */
const telling = /^(?:footnote-ref|footnotes|language-.+)$/;
/** Attributes that mean something in Markdown, or in the HTML that stays. */
const kept = new Set(['href', 'src', 'alt', 'colSpan', 'rowSpan', 'start', 'open', 'dateTime', 'lang', 'dir', 'cite']);

function plain(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return node.type === 'comment' ? [] : [node];
  const classes = (attributeOf(node, 'className') ?? '').split(' ');
  const children = node.children.flatMap(plain);
  if (node.tagName === 'figure' && classes.includes('code')) return withName(children);
  if (classes.includes('formula'))
    return [element('pre', [element('code', children, { className: ['language-math'] })])];
  if (classes.includes('markdown-alert-title')) return [element('p', [element('strong', children)])];
  if (classes.includes('markdown-alert')) return [element('blockquote', children)];
  if (node.tagName === 'label' || node.tagName === 'span') return children;
  return [{ ...node, properties: propertiesOf(node, classes), children }];
}

/** A block of code, its name above it. */
function withName(children: readonly ElementContent[]): ElementContent[] {
  return children.map((child) =>
    child.type === 'element' && child.tagName === 'figcaption'
      ? element('p', [element('strong', child.children)])
      : child,
  );
}

function propertiesOf({ properties }: Element, classes: readonly string[]): Element['properties'] {
  const className = classes.filter((name) => telling.test(name));
  const all = Object.entries(properties).filter(([name]) => kept.has(name));
  return { ...Object.fromEntries(all), ...(className.length === 0 ? {} : { className }) };
}

function element(tagName: string, children: ElementContent[], properties: Element['properties'] = {}): Element {
  return { type: 'element', tagName, properties, children };
}
