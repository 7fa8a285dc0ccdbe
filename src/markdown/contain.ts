import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as names, parse, parseFragment } from 'parse5';
import type { BodyPart } from '../model/body.ts';
import type { Problem } from '../problems/problem.ts';
import { strayTag, unclosedTag, unknownTag } from '../problems/rules/bodies.ts';
import { bodyPlace } from './environment.ts';
import { isElement } from './html-elements.ts';
import type { BodyPiece, RawTag } from './slots.ts';

type Element = DefaultTreeAdapterTypes.Element | DefaultTreeAdapterTypes.Template;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** Elements whose end tag may be left out: what follows ends them, or the element around them does (HTML, 13.1.2.4). */
const endedByOthers = new Set(
  'p li dt dd rt rp optgroup option colgroup caption thead tbody tfoot tr td th'.split(' '),
);

/**
 * A body that ends where it ends, whatever raw HTML is in it: an element that is left open would take the rest of the
 * page into itself, and an end tag without a beginning would close an element of the page. Missing end tags are added
 * and stray ones left out, both told; HTML that is sound stays as it is, to the byte. WHATWG's parser (parse5) decides
 * what is open, and it is asked only about bodies that have tags of their own.
 */
export function contained(pieces: readonly BodyPiece[], findings: Problem[]): BodyPart[] {
  if (!pieces.some(isTag)) return withoutMarks(pieces);
  const faults = faultsOf(pieces);
  findings.push(...faults.findings);
  if (faults.open.length === 0 && faults.findings.length === 0) return withoutMarks(pieces);
  let mended = withoutFaults(pieces, faults);
  // What was mended may show another fault: an end tag that only a stray one had made right.
  for (let round = 0; !endsWithItself(mended); round++) {
    if (round === mostRounds) return withoutMarks(asText(pieces));
    mended = [...withoutFaults(mended, faultsOf(mended)), ...missingEnds(mended)];
  }
  return withoutMarks(mended);
}

const mostRounds = 4;

interface Faults {
  readonly stray: ReadonlySet<RawTag>;
  /** Tags that end with a slash and whose element is meant to be empty. */
  readonly selfClosing: ReadonlySet<RawTag>;
  /** Names of the elements that are open where the body ends, the outermost first. */
  readonly open: readonly string[];
  readonly findings: readonly Problem[];
}

