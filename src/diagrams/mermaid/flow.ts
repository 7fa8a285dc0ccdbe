import { labelFor } from './label.ts';
import { faultAt, type MermaidFault, type Statement } from './statements.ts';

/** Brackets around a label, the longer ones first, and the name of what they draw where that is not drawn here. */
const shapes: readonly (readonly [open: string, close: string, isDrawn: boolean])[] = [
  ['(((', ')))', true],
  ['([', '])', true],
  ['((', '))', true],
  ['[[', ']]', true],
  ['[(', ')]', true],
  ['[/', '\\]', true],
  ['[\\', '/]', true],
  ['[/', '/]', false],
  ['[\\', '\\]', false],
  ['{{', '}}', true],
  ['>', ']', true],
  ['[', ']', true],
  ['(', ')', true],
  ['{', '}', true],
];

const nodeName = /(?!end\b)[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/uy;
const className = /:::([\w-]+)/y;
const link = /(<)?(?:(-{2,})([->])|(={2,})([=>])|(-\.+-)(>)?)(?![xo~]\s)(?:\s*\|([^|]*)\|)?/y;
const linkWithText = /(<)?(--|==|-\.)\s*([^-=.\s](?:(?!--|==|\.-).)*?)\s*(-{2,}[->]|={2,}[=>]|\.+->?)(?![xo]\s)/y;

/** A box of a flowchart. */
interface Node {
  readonly number: number;
  readonly name: string;
  shape: { readonly open: string; readonly close: string; readonly label: string } | null;
  /** The number of the first part that it stands in. */
  part: number | null;
  isWritten: boolean;
  isWrittenInPart: boolean;
}

/**
 * A flowchart as the drawing program reads it: one statement a line, boxes by numbers and with their labels where they
 * are first named, arrows in their shortest form. What the program would leave out without a word is a fault.
 */
export function readFlow(direction: string, statements: readonly Statement[]): readonly string[] | MermaidFault {
  const nodes = new Map<string, Node>();
  const parts: { readonly statement: Statement; readonly number: number }[] = [];
  const partNames = new Set<string>();
  let partCount = 0;
  const lines: (() => string)[] = [() => `flowchart ${direction}`];
  const named: Statement[] = [];
  const nodeOf = (name: string): Node => {
    const known = nodes.get(name);
    if (known !== undefined) return known;
    const node = { number: nodes.size + 1, name, shape: null, part: null, isWritten: false, isWrittenInPart: false };
    nodes.set(name, node);
    return node;
  };
  for (const statement of statements.flatMap(partedBySemicolons)) {
    const { text } = statement;
    const [word = ''] = /^[A-Za-z]+/.exec(text) ?? [];
    const styled = /^(?:style|class)\s+([\p{L}\p{N}_,\s-]+?)\s+(\S.*)$/u.exec(text);
    if (word === 'subgraph') {
      partCount++;
      parts.push({ statement, number: partCount });
      const { name, label } = partOf(text.slice('subgraph'.length).trim());
      partNames.add(name);
      const id = `part${partCount}`;
      lines.push(() => `subgraph ${id} [${labelFor(label)}]`);
    } else if (/^end\s*$/.test(text)) {
      if (parts.pop() === undefined) return faultAt('statement', statement);
      lines.push(() => 'end');
    } else if (/^direction\s+(?:TB|TD|BT|RL|LR)$/i.test(text)) {
      lines.push(() => text);
    } else if (/^(?:click|href)\s/.test(text)) {
      // A drawing that is shown as a picture leads nowhere.
    } else if (styled !== null) {
      const [, names = '', look = ''] = styled;
      const those = names.split(/[\s,]+/).filter((name) => !partNames.has(name));
      const verb = word === 'style' ? 'style' : 'class';
      lines.push(() =>
        those.map((name) => `${verb} n${nodeOf(name).number} ${verb === 'style' ? look : look.trim()}`).join('\n'),
      );
    } else if (/^classDef\s+[\w,-]+\s+\S/.test(text)) {
      const [, names = '', look = ''] = /^classDef\s+([\w,-]+)\s+(.*)$/.exec(text) ?? [];
      lines.push(() =>
        names
          .split(',')
          .map((name) => `classDef ${name} ${look}`)
          .join('\n'),
      );
    } else if (/^linkStyle\s+(?:default|[\d,\s]+)\s+(?!interpolate)\S/.test(text)) {
      lines.push(() => text);
    } else {
      const chain = readChain(statement, nodeOf);
      if ('why' in chain) return chain;
      named.push(statement);
      const part = parts.at(-1)?.number ?? null;
      for (const { node } of chain.boxes.flat()) node.part ??= part;
      lines.push(() => chain.boxes.map((boxes, at) => `${chain.links[at - 1] ?? ''}${written(boxes, part)}`).join(' '));
    }
  }
  const [open] = parts;
  if (open !== undefined) return faultAt('unclosed', open.statement);
  const toPart = named.find(({ text }) =>
    [...partNames].some((name) => name !== '' && nodes.has(name) && text.includes(name)),
  );
  if (toPart !== undefined) return faultAt('statement', toPart);
  return lines.map((line) => line()).flatMap((line) => line.split('\n'));
}

/** A box that a chain names, with the class that it gets there. */
interface Box {
  readonly node: Node;
  readonly className: string;
}

function written(boxes: readonly Box[], part: number | null): string {
  return boxes
    .map(({ node, className: ofClass }) => {
      const isFirst = !node.isWritten || (node.part === part && part !== null && !node.isWrittenInPart);
      node.isWritten = true;
      if (node.part === part) node.isWrittenInPart = true;
      const { open, close, label } = node.shape ?? { open: '[', close: ']', label: node.name };
      return `n${node.number}${isFirst ? `${open}${labelFor(label)}${close}` : ''}${ofClass}`;
    })
    .join(' & ');
}

/** `A & B[label] -->|text| C`: the boxes between its arrows, and the arrows. */
function readChain(
  statement: Statement,
  nodeOf: (name: string) => Node,
): { readonly boxes: readonly Box[][]; readonly links: readonly string[] } | MermaidFault {
  const { text } = statement;
  const boxes: Box[][] = [];
  const links: string[] = [];
  let at = 0;
  const skipSpace = () => {
    while (/\s/.test(text.charAt(at))) at++;
  };
  for (;;) {
    const group: Box[] = [];
    do {
      skipSpace();
      const read = readBox(text, at, nodeOf);
      if (typeof read === 'number') return faultAt('statement', statement, read);
      group.push(read.box);
      at = read.end;
      skipSpace();
    } while (text.charAt(at) === '&' && at++ >= 0);
    boxes.push(group);
    if (at >= text.length) return { boxes, links };
    const arrow = readLink(text, at);
    if (arrow === null) return faultAt('statement', statement, at);
    links.push(arrow.written);
    at = arrow.end;
  }
}

/** A box at a place of a statement, or the place from which on it is none. */
function readBox(
  text: string,
  start: number,
  nodeOf: (name: string) => Node,
): { readonly box: Box; readonly end: number } | number {
  nodeName.lastIndex = start;
  const [name] = nodeName.exec(text) ?? [];
  if (name === undefined) return start;
  const node = nodeOf(name);
  let end = start + name.length;
  const found = shapes.find(
    ([open, close]) => text.startsWith(open, end) && closingOf(text, end + open.length, close) !== null,
  );
  if (found !== undefined) {
    const [open, close, isDrawn] = found;
    const behind = closingOf(text, end + open.length, close) ?? end;
    if (!isDrawn) return end;
    node.shape = { open, close, label: text.slice(end + open.length, behind) };
    end = behind + close.length;
  }
  className.lastIndex = end;
  const [ofClass = ''] = className.exec(text) ?? [];
  return { box: { node, className: ofClass }, end: end + ofClass.length };
}

/** Where a label ends that begins at a place: it may be in quotation marks, which hide brackets. */
function closingOf(text: string, from: number, close: string): number | null {
  const [quoted = ''] = /^\s*"[^"]*"\s*/.exec(text.slice(from)) ?? [];
  if (quoted !== '') return text.startsWith(close, from + quoted.length) ? from + quoted.length : null;
  const end = text.indexOf(close, from);
  return end < 0 || /["]/.test(text.slice(from, end)) || end === from ? null : end;
}

function readLink(text: string, at: number): { readonly written: string; readonly end: number } | null {
  link.lastIndex = at;
  const plain = link.exec(text);
  if (plain !== null && !/[xo]/.test(plain[3] ?? '')) {
    const [whole, start = '', solid, solidEnd, thick, thickEnd, , dottedEnd, label] = plain;
    const sign =
      solid !== undefined
        ? solidEnd === '>'
          ? '-->'
          : '---'
        : thick !== undefined
          ? thickEnd === '>'
            ? '==>'
            : '==='
          : dottedEnd === '>'
            ? '-.->'
            : '-.-';
    if (start === '' || sign.endsWith('>')) {
      const named = label === undefined || label.trim() === '' ? '' : `|${labelFor(label)}|`;
      return { written: `${start}${sign}${named} `, end: at + whole.length };
    }
  }
  linkWithText.lastIndex = at;
  const [whole, start = '', open, label = '', close = ''] = linkWithText.exec(text) ?? [];
  if (whole === undefined) return null;
  const isArrow = close.endsWith('>');
  const sign =
    open === '--' ? (isArrow ? '-->' : '---') : open === '==' ? (isArrow ? '==>' : '===') : isArrow ? '-.->' : '-.-';
  return { written: `${start}${sign}|${labelFor(label)}| `, end: at + whole.length };
}

/** The name and the label of a part: `id [label]`, `id`, `"label"` or words. */
function partOf(text: string): { readonly name: string; readonly label: string } {
  const [, id, label] = /^([\p{L}\p{N}_-]+)\s*\[(.+)\]$/u.exec(text) ?? [];
  if (id !== undefined && label !== undefined) return { name: id, label };
  return { name: /^[\p{L}\p{N}_-]+$/u.test(text) ? text : '', label: text };
}

/** Statements of one line, parted by semicolons outside of brackets and quotation marks. */
function partedBySemicolons(statement: Statement): Statement[] {
  const { text, line, column } = statement;
  const pieces: Statement[] = [];
  let start = 0;
  const add = (end: number) => {
    const piece = text.slice(start, end);
    if (piece.trim() !== '') pieces.push({ text: piece.trim(), line, column: column + start + piece.search(/\S/) });
    start = end + 1;
  };
  if (/^(?:style|classDef|linkStyle)\s/.test(text)) return [{ ...statement, text: text.replace(/;\s*$/, '') }];
  for (const { index } of text.matchAll(/"[^"]*"|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\|[^|]*\||#\w+;|(;)/g)) {
    if (text.charAt(index) === ';') add(index);
  }
  add(text.length);
  return pieces;
}
