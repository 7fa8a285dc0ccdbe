import type MarkdownIt from 'markdown-it';
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type { MarkdownLabels } from '../../../i18n/words.ts';
import { unclosedContainer } from '../../../problems/rules/constructs.ts';
import { type BodyEnvironment, bodyPlace } from '../../environment.ts';
import { type Attributes, readAttributes } from '../attributes/read.ts';
import { takeId } from '../attributes/take-id.ts';
import { alertClasses } from './alerts.ts';
import { codeGroups } from './code-groups.ts';
import { type ContainerKind, containerKind } from './kinds.ts';

/**
 * `:::note Title` up to `:::` is an alert, as in VitePress, Docusaurus and Pandoc; `:::details` unfolds, and
 * `:::code-group` holds blocks of code of which one is shown. One may stand in another, with the same number of colons too.
 */
export function containers(parser: MarkdownIt, labels: MarkdownLabels): void {
  parser.block.ruler.before('fence', 'container', containerRule(labels), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  parser.use(codeGroups, labels);
}

/** How a container begins. */
interface Opening {
  readonly kind: ContainerKind;
  readonly name: string;
  readonly colons: number;
  /** Empty where it has none of its own. */
  readonly title: string;
  readonly attributes: Attributes | null;
}

const opening = /^(:{3,})[ \t]*(?:([A-Za-z][\w-]*)|(?=\{))(?:\[([^\]]*)\])?[ \t]*(?:\{([^{}]*)\})?(.*)$/;

function openingOf(line: string): Opening | null {
  if (!line.startsWith(':::')) return null;
  const [, colons = '', word, label, braces, rest = ''] = opening.exec(line) ?? [];
  const written = braces === undefined ? null : readAttributes(braces);
  if (braces !== undefined && written === null) return null;
  const behind = /\{([^{}]*)\}[ \t]*$/.exec(rest);
  const attributes = written ?? (behind && readAttributes(behind[1] ?? ''));
  // Pandoc has the name among the classes.
  const [first, ...others] = word === undefined ? (attributes?.classes ?? []) : [word, ...(attributes?.classes ?? [])];
  const kind = first === undefined ? null : containerKind(first);
  if (first === undefined || kind === null) return null;
  const text = behind === null || written !== null ? rest : rest.slice(0, behind.index);
  const title = (label ?? attributes?.others.get('title') ?? text).trim();
  return {
    kind,
    name: first,
    colons: colons.length,
    title,
    attributes: attributes && { ...attributes, classes: others },
  };
}

function containerRule(labels: MarkdownLabels): RuleBlock {
  return (state, startLine, endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    if (state.src.charAt(start) !== ':' || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
    const open = openingOf(lineOf(state, startLine));
    if (open === null) return false;
    if (silent) return true;
    const { end, isClosed } = endOf(state, startLine, endLine, open.colons);
    if (!isClosed) tellUnclosed(state, startLine, open);
    writeContainer(state, { open, startLine, end }, labels);
    state.line = end + (isClosed ? 1 : 0);
    return true;
  };
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
}

const fence = /^(`{3,}(?=[^`]*$)|~{3,})/;

/** The line on which a container ends: that of its colons, or the first that is no part of what it stands in. */
function endOf(state: StateBlock, startLine: number, endLine: number, colons: number) {
  const open = [colons];
  let fenced: string | null = null;
  for (let line = startLine + 1; line < endLine; line++) {
    const text = lineOf(state, line);
    if (text !== '' && (state.sCount[line] ?? 0) < state.blkIndent) return { end: line, isClosed: false };
    const [mark] = fence.exec(text) ?? [];
    if (fenced !== null) {
      if (mark?.startsWith(fenced) && text.slice(mark.length).trim() === '') fenced = null;
    } else if (mark !== undefined) fenced = mark;
    else if (/^:{3,}$/.test(text)) {
      const exact = open.lastIndexOf(text.length);
      if (exact >= 0) open.length = exact;
      else if ((open.at(-1) ?? 0) < text.length) open.pop();
      if (open.length === 0) return { end: line, isClosed: true };
    } else {
      const inner = openingOf(text);
      if (inner !== null) open.push(inner.colons);
    }
  }
  return { end: endLine, isClosed: false };
}

function tellUnclosed(state: StateBlock, startLine: number, { name, colons }: Opening): void {
  const { source, findings }: BodyEnvironment = state.env;
  const line = source.first + startLine;
  const column = Math.max(0, source.line(line).indexOf(':::')) + 1;
  findings.push(unclosedContainer(bodyPlace({ line, column }), ':'.repeat(colons), name));
}

interface Written {
  readonly open: Opening;
  readonly startLine: number;
  readonly end: number;
}

function writeContainer(state: StateBlock, { open, startLine, end }: Written, labels: MarkdownLabels): void {
  const { kind, title, attributes } = open;
  const [type, tag] =
    kind === 'details' ? ['details', 'details'] : kind === 'code-group' ? ['code_group', 'fieldset'] : ['alert', 'div'];
  const token = state.push(`${type}_open`, tag, 1);
  token.block = true;
  token.map = [startLine, end];
  token.attrs = attributesOf(kind, attributes);
  const { id = null } = attributes ?? {};
  if (id !== null && takeId(id, token.map, state.env)) token.attrs.unshift(['id', id]);
  if (kind === 'code-group') token.meta = { title: title || labels.code };
  else writeTitle(state, startLine, { kind, title: title || labels[kind] });
  const { parentType, lineMax } = state;
  state.parentType = 'blockquote';
  state.lineMax = end;
  state.md.block.tokenize(state, startLine + 1, end);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.push(`${type}_close`, tag, -1).block = true;
}

function attributesOf(kind: ContainerKind, attributes: Attributes | null): [string, string][] {
  const own = kind === 'details' ? ['callout'] : kind === 'code-group' ? ['code-group'] : [alertClasses(kind)];
  return [
    ['class', [...own, ...(attributes?.classes ?? [])].join(' ')],
    ...(kind === 'details' || kind === 'code-group' ? [] : [['role', 'note'] satisfies [string, string]]),
    ...(kind === 'details' && attributes?.others.has('open') ? [['open', ''] satisfies [string, string]] : []),
  ];
}

/** The title is read as the text of a paragraph is. */
function writeTitle(state: StateBlock, line: number, { kind, title }: { kind: ContainerKind; title: string }): void {
  const tag = kind === 'details' ? 'summary' : 'p';
  const open = state.push('container_title_open', tag, 1);
  if (tag === 'p') open.attrs = [['class', 'markdown-alert-title']];
  open.block = true;
  const inline = state.push('inline', '', 0);
  inline.content = title;
  inline.map = [line, line + 1];
  inline.children = [];
  state.push('container_title_close', tag, -1).block = true;
}
