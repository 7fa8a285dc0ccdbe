import type { Element, ElementContent, RootContent } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { RootContent as MarkdownContent, Nodes, PhrasingContent, Root } from 'mdast';
import { codeLanguage } from './code-language.ts';
import { lineTag } from './line-tag.ts';
import { attributeOf, elementsIn, rawBlock, rawHtml, startTag, textOf } from './tree.ts';

/** Elements within a line that Markdown has no mark for: they stay HTML, what is in them is Markdown. */
const inline =
  `abbr acronym bdi bdo cite data dfn ins kbd mark q rp rt rb ruby samp small span sub sup time tt u var`.split(' ');

/** Elements that stay HTML as a whole. */
const whole = `address aside audio button canvas dialog dl embed fieldset form iframe input map math menu nav
  noscript object script select style svg textarea video`.split(/\s+/);

/** Makes Markdown's syntax tree of HTML. What Markdown cannot say stays HTML in it. */
export function markdownTree(nodes: readonly RootContent[]): Root {
  const tree = toMdast(
    { type: 'root', children: nodes.map((node) => withBreakTags(node)) },
    { handlers, nodeHandlers: { comment }, document: true },
  );
  return tree.type === 'root' ? tree : { type: 'root', children: [] };
}

const inlineHtml: Handle = (state: State, element: Element) => [
  lineTag(startTag(element)),
  ...state.all(element).filter(isPhrasing),
  lineTag(`</${element.tagName}>`),
];

const wholeHtml: Handle = (_state: State, element: Element) => ({ type: 'html', value: rawBlock([element]) });

function isPhrasing(node: Nodes): node is PhrasingContent {
  return node.type !== 'root';
}

const anchor: Handle = (state: State, element: Element, parent) =>
  attributeOf(element, 'href') === null || element.children.length === 0
    ? inlineHtml(state, element, parent)
    : defaultHandlers.a(state, element);

const picture: Handle = (_state: State, element: Element) => ({
  type: 'image',
  url: attributeOf(element, 'src') ?? '',
  alt: (attributeOf(element, 'alt') ?? '').replaceAll(/\s+/g, ' ').trim(),
});

/** A picture with a caption that is only text is a picture with a title, alone in its paragraph; any other stays HTML. */
const figure: Handle = (state: State, element: Element) => {
  const parts = element.children.filter((child) => child.type === 'element');
  const [media, caption] = parts;
  const isCaption = caption?.tagName === 'figcaption';
  if (media === undefined || parts.length > (isCaption ? 2 : 1)) return wholeHtml(state, element, undefined);
  if (!isCaption) return state.toFlow(state.all(element));
  if (media.tagName !== 'img' || !isPlain(caption.children)) return wholeHtml(state, element, undefined);
  const title = textOf(caption.children).replaceAll(/\s+/g, ' ').trim();
  const image = { type: 'image', url: attributeOf(media, 'src') ?? '', alt: attributeOf(media, 'alt') ?? '' } as const;
  return { type: 'paragraph', children: [title === '' ? image : { ...image, title }] };
};

/** What is folded away is Markdown between tags that stand in lines of their own. */
const details: Handle = (state: State, element: Element) => {
  const [summary] = element.children.filter((child) => child.type === 'element');
  const isSummary = summary?.tagName === 'summary';
  const rest = { ...element, children: element.children.filter((child) => !isSummary || child !== summary) };
  return [
    { type: 'html', value: `${startTag(element)}${isSummary ? `\n${rawHtml([summary])}` : ''}` },
    ...state.toFlow(state.all(rest)),
    { type: 'html', value: '</details>' },
  ];
};

/** An item whose list has no gaps, unless a paragraph of its own is in it. */
const item: Handle = (state: State, element: Element) => {
  const made = defaultHandlers.li(state, element);
  const hasParagraph = element.children.some((child) => child.type === 'element' && child.tagName === 'p');
  return { ...made, spread: hasParagraph };
};

function isPlain(nodes: readonly ElementContent[]): boolean {
  return nodes.every((node) => node.type === 'text' || node.type === 'comment');
}

const code: Handle = (_state: State, element: Element) => ({
  type: 'code',
  lang: codeLanguage(element),
  value: textOf(element.children).replace(/\s+$/, ''),
});

/** The elements that Markdown writes in one line. */
const oneLine = new Set(['td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A name that is no element's: its handler writes a tag instead of an end of line. */
const breakTag = 'line-break';

function withBreakTags(node: RootContent, isInLine = false): RootContent {
  if (node.type !== 'element') return node;
  if (node.tagName === 'br' && isInLine) return { ...node, tagName: breakTag };
  const isLine = isInLine || oneLine.has(node.tagName);
  const children = node.children
    .map((child) => withBreakTags(child, isLine))
    .filter((child) => child.type !== 'doctype');
  return { ...node, children };
}

/**
 * A table in which every row has cells of its own. Markdown's has a head: where the first row is no head, it becomes one.
 * Cells over several columns or rows, and blocks in cells, stay HTML.
 */
const table: Handle = (state: State, element: Element) => {
  const inside = [...elementsIn(element.children)];
  const isPlainTable = inside.every(
    ({ tagName, properties }) =>
      !notInTables.has(tagName) && properties.colSpan === undefined && properties.rowSpan === undefined,
  );
  const rows = inside.filter(({ tagName }) => tagName === 'tr');
  if (!isPlainTable || rows.length < 2) return wholeHtml(state, element, undefined);
  return defaultHandlers.table(state, withHead(element));
};

const notInTables = new Set(
  'table caption p ul ol pre blockquote h1 h2 h3 h4 h5 h6 iframe video audio figure dl hr'.split(' '),
);

/** The table with its first row as a head. */
function withHead(table: Element): Element {
  if ([...elementsIn(table.children)].some(({ tagName }) => tagName === 'th' || tagName === 'thead')) return table;
  let isFirst = true;
  const headed = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    if (node.tagName === 'tr' && isFirst) {
      isFirst = false;
      return {
        ...node,
        children: node.children.map((cell) => (cell.type === 'element' ? { ...cell, tagName: 'th' } : cell)),
      };
    }
    return { ...node, children: node.children.map(headed) };
  };
  return { ...table, children: table.children.map(headed) };
}

/** A reference to a note, and the notes, as our own Markdown prints them. */
const footnoteReference: Handle = (state: State, element: Element, parent) => {
  if (String(element.properties.className ?? '') !== 'footnote-ref') return inlineHtml(state, element, parent);
  return { type: 'footnoteReference', identifier: textOf(element.children).replaceAll(/[[\]]/g, ''), label: null };
};

const section: Handle = (state: State, element: Element) => {
  if (!String(element.properties.className ?? '').includes('footnotes')) return state.toFlow(state.all(element));
  const items = [...elementsIn(element.children)].filter(({ tagName }) => tagName === 'li');
  return items.map((item, index) => ({
    type: 'footnoteDefinition',
    identifier: String(index + 1),
    children: state.toFlow(state.all(item)),
  }));
};

/** Only the mark between an excerpt and the rest means something; others are kept as they are. */
function comment(_state: State, node: { readonly value: string }): MarkdownContent {
  return { type: 'html', value: `<!--${node.value}-->` };
}

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(inline.map((name) => [name, inlineHtml])),
  ...Object.fromEntries(whole.map((name) => [name, wholeHtml])),
  a: anchor,
  img: picture,
  figure,
  details,
  li: item,
  pre: code,
  [breakTag]: () => lineTag('<br>'),
  table,
  sup: footnoteReference,
  section,
};
