import type { Element, ElementContent, RootContent } from 'hast';
import { attributeOf, textOf } from '../../markdown/from-html/tree.ts';

/** Elements that only group: what is in them counts. */
const transparent = new Set(
  'span font div section article main center header footer figure tbody thead tfoot label big nobr picture'.split(' '),
);

/** Elements that begin and end a line of their own. */
const blocks = new Set(
  `address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul iframe video audio`.split(/\s+/),
);

const sameAs: Readonly<Record<string, string>> = { b: 'strong', i: 'em', s: 'del', strike: 'del', th: 'td' };

/** Marks whose edges are no edges of words: white space belongs outside of them. */
const lineMarks = new Set(['strong', 'em', 'del', 'a']);

/** Attributes that say something about the content, beside those of links and pictures. */
const telling = [
  'title',
  'cite',
  'dateTime',
  'src',
  'data',
  'href',
  'value',
  'colSpan',
  'rowSpan',
  'lang',
  'poster',
  'reversed',
];

/** What two pieces of HTML are compared by. */
export interface FactsOptions {
  /** By how many levels headings go down on the page: a body with a first-level heading of its own is lowered. */
  readonly headingShift: number;
  /** What a URL is compared as. */
  readonly sameUrl: (url: string) => string;
}

/**
 * What a reader gets of HTML, as a row of words and marks: texts, links, pictures, code, cells, lists, headings, emphasis,
 * and every element that is not known to say nothing. Two pieces with one row are read alike, however they are written.
 */
export function factsOf(nodes: readonly RootContent[], options: FactsOptions): string[] {
  const row = new FactRow();
  for (const node of nodes) addNode(row, node, options);
  return row.finished();
}

/** Whether HTML has a heading of the first level, which lowers all of a body. */
export function hasFirstLevel(nodes: readonly RootContent[]): boolean {
  return nodes.some((node) => node.type === 'element' && (node.tagName === 'h1' || hasFirstLevel(node.children)));
}

function addNode(row: FactRow, node: RootContent, options: FactsOptions): void {
  if (node.type === 'text') row.text(node.value);
  else if (node.type === 'comment' && /^more\b/.test(node.value.trim())) row.block('<!--more-->');
  else if (node.type === 'element') addElement(row, node, options);
}

function addElement(row: FactRow, element: Element, options: FactsOptions): void {
  const name = sameAs[element.tagName] ?? element.tagName;
  const isBlock = blocks.has(name);
  if (isBlock) row.edge();
  const content = () => {
    for (const child of element.children) addNode(row, child, options);
  };
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (isFootnotes(element)) addFootnotes(row, element, options);
  else if (isFootnoteReference(element)) row.mark(`<note ${textOf(element.children)}>`);
  else if (name === 'pre') addCode(row, element, options);
  else if (name === 'code') addInlineCode(row, element, options);
  else if (name === 'img') addPicture(row, element, options);
  else if (name === 'br') row.lineBreak();
  else if (heading !== undefined) row.around(`h${Math.min(6, Number(heading) + options.headingShift)}`, '', content);
  else if (name === 'a') addLink(row, element, content, options);
  else if (name === 'p' || transparent.has(name)) content();
  else if (name === 'ol')
    row.around(
      name,
      ` ${attributeOf(element, 'start') ?? '1'}${element.properties.reversed ? ' reversed' : ''}`,
      content,
    );
  else if (name === 'input') row.mark(`<input ${attributeOf(element, 'type')} ${element.properties.checked === true}>`);
  else row.around(name, attributesOf(element, options), content, lineMarks.has(name));
  if (isBlock) row.edge();
}

function addLink(row: FactRow, element: Element, content: () => void, { sameUrl }: FactsOptions): void {
  const href = attributeOf(element, 'href');
  if (href === null) content();
  else row.around('a', ` ${sameUrl(href)} ${attributeOf(element, 'title') ?? ''}`, content, true);
}

function addPicture(row: FactRow, element: Element, { sameUrl }: FactsOptions): void {
  const src = attributeOf(element, 'src')?.trim() ?? '';
  if (src !== '') row.mark(`<img ${sameUrl(src)} ${collapsed(attributeOf(element, 'alt') ?? '')}>`);
}

/** Code to the letter, but for line ends behind it. What marks up a part of it counts, highlighting does not. */
function addCode(row: FactRow, element: Element, options: FactsOptions): void {
  row.mark(`<pre>${textOf(element.children).replace(/\s+$/, '')}`);
  addMarksInCode(row, element, options);
}

