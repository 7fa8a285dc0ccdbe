import { once } from '../../model/once.ts';
import { labelFor, oneWord, wordFor } from './label.ts';
import { faultAt, type MermaidFault, type Statement } from './statements.ts';

const id = '(?:"[^"]+"|[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*)';

/** Letters of all scripts are costly to compile: only for a text that has such a diagram. */
const patterns = once(() => ({
  relation: new RegExp(
    `^(${id})\\s*(\\|\\||\\|o|o\\||\\}\\||\\|\\{|\\}o|o\\{)(--|\\.\\.)(\\|\\||\\|o|o\\||\\}\\||\\|\\{|\\}o|o\\{)\\s*(${id})(?:\\s*:\\s*(.+))?$`,
    'u',
  ),
  entity: new RegExp(`^(${id})(?:\\s*\\[(.+)\\])?(?::::[\\w-]+)?\\s*(\\{)?\\s*(\\})?$`, 'u'),
  attribute: /^([\p{L}_][^\s"]*)\s+(\*?[\p{L}_][^\s",]*)((?:\s*,?\s*(?:PK|FK|UK))*)\s*("[^"]*")?$/u,
}));
const undrawn = /^(?:direction|style|classDef|class)\s/;

/** Entities and their relations as the drawing program reads them. */
export function readEntities(statements: readonly Statement[]): readonly string[] | MermaidFault {
  const { relation, entity, attribute } = patterns();
  const labels = new Map<string, string>();
  for (const { text } of statements) {
    const [, name, label] = entity.exec(text) ?? [];
    if (name !== undefined && label !== undefined) labels.set(name, label);
  }
  const nameOf = (written: string) => wordFor(labels.get(written) ?? written);
  const lines = ['erDiagram'];
  let open: Statement | null = null;
  for (const statement of statements) {
    const { text } = statement;
    const has = attribute.exec(text);
    const related = relation.exec(text);
    const named = entity.exec(text);
    if (open !== null) {
      if (text === '}') {
        open = null;
        lines.push('}');
      } else if (has !== null) {
        const [, type = '', name = '', keys = '', words = ''] = has;
        // The program has no place of its own for what is said of an attribute.
        const shown = words === '' ? name : `${name} – ${words.slice(1, -1)}`;
        lines.push(`${oneWord(type)} ${wordFor(shown)} ${keys.replaceAll(',', ' ').trim()}`.trimEnd());
      } else return faultAt('statement', statement);
    } else if (related !== null) {
      const [, from = '', left, line, right, to = '', words = ''] = related;
      lines.push(`${nameOf(from)} ${left}${line}${right} ${nameOf(to)} : ${labelFor(words)}`);
    } else if (undrawn.test(text)) {
      // How it looks is the theme's.
    } else if (named !== null) {
      const [, name = '', , brace, closed] = named;
      lines.push(`${nameOf(name)} {`);
      if (brace !== undefined && closed === undefined) open = statement;
      else lines.push('}');
    } else return faultAt('statement', statement);
  }
  return open === null ? lines : faultAt('unclosed', open);
}
