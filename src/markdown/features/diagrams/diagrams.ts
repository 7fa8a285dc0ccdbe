import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { shortHash } from '../../../cache/short-hash.ts';
import { drawingFile } from '../../../diagrams/drawing-file.ts';
import { drawnKinds, otherKinds, readMermaid } from '../../../diagrams/mermaid/read.ts';
import { type MermaidFault, statementsOf } from '../../../diagrams/mermaid/statements.ts';
import type { MarkdownLabels } from '../../../i18n/words.ts';
import type { DiagramEngine, DiagramUse } from '../../../model/diagram.ts';
import { escapeHtml } from '../../../model/escape-html.ts';
import { nearest } from '../../../problems/nearest.ts';
import type { Place, Problem } from '../../../problems/problem.ts';
import {
  emptyDiagram,
  unclosedDiagram,
  undescribedDiagram,
  undrawnDiagram,
  unknownStatement,
  wrongMermaid,
} from '../../../problems/rules/diagrams.ts';
import { type BodyEnvironment, bodyPlace } from '../../environment.ts';
import { type CodeOptions, codeFigure, tellUnknown } from '../code/blocks.ts';
import { type FenceInfo, fenceInfo } from '../code/fence-info.ts';
import { includedCode } from '../code/include.ts';

/** The languages whose blocks are drawn. */
const engines: ReadonlyMap<string, 'graphviz' | 'mermaid'> = new Map([
  ['dot', 'graphviz'],
  ['gv', 'graphviz'],
  ['graphviz', 'graphviz'],
  ['mermaid', 'mermaid'],
]);

/**
 * Blocks of `dot` and of Mermaid as drawings, which are made when all texts are read: here is left a slot, and below it the
 * source, folded. A block that is about its code, by marked lines or the word `code`, stays code, and so does one that
 * nobody can draw here: that is told, unless its drawing lies beside the text.
 */
export function diagrams(parser: MarkdownIt, options: CodeOptions, labels: MarkdownLabels): void {
  const code = parser.renderer.rules.fence;
  if (code === undefined) return;
  parser.renderer.rules.fence = (tokens, index, rendering, environment: BodyEnvironment, renderer) => {
    const asCode = () => code(tokens, index, rendering, environment, renderer);
    const token = tokens[index];
    if (token === undefined) return asCode();
    const info = fenceInfo(parser.utils.unescapeAll(token.info));
    const engine = engines.get(info.language.toLowerCase());
    if (engine === undefined || isAboutCode(info, token)) return asCode();
    const block = blockOf(token, info, environment);
    const drawn = engine === 'graphviz' ? dotIn(block, environment) : mermaidIn(block, environment, labels);
    if (drawn === null) return asCode();
    tellUnknown(info, block.placeOf, environment);
    environment.features.add('diagrams');
    const caption = info.title === null ? '' : `<figcaption>${escapeHtml(info.title)}</figcaption>`;
    const source = codeFigure(block.source, info.language, options, labels);
    const folded = `<details class="diagram-source">\n<summary>${escapeHtml(labels.diagramSource)}</summary>\n${source}</details>`;
    return `<figure class="diagram">${drawn}${folded}${caption}</figure>\n`;
  };
}

/** Whether a block is to show its code: what is said of its lines means nothing to a drawing. */
function isAboutCode(info: FenceInfo, { meta }: Token): boolean {
  const { isCode, isDiff, isFolded, marked, inserted, deleted, words, firstNumber } = info;
  const marks = marked.size + inserted.size + deleted.size + words.length;
  return isCode || isDiff || isFolded || marks > 0 || firstNumber !== null || meta?.label !== undefined;
}

/** A block whose source is to be drawn. */
interface DiagramBlock {
  readonly source: string;
  readonly alt: string | null;
  /** What its writer would have to write behind the fence to say what it shows. */
  readonly mended: string;
  readonly file: DiagramUse['file'];
  readonly line: number;
  readonly indent: number;
  /** Where it begins. */
  readonly fence: Place;
  readonly placeOf: (word: string) => Place;
  /** The place in the text of one in the source; that of the fence where the source is another file's. */
  readonly place: (line: number, column: number) => Place;
}

