import { readChart } from './chart.ts';
import { readClasses } from './classes.ts';
import { readEntities } from './entities.ts';
import { readFlow } from './flow.ts';
import { readSequence } from './sequence.ts';
import { readStates } from './state.ts';
import { faultAt, type MermaidFault, type Statement, statementsOf } from './statements.ts';

/** The kinds of Mermaid's diagrams that its own program alone draws. */
export const otherKinds: readonly string[] = [
  ...['architecture', 'architecture-beta', 'block', 'block-beta', 'C4Component', 'C4Container', 'C4Context'],
  ...['C4Deployment', 'C4Dynamic', 'gantt', 'gitGraph', 'ishikawa-beta', 'journey', 'kanban', 'mindmap', 'packet'],
  ...['packet-beta', 'pie', 'quadrantChart', 'radar-beta', 'requirementDiagram', 'sankey', 'sankey-beta', 'timeline'],
  ...['treemap', 'treemap-beta', 'treeView-beta', 'venn-beta', 'wardley-beta', 'zenuml'],
];

/** The kinds that are drawn here, as their first lines begin. */
export const drawnKinds: readonly string[] = [
  ...['flowchart', 'graph', 'sequenceDiagram', 'stateDiagram', 'stateDiagram-v2', 'classDiagram', 'erDiagram'],
  ...['xychart', 'xychart-beta'],
];

/** A diagram as the drawing program reads it, with what it says of itself. */
export interface ReadMermaid {
  readonly text: string;
  readonly title: string | null;
}

/**
 * Reads a diagram of Mermaid for the program that draws it. That program passes over every line that it does not know:
 * here such a line is a fault, so that no drawing lacks something without a word.
 */
export function readMermaid(source: string): ReadMermaid | MermaidFault {
  const { header, statements, title, description } = statementsOf(source);
  if (header === null) return { why: 'empty', what: '', line: 1, column: 1 };
  const lines = linesOf(header, statements);
  return 'why' in lines ? lines : { text: lines.join('\n'), title: description ?? title };
}

function linesOf(header: Statement, statements: readonly Statement[]): readonly string[] | MermaidFault {
  const flow = /^(?:graph|flowchart)(?:-elk)?(?:\s+(TB|TD|BT|RL|LR))?\s*(?:;\s*(.*))?$/i.exec(header.text);
  if (flow !== null) {
    const [, direction = 'TD', behind] = flow;
    const first = behind ? [{ ...header, text: behind, column: header.column + header.text.indexOf(behind) }] : [];
    return readFlow(direction.toUpperCase(), [...first, ...statements]);
  }
  const text = header.text.replace(/;$/, '').trim();
  if (text === 'sequenceDiagram') return readSequence(statements);
  if (/^stateDiagram(?:-v2)?$/.test(text)) return readStates(statements);
  if (/^classDiagram(?:-v2)?$/.test(text)) return readClasses(statements);
  if (text === 'erDiagram') return readEntities(statements);
  if (/^xychart(?:-beta)?(?:\s+(?:horizontal|vertical))?$/.test(text)) {
    return readChart(text.endsWith('horizontal'), statements);
  }
  const word = /^[\w-]*/.exec(text)?.[0] ?? '';
  if (drawnKinds.includes(word)) return faultAt('statement', header);
  return { ...faultAt(otherKinds.includes(word) ? 'kind' : 'unknown-kind', header), what: word || text };
}