function faultsOf(pieces: readonly BodyPiece[]): Faults {
  const { html, tags } = probeOf(pieces);
  const seen = elementsOf(html);
  const all = [...tags];
  const stray = all.filter(([at, tag]) => tag.isClosing && tag.name !== 'br' && !seen.ends.has(at));
  const unclosed = all.filter(([at, tag]) => !tag.isClosing && seen.unclosed.has(at) && !seen.closed.has(at));
  const findings = [
    ...stray.map(([, tag]) => strayTag(bodyPlace(tag), tag.name)),
    ...unclosed
      .filter(([, { name }]) => !endedByOthers.has(name))
      .map(([, tag]) =>
        isElement(tag.name)
          ? unclosedTag(bodyPlace(tag), tag.name, tag.isSelfClosing)
          : unknownTag(bodyPlace(tag), `<${tag.name}>`),
      ),
  ];
  return {
    stray: new Set(stray.map(([, tag]) => tag)),
    selfClosing: new Set(unclosed.map(([, tag]) => tag).filter((tag) => tag.isSelfClosing)),
    open: seen.open,
    findings: findings.sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

/**
 * The body as one text, with something for each slot that is to HTML what will stand there; and where its tags are.
 * Headings have anchors on a page and none in a feed.
 */
function probeOf(pieces: readonly BodyPiece[], hasAnchors = false): Probe {
  let html = '';
  const tags = new Map<number, RawTag>();
  for (const piece of pieces) {
    if (typeof piece === 'string') html += piece;
    else if (piece.kind === 'tag') tags.set(html.length, piece);
    else if (piece.kind === 'picture') html += piece.block ? '<figure></figure>' : '<img>';
    else if (piece.kind === 'diagram') html += '<img>';
    else if (piece.kind === 'link') html += '.';
    else if (piece.kind === 'heading' && hasAnchors) html += '<div>';
    else if (piece.kind === 'anchor' && hasAnchors) html += '<a href="#"></a></div>';
  }
  return { html, tags };
}

/** What a parser is asked about. */
interface Probe {
  readonly html: string;
  readonly tags: ReadonlyMap<number, RawTag>;
}

/** What a parser says about the elements of a piece of HTML, by the places of their tags. */
interface Elements {
  /** Places of start tags whose element has an end tag, and of those whose has none. */
  readonly closed: ReadonlySet<number>;
  readonly unclosed: ReadonlySet<number>;
  /** Places of end tags that end an element. */
  readonly ends: ReadonlySet<number>;
  /** Names of the elements that are open at the end, the outermost first. */
  readonly open: readonly string[];
}

function elementsOf(html: string): Elements {
  // Behind the body comes some text: it shows which elements are open there.
  const length = html.length + 1;
  const [closed, unclosed, ends] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const open: string[] = [];
  for (const element of descendants(parsed(`${html}.`))) {
    const { startTag, endTag, endOffset } = element.sourceCodeLocation ?? {};
    if (startTag === undefined) continue;
    if (endTag === undefined) {
      const isEmpty = element.namespaceURI !== names.NS.HTML && endOffset === startTag.endOffset;
      if (!isEmpty) unclosed.add(startTag.startOffset);
      if (isOpenAtEnd(element, length)) open.push(element.tagName);
    } else {
      closed.add(startTag.startOffset);
      ends.add(endTag.startOffset);
    }
  }
  return { closed, unclosed, ends, open };
}

/** Of elements whose content is text, and of templates, the parser tells another end where they are open at the last. */
function isOpenAtEnd({ tagName, sourceCodeLocation: at }: Element, length: number): boolean {
  return at?.endOffset === length || at?.endOffset === at?.startTag?.startOffset || tagName === 'template';
}

/** The elements below a node in the order of their start tags; without recursion, as HTML may be nested deeply. */
function* descendants(root: ParentNode): Generator<Element, void, undefined> {
  const waiting = childElements(root).reverse();
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    yield element;
    waiting.push(...childElements(contentOf(element)).reverse());
  }
}

/** A template's children are in a fragment of their own. */
function contentOf(element: Element): ParentNode {
  return 'content' in element ? element.content : element;
}

function childElements(node: ParentNode): Element[] {
  return node.childNodes.filter((child) => 'tagName' in child);
}

function parsed(html: string): ParentNode {
  const around = defaultTreeAdapter.createElement('div', names.NS.HTML, []);
  return parseFragment(around, html, { sourceCodeLocationInfo: true });
}

/** The end tags of everything that is open where the body ends. */
function missingEnds(pieces: readonly BodyPiece[]): string[] {
  const { open } = elementsOf(probeOf(pieces).html);
  return open.toReversed().map((name) => `</${name}>`);
}

function withoutFaults(pieces: readonly BodyPiece[], { stray, selfClosing }: Faults): BodyPiece[] {
  let isStray = false;
  let ending = '';
  return pieces.flatMap((piece): BodyPiece[] => {
    if (typeof piece === 'string') {
      const text = isStray ? piece.slice(piece.indexOf('>') + 1) : piece;
      isStray = false;
      return [text];
    }
    if (piece.kind === 'tag-end') return [ending];
    if (piece.kind === 'tag') {
      isStray = stray.has(piece);
      if (piece.isSelfClosing) ending = selfClosing.has(piece) ? `</${piece.name}>` : '';
      if (isStray) return [];
    }
    return [piece];
  });
}

/** Whether what comes behind a body is where it would be without it: beside the body, and beside what the body is in. */
function endsWithItself(pieces: readonly BodyPiece[]): boolean {
  return [false, true].every((hasAnchors) => {
    const { html } = probeOf(pieces, hasAnchors);
    const [outer, ...after] = bodyOf(`<div><div>${html}</div><p>.</p></div><p>.</p>`);
    if (outer?.nodeName !== 'div' || !('childNodes' in outer)) return false;
    const [body, ...beside] = outer.childNodes;
    return body?.nodeName === 'div' && isParagraph(beside) && isParagraph(after);
  });
}

/** What is in the body of a page: the parser treats a page and a fragment of one differently in places. */
function bodyOf(html: string): readonly DefaultTreeAdapterTypes.ChildNode[] {
  const root = parse(`<!doctype html><body>${html}`).childNodes.find((node) => node.nodeName === 'html');
  const body = root && 'childNodes' in root ? root.childNodes.find((node) => node.nodeName === 'body') : undefined;
  return body && 'childNodes' in body ? body.childNodes : [];
}

/** True for the paragraph that was put there and no other: a stray end tag of a body can leave an empty one. */
function isParagraph([node, ...others]: readonly DefaultTreeAdapterTypes.ChildNode[]): boolean {
  if (node?.nodeName !== 'p' || others.length > 0 || !('childNodes' in node)) return false;
  const [text, ...more] = node.childNodes;
  return text !== undefined && 'value' in text && text.value === '.' && more.length === 0;
}

/** The body with all its tags as text: for what no end tag can end. */
function asText(pieces: readonly BodyPiece[]): BodyPiece[] {
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replaceAll('<', '&lt;') : piece));
}

function isTag(piece: BodyPiece): boolean {
  return typeof piece !== 'string' && piece.kind === 'tag';
}

/** The parts of a body: its texts joined, the marks of its tags left out. */
function withoutMarks(pieces: readonly BodyPiece[]): BodyPart[] {
  const parts: BodyPart[] = [];
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if (piece.kind !== 'tag' && piece.kind !== 'tag-end') {
      if (text !== '') parts.push(text);
      parts.push(piece);
      text = '';
    }
  }
  if (text !== '') parts.push(text);
  return parts;
}
