import { once } from '../../model/once.ts';
import { labelFor } from './label.ts';
import { faultAt, type MermaidFault, type Statement } from './statements.ts';

const name = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}_])?';

/** Letters of all scripts are costly to compile: only for a text that has such a diagram. */
const patterns = once(() => ({
  transition: new RegExp(`^(\\[\\*\\]|${name})\\s*-->\\s*(\\[\\*\\]|${name})(?:\\s*:\\s*(.+))?$`, 'u'),
  alias: new RegExp(`^state\\s+"([^"]+)"\\s+as\\s+(${name})$`, 'u'),
  described: new RegExp(`^(${name})\\s*:\\s*(.+)$`, 'u'),
  composite: new RegExp(`^state\\s+(?:"([^"]+)"\\s+as\\s+)?(${name})\\s*\\{$`, 'u'),
  alone: new RegExp(`^(?:state\\s+)?(${name})$`, 'u'),
}));

/** States and the ways between them as the drawing program reads them: each state by its label before it is first used. */
export function readStates(statements: readonly Statement[]): readonly string[] | MermaidFault {
  const { transition, alias, described, composite, alone } = patterns();
  const labels = new Map<string, string>();
  const numbers = new Map<string, number>();
  const composites = new Set<string>();
  for (const { text } of statements) {
    const [, label, named] = alias.exec(text) ?? [];
    const [, id, words] = transition.test(text) ? [] : (described.exec(text) ?? []);
    const [, , holder] = composite.exec(text) ?? [];
    if (named !== undefined && label !== undefined) labels.set(named, label);
    else if (id !== undefined && words !== undefined) labels.set(id, words);
    if (holder !== undefined) composites.add(holder);
  }
  const lines = ['stateDiagram-v2'];
  const open: Statement[] = [];
  const numberOf = (id: string): number => {
    const known = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, known);
    return known;
  };
  const state = (id: string): string => {
    if (id === '[*]') return id;
    const isNew = !numbers.has(id);
    const number = numberOf(id);
    if (isNew && !composites.has(id)) lines.push(`s${number} : ${labelFor(labels.get(id) ?? id)}`);
    return `s${number}`;
  };
  for (const statement of statements) {
    const text = statement.text.replace(/;$/, '').trim();
    const moved = transition.exec(text);
    const held = composite.exec(text);
    const stated = alias.exec(text)?.[2] ?? described.exec(text)?.[1] ?? alone.exec(text)?.[1];
    if (moved !== null) {
      const [, from = '', to = '', words] = moved;
      const ends = [state(from), state(to)];
      lines.push(`${ends.join(' --> ')}${words === undefined ? '' : ` : ${labelFor(words)}`}`);
    } else if (held !== null) {
      const [, label, id = ''] = held;
      open.push(statement);
      lines.push(`state "${labelFor(label ?? labels.get(id) ?? id)}" as s${numberOf(id)} {`);
    } else if (text === '}') {
      if (open.pop() === undefined) return faultAt('statement', statement);
      lines.push('}');
    } else if (/^direction\s+(?:TB|TD|BT|RL|LR)$/i.test(text)) lines.push(text);
    else if (stated !== undefined) state(stated);
    else if (!/^hide empty description$/i.test(text)) return faultAt('statement', statement);
  }
  const [unclosed] = open;
  return unclosed === undefined ? lines : faultAt('unclosed', unclosed);
}
