import type { Element, ElementContent, Root, RootContent } from 'hast';
import { attributeOf, elementsIn, parseHtml, textOf } from '../../../markdown/from-html/tree.ts';
import { note } from '../../notes.ts';
import type { Addresses, NamedFiles } from './addresses.ts';
import type { BodyContext } from './body-context.ts';

/**
 * A body's tree as this site needs it: links and pictures by the addresses that they have here, alternative texts from the
 * library, galleries as one picture after the other, notes as footnotes, without the classes of WordPress's own themes.
 */
export function prepared(tree: Root, context: BodyContext, addresses: Addresses, files: NamedFiles): Root {
  const targets = new Set(
    [...elementsIn(tree.children)].flatMap((element) => /^#(.+)/.exec(attributeOf(element, 'href') ?? '')?.[1] ?? []),
  );
  const state: State = { context, addresses, files, targets, notes: [] };
  const children = tree.children.flatMap((node) => changed(node, state));
  return { type: 'root', children: [...children, ...footnotes(state)] };
}

interface State {
  readonly context: BodyContext;
  readonly addresses: Addresses;
  readonly files: NamedFiles;
  /** The ids that links of the body lead to. */
  readonly targets: ReadonlySet<string>;
  /** The ids of the notes that were referred to, in that order. */
  readonly notes: string[];
}

function changed(node: RootContent, state: State): RootContent[] {
  if (node.type !== 'element') return [node];
  const reference = attributeOf(node, 'dataFn');
  if (node.tagName === 'sup' && reference !== null) return [footnoteReference(reference, state)];
  const children = node.children.flatMap((child) => changed(child, state)).filter(isContent);
  const element = withId({ ...node, properties: { ...node.properties }, children }, state.targets);
  withoutClasses(element, state.context);
  if (element.tagName === 'img') changePicture(element, state);
  else if (element.tagName === 'a') changeLink(element, state);
  else changeMedia(element, state);
  return opened(element, attributeOf(node, 'className') ?? '', state);
}

function isContent(node: RootContent): node is ElementContent {
  return node.type !== 'doctype';
}

/** Galleries as their pictures, and tables with their captions below. */
function opened(element: Element, classes: string, { context }: State): RootContent[] {
  const isGallery = /(?:^|\s)(?:wp-block-gallery|blocks-gallery-grid|tiled-gallery)(?:\s|$)/.test(classes);
  if (isGallery) return element.children.flatMap(galleryPart);
  const [first, caption] = element.children.filter((child) => child.type === 'element');
  if (element.tagName !== 'figure' || first?.tagName !== 'table') return [element];
  if (caption === undefined) return [first];
  context.tell(note('changed', 'the caption of a table stands below it as a paragraph'));
  return [first, paragraph(caption.children)];
}

/** A picture of a gallery by itself, and the gallery's caption as a paragraph. */
function galleryPart(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  switch (node.tagName) {
    case 'figcaption':
      return [paragraph(node.children)];
    case 'li':
      return node.children;
    case 'ul':
      return node.children.flatMap(galleryPart);
    default:
      return [node];
  }
}

function paragraph(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'p', properties: {}, children };
}

/** An id that a link of the body leads to becomes an anchor: ids of headings are made from their texts here. */
function withId(element: Element, targets: ReadonlySet<string>): Element {
  const id = attributeOf(element, 'id') ?? (element.tagName === 'a' ? attributeOf(element, 'name') : null);
  if (id === null) return element;
  const { id: _, ...properties } = element.properties;
  if (!targets.has(id))
    return element.tagName === 'a' ? { ...element, properties: withoutName(properties) } : { ...element, properties };
  if (element.tagName === 'a' && attributeOf(element, 'href') === null) return { ...element, properties: { id } };
  const anchor: Element = { type: 'element', tagName: 'a', properties: { id }, children: [] };
  return { ...element, properties, children: [anchor, ...element.children] };
}

function withoutName({ name: _, ...properties }: Element['properties']): Element['properties'] {
  return properties;
}

const themeClass = /^(?:wp-|has-|is-|align|size-|blocks-gallery|attachment-|EnlighterJSRAW|more-link)/;

function withoutClasses(element: Element, context: BodyContext): void {
  const classes = (attributeOf(element, 'className') ?? '').split(/\s+/).filter((name) => name !== '');
  if (classes.some((name) => /^align(?:left|right|wide|full)$/.test(name)))
    context.tell(note('layoutLost', 'things beside or wider than the text'));
  const own = classes.filter((name) => !themeClass.test(name));
  delete element.properties.className;
  if (own.length > 0) element.properties.className = own;
}

/** What WordPress and its plugins write on a picture for themselves. */
const ownAttribute = /^(?:srcSet|sizes|loading|decoding|fetchPriority|data[A-Z].*)$/;

function changePicture(element: Element, { context, addresses, files }: State): void {
  const src = attributeOf(element, 'src');
  for (const name of Object.keys(element.properties)) if (ownAttribute.test(name)) delete element.properties[name];
  if (src === null) return;
  const file = context.library.find(src, true);
  element.properties.src = file === null ? src : file.reference;
  if (file === null) {
    if (/^https?:/i.test(src))
      context.tell(note('missingFile', `pictures on other hosts: ${URL.parse(src)?.host ?? src}`));
    return;
  }
  addresses.keep(file, files);
  if (file.fault !== null) context.tell(note('brokenPicture', file.fault));
  const alt = attributeOf(element, 'alt') ?? '';
  if (alt === '' && file.attachment !== null && file.attachment.alt !== '')
    element.properties.alt = file.attachment.alt;
}

function changeLink(element: Element, { addresses, files }: State): void {
  const href = attributeOf(element, 'href');
  for (const name of ['rel', 'target']) delete element.properties[name];
  if (href !== null) element.properties.href = addresses.linked(href, files);
}

/** Films, sounds and what else names a file. */
function changeMedia(element: Element, { addresses, files }: State): void {
  for (const name of ['src', 'poster', 'data']) {
    const url = attributeOf(element, name);
    if (url !== null) element.properties[name] = addresses.linked(url, files);
  }
}

function footnoteReference(id: string, state: State): Element {
  if (!state.notes.includes(id)) state.notes.push(id);
  const text = `[${state.notes.indexOf(id) + 1}]`;
  return {
    type: 'element',
    tagName: 'sup',
    properties: { className: ['footnote-ref'] },
    children: [{ type: 'text', value: text }],
  };
}

/** The notes that the text refers to. */
function footnotes(state: State): Element[] {
  const { notes, context } = state;
  const items = notes.map((id): Element => {
    const content = context.footnotes.find((one) => one.id === id)?.content ?? '';
    if (content === '') context.tell(note('bodyLost', 'a footnote whose text is not in the export'));
    const children = parseHtml(content)
      .children.flatMap((node) => changed(node, state))
      .filter(isContent);
    return {
      type: 'element',
      tagName: 'li',
      properties: {},
      children: textOf(children) === '' ? [{ type: 'text', value: '…' }] : children,
    };
  });
  if (items.length === 0) return [];
  const list: Element = { type: 'element', tagName: 'ol', properties: {}, children: items };
  return [{ type: 'element', tagName: 'section', properties: { className: ['footnotes'] }, children: [list] }];
}
