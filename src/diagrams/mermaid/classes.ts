import { once } from '../../model/once.ts';
import { hide, labelFor, oneWord, wordFor } from './label.ts';
import { faultAt, type MermaidFault, type Statement } from './statements.ts';

const id = '(?:`[^`]+`|[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_])?)(?:~[^~]+~)?';

/** Letters of all scripts are costly to compile: only for a text that has such a diagram. */
const patterns = once(() => ({
  relation: new RegExp(
    `^(${id})\\s*(?:"([^"]*)"\\s*)?(<\\|--|<\\|\\.\\.|\\*--|o--|--\\|>|\\.\\.\\|>|--\\*|--o|<--|<\\.\\.|-->|\\.\\.>|--)\\s*(?:"([^"]*)"\\s*)?(${id})(?:\\s*:\\s*(.+))?$`,
    'u',
  ),
  declared: new RegExp(
    `^class\\s+(${id})(?:\\s*\\["([^"]+)"\\])?(?::::[\\w-]+)?\\s*(\\{)?\\s*(?:(.*?)\\s*(\\}))?$`,
    'u',
  ),
  member: new RegExp(`^(${id})\\s*:\\s*(.+)$`, 'u'),
  annotated: new RegExp(`^<<([\\w -]+)>>\\s*(${id})$`, 'u'),
}));
/** What looks of links are, and directions, which change nothing that is said. */
const undrawn = /^(?:direction|click|link|callback|style|cssClass|classDef)\s/;

/** Classes and their relations as the drawing program reads them. */
export function readClasses(statements: readonly Statement[]): readonly string[] | MermaidFault {
  const { relation, declared, member, annotated } = patterns();
  const labels = new Map<string, string>();
  for (const { text } of statements) {
    const [, name, label] = declared.exec(text) ?? [];
    if (name !== undefined && label !== undefined) labels.set(name, label);
  }
  /** `List~int~` is a list of numbers. */
  const nameOf = (written: string) =>
    labels.has(written)
      ? wordFor(labels.get(written) ?? '')
      : oneWord(written.replaceAll('`', '').replace(/~(.+)~$/, '<$1>'));
  const lines = ['classDiagram'];
  const open: Statement[] = [];
  for (const statement of statements) {
    const text = statement.text;
    const inside = open.at(-1)?.text ?? '';
    const opened = declared.exec(text);
    const related = relation.exec(text);
    const owned = member.exec(text);
    const marked = annotated.exec(text);
    if (text === '}') {
      if (open.pop() === undefined) return faultAt('statement', statement);
      lines.push('}');
    } else if (/^class\s/.test(inside)) {
      if (!/[{}]/.test(text)) lines.push(memberFor(text));
      else return faultAt('statement', statement);
    } else if (opened !== null) {
      const [, name = '', , brace, body, closed] = opened;
      if (brace === undefined && closed === undefined) lines.push(`class ${nameOf(name)}`);
      else {
        lines.push(`class ${nameOf(name)} {`, ...(body ? [memberFor(body)] : []));
        if (closed === undefined) open.push(statement);
        else lines.push('}');
      }
    } else if (/^namespace\s+\S+\s*\{$/.test(text)) {
      open.push(statement);
      lines.push(`namespace ${wordFor(text.slice('namespace'.length, -1))} {`);
    } else if (related !== null) {
      const [, from = '', ofFrom, arrow, ofTo, to = '', words] = related;
      const count = (written: string | undefined) => (written === undefined ? '' : `"${labelFor(written)}" `);
      lines.push(
        `${nameOf(from)} ${count(ofFrom)}${arrow} ${count(ofTo)}${nameOf(to)}${words ? ` : ${labelFor(words)}` : ''}`,
      );
    } else if (owned !== null) {
      const [, name = '', words = ''] = owned;
      lines.push(`class ${nameOf(name)} {`, memberFor(words), '}');
    } else if (marked !== null) {
      const [, kind = '', name = ''] = marked;
      lines.push(`class ${nameOf(name)} {`, `<<${kind.replaceAll(/\W/g, '_')}>>`, '}');
    } else if (!undrawn.test(text)) return faultAt('statement', statement);
  }
  const [unclosed] = open;
  return unclosed === undefined ? lines : faultAt('unclosed', unclosed);
}

/** A line of a class. Types in tildes are parameters, as `List~int~`; parentheses and signs stay what they are. */
function memberFor(text: string): string {
  if (/^<<[\w -]+>>$/.test(text)) return text.replaceAll(/(?<=\w)[ -](?=\w)/g, '_');
  return text.replaceAll(/~([^~]+)~/g, (_, of: string) => oneWord(`<${of}>`)).replaceAll(/[&<>]/g, hide);
}