function blockOf(token: Token, info: FenceInfo, environment: BodyEnvironment): DiagramBlock {
  const { source } = environment;
  const fence = source.first + (token.map?.[0] ?? 0);
  const fenceColumn = Math.max(0, source.line(fence).indexOf(token.markup)) + 1;
  const placeOf = (word: string) =>
    bodyPlace({ line: fence, column: Math.max(0, source.line(fence).lastIndexOf(word)) + 1 });
  const { content, firstLine, file } = includedCode(token.content, info, placeOf, environment);
  const lines = content.split('\n');
  const written = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const indent = Math.max(0, source.line(fence + 1 + written).lastIndexOf((lines[written] ?? '').trimEnd()));
  const isHere = info.include === null;
  return {
    source: content,
    alt: info.alt ?? info.title,
    mended: `${token.markup}${info.language} alt="what it shows"`,
    file: file === null ? null : { path: file, line: firstLine },
    line: fence,
    indent: isHere ? indent : fenceColumn - 1,
    fence: bodyPlace({ line: fence, column: fenceColumn }),
    placeOf,
    place: (line, column) =>
      bodyPlace(isHere ? { line: fence + line, column: indent + column } : { line: fence, column: fenceColumn }),
  };
}

/** The slot of a graph of `dot`; null where there is none, which is told. */
function dotIn(block: DiagramBlock, environment: BodyEnvironment): string | null {
  if (block.source.trim() === '') {
    environment.findings.push(emptyDiagram(block.fence));
    return null;
  }
  return slotOf('graphviz', block, environment);
}

/** The slot of a diagram of Mermaid, or the pictures of its drawing beside the text; null where it is not drawn. */
function mermaidIn(block: DiagramBlock, environment: BodyEnvironment, labels: MarkdownLabels): string | null {
  const read = readMermaid(block.source);
  if (!('why' in read)) return slotOf('mermaid', block, environment);
  if (read.why === 'kind' || read.why === 'statement') {
    noteDiagram('elsewhere', block, environment);
    const kept = keptDrawing(block, environment, labels);
    if (kept !== null) return kept;
  }
  environment.findings.push(faultProblem(read, block.place(read.line, read.column), block.fence));
  return null;
}

function slotOf(engine: 'graphviz' | 'mermaid', block: DiagramBlock, environment: BodyEnvironment): string {
  return environment.slots.add({ kind: 'diagram', key: noteDiagram(engine, block, environment), alt: block.alt });
}

/** Notes a diagram for those who draw; gives its key. */
function noteDiagram(
  engine: DiagramEngine,
  { source, alt, file, line, indent, mended }: DiagramBlock,
  { diagrams }: BodyEnvironment,
): string {
  const key = shortHash(`${engine}\n${source}`);
  diagrams.push({ engine, source, key, alt, file, line, indent, mended });
  return key;
}

/** The drawing that lies beside the text: a picture for each scheme. Null where there is none of the source as it is. */
function keptDrawing(
  block: DiagramBlock,
  { means, slots, findings }: BodyEnvironment,
  labels: MarkdownLabels,
): string | null {
  const [light, dark] = [drawingFile(block.source, 'light'), drawingFile(block.source, 'dark')];
  if ('fault' in means.include(light)) return null;
  const { title, description } = statementsOf(block.source);
  const alt = block.alt ?? description ?? title;
  const place = block.fence;
  if (alt === null) findings.push(undescribedDiagram(place, block.mended));
  const { line, column } = place;
  const picture = (file: string, scheme: 'light' | 'dark') =>
    slots.add({
      kind: 'picture',
      source: `${file}#gh-${scheme}-mode-only`,
      alt: alt ?? '',
      title: null,
      block: false,
      attributes: {},
      line,
      column,
    });
  return `<div class="diagram-drawing" role="group" aria-label="${escapeHtml(labels.diagram)}" tabindex="0">${picture(light, 'light')}${picture(dark, 'dark')}</div>`;
}

function faultProblem({ why, what }: MermaidFault, place: Place, fence: Place): Problem {
  switch (why) {
    case 'empty':
      return emptyDiagram(fence);
    case 'kind':
      return undrawnDiagram(place, what);
    case 'unknown-kind':
      return wrongMermaid(place, what, nearest(what, [...drawnKinds, ...otherKinds]));
    case 'unclosed':
      return unclosedDiagram(place, what, what.endsWith('{') ? '}' : 'end');
    case 'statement':
      return unknownStatement(place, what);
  }
}