function addInlineCode(row: FactRow, element: Element, options: FactsOptions): void {
  row.mark(`<code>${collapsed(textOf(element.children))}`);
  addMarksInCode(row, element, options);
}

function addMarksInCode(row: FactRow, { children }: Element, options: FactsOptions): void {
  for (const child of children) {
    if (child.type !== 'element') continue;
    if (!['code', 'span', 'br', 'font'].includes(child.tagName))
      row.mark(`<${child.tagName}${attributesOf(child, options)}>`);
    addMarksInCode(row, child, options);
  }
}

function isFootnotes({ tagName, properties }: Element): boolean {
  return tagName === 'section' && String(properties.className ?? '').includes('footnotes');
}

function isFootnoteReference({ tagName, properties }: Element): boolean {
  return tagName === 'sup' && String(properties.className ?? '') === 'footnote-ref';
}

function addFootnotes(row: FactRow, { children }: Element, options: FactsOptions): void {
  for (const child of children) {
    if (child.type !== 'element' || String(child.properties.className ?? '') === 'footnote-backref') continue;
    if (child.tagName === 'ol') addFootnotes(row, child, options);
    else if (child.tagName === 'li')
      row.around('footnote', '', () => {
        for (const one of withoutBackrefs(child).children) addNode(row, one, options);
      });
  }
}

function withoutBackrefs(element: Element): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    return String(child.properties.className ?? '') === 'footnote-backref' ? [] : [withoutBackrefs(child)];
  });
  return { ...element, children };
}

function attributesOf(element: Element, { sameUrl }: FactsOptions): string {
  return telling
    .flatMap((name) => {
      const value = attributeOf(element, name);
      if (value === null) return [];
      return ` ${name}=${['src', 'href', 'data', 'poster'].includes(name) ? sameUrl(value) : value}`;
    })
    .join('');
}

function collapsed(text: string): string {
  return text.replaceAll(/[ \t\n\r\f]+/g, ' ').trim();
}

/** A row of facts while it grows. White space is one space, and none at the edges of lines and inside of those of marks. */
class FactRow {
  readonly #facts: string[] = [];
  /** The last fact is a word that may go on. */
  #isInWord = false;
  #hasSpace = false;
  #isAtEdge = true;

  text(value: string): void {
    for (const part of value.split(/([ \t\n\r\f]+)/)) {
      if (part === '') continue;
      if (/^[ \t\n\r\f]/.test(part)) this.#hasSpace = !this.#isAtEdge;
      else this.#word(part);
    }
  }

  #word(word: string): void {
    this.#flushSpace();
    if (this.#isInWord) this.#facts[this.#facts.length - 1] += word;
    else this.#facts.push(word);
    this.#isInWord = true;
    this.#isAtEdge = false;
  }

  /** Something within a line that is no word. */
  mark(fact: string): void {
    this.#flushSpace();
    this.#push(fact);
    this.#isAtEdge = false;
  }

  /** Something that is a line by itself. */
  block(fact: string): void {
    this.edge();
    this.#push(fact);
    this.edge();
  }

  lineBreak(): void {
    this.#hasSpace = false;
    if (!this.#isAtEdge || this.#facts.at(-1) === '<br>') this.#push('<br>');
    this.#isAtEdge = true;
  }

  /** The edge of a line: white space and line breaks before it are not seen. */
  edge(): void {
    while (this.#facts.at(-1) === '<br>') this.#facts.pop();
    if (this.#facts.at(-1) !== '¶') this.#push('¶');
    this.#hasSpace = false;
    this.#isAtEdge = true;
  }

  /** An element around what `content` adds. A mark of a line without content leaves nothing. */
  around(name: string, attributes: string, content: () => void, isMark = false): void {
    if (isMark) this.#flushSpace();
    const wasAtEdge = this.#isAtEdge;
    this.#push(`<${name}${attributes}>`);
    if (!isMark) this.edge();
    const length = this.#facts.length;
    this.#isAtEdge = isMark || this.#isAtEdge;
    content();
    if (isMark && this.#facts.length === length) {
      this.#facts.pop();
      this.#isInWord = false;
      this.#isAtEdge = wasAtEdge;
      return;
    }
    if (!isMark) this.edge();
    this.#push(`</${name}>`);
    if (isMark) this.#isAtEdge = false;
  }

  #flushSpace(): void {
    if (this.#hasSpace) this.#push(' ');
    this.#hasSpace = false;
  }

  #push(fact: string): void {
    this.#facts.push(fact);
    this.#isInWord = false;
  }

  finished(): string[] {
    this.edge();
    return this.#facts.filter((fact, index) => fact !== '¶' || (index > 0 && index < this.#facts.length - 1));
  }
}
