import { labelFor } from './label.ts';
import { faultAt, type MermaidFault, type Statement } from './statements.ts';

const message = /^(.+?)\s*(-->>|->>|--x|-x|--\)|-\)|-->|->)\s*([+-]?)\s*([^\s:](?:[^:]*[^\s:])?)\s*:\s*(.*)$/;
const note = /^note\s+(left of|right of|over)\s+([^:]+?)\s*:\s*(.+)$/i;
const block = /^(loop|alt|opt|par|critical|break|rect)\b\s*(.*)$/;
const divider = /^(else|and|option)\b\s*(.*)$/;
/** What says nothing that is drawn. */
const undrawn = /^(?:links?|properties|details)\s+[^:]+:|^title\s*:/;

/** A sequence of messages as the drawing program reads it, its participants by numbers. */
export function readSequence(statements: readonly Statement[]): readonly string[] | MermaidFault {
  const actors = new Map<string, number>();
  const lines: string[] = ['sequenceDiagram'];
  const open: { readonly statement: Statement; readonly isDrawn: boolean }[] = [];
  let count: number | null = null;
  let last: { readonly from: string; readonly to: string; readonly at: number } | null = null;
  const actor = (name: string, label = name, kind = 'participant'): string => {
    const known = actors.get(name);
    if (known === undefined) {
      actors.set(name, actors.size + 1);
      lines.push(`${kind} p${actors.size} as ${labelFor(label)}`);
    }
    return `p${known ?? actors.size}`;
  };
  for (const statement of statements) {
    const text = statement.text.replace(/;$/, '').trim();
    const declared = /^(participant|actor)\s+(?!.*@\{)(.+?)(?:\s+as\s+(.+))?$/.exec(text);
    const sent = message.exec(text);
    const noted = note.exec(text);
    const opened = block.exec(text);
    const divided = divider.exec(text);
    const [, change, changed = ''] = /^(activate|deactivate)\s+(.+)$/.exec(text) ?? [];
    if (declared !== null) {
      const [, kind, name = '', label] = declared;
      actor(name, label, kind);
    } else if (noted !== null) {
      const [, where, names = '', words = ''] = noted;
      const those = names.split(',').map((name) => actor(name.trim()));
      lines.push(`Note ${where?.toLowerCase()} ${those.join(',')}: ${labelFor(words)}`);
    } else if (opened !== null && !sent) {
      const [, kind, label = ''] = opened;
      open.push({ statement, isDrawn: kind !== 'rect' });
      if (kind !== 'rect') lines.push(`${kind} ${label === '' ? '' : labelFor(label)}`.trim());
    } else if (divided !== null && !sent) {
      if (open.length === 0) return faultAt('statement', statement);
      lines.push(`${divided[1] === 'and' ? 'and' : 'else'} ${divided[2] ? labelFor(divided[2]) : ''}`.trim());
    } else if (text === 'end') {
      const closed = open.pop();
      if (closed === undefined) return faultAt('statement', statement);
      if (closed.isDrawn) lines.push('end');
    } else if (sent !== null) {
      const [, from = '', arrow, mark, to = '', words = ''] = sent;
      const [source, target] = [actor(from), actor(to)];
      const numbered = count === null ? words : `${count}. ${words}`;
      if (count !== null) count++;
      last = { from: source, to: target, at: lines.length };
      lines.push(`${source}${arrow}${mark}${target}: ${labelFor(numbered)}`);
    } else if (/^autonumber(?:\s+\d+)?$/.test(text)) {
      count = Number(/\d+$/.exec(text)?.[0] ?? 1);
    } else if (change !== undefined) {
      const who = actors.get(changed);
      const isOfLast = last !== null && `p${who}` === (change === 'activate' ? last.to : last.from);
      if (last !== null && isOfLast) {
        lines[last.at] = (lines[last.at] ?? '').replace(
          /(->>|->|-x|-\))(?=p)/,
          `$1${change === 'activate' ? '+' : '-'}`,
        );
      }
    } else if (!undrawn.test(text)) return faultAt('statement', statement);
  }
  const [unclosed] = open;
  return unclosed === undefined ? lines : faultAt('unclosed', unclosed.statement);
}
