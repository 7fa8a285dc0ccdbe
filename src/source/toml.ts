/** What a value of TOML may be that YAML reads alike: a text in quotes, a number, a date, a switch, and lists of them. */
const text = String.raw`"(?:[^"\\]|\\["\\bfnrt]|\\u[\da-fA-F]{4})*"|'[^']*'`;
const plain = String.raw`true|false|[-+]?\d[\d.]*|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:\d\d)?)?`;
const value = `(?:${text}|${plain})`;
const comment = String.raw`(?:[ \t]+#.*)?`;
const key = String.raw`[A-Za-z\d_-]+`;

const pair = new RegExp(
  `^[ \\t]*(${key})[ \\t]*=[ \\t]*(${value}|\\[(?:[ \\t]*${value}[ \\t]*,?)*[ \\t]*\\])(${comment})[ \\t]*$`,
);
const listStart = new RegExp(`^[ \\t]*(${key})[ \\t]*=[ \\t]*(\\[(?:[ \\t]*${value}[ \\t]*,?)*${comment})[ \\t]*$`);
const listLine = new RegExp(`^[ \\t]*((?:${value}[ \\t]*,?[ \\t]*)*${comment}|#.*)$`);
const listEnd = new RegExp(`^[ \\t]*((?:${value}[ \\t]*,?[ \\t]*)*\\]${comment})[ \\t]*$`);
const table = new RegExp(`^[ \\t]*\\[(${key})\\](${comment})[ \\t]*$`);

/**
 * Lines of TOML (1.0) as lines of YAML, with their comments and with values as they are typed; null where one of them is
 * anything else than a key with a value that both languages read alike, or the head of a table.
 */
export function yamlOfToml(lines: readonly string[]): string[] | null {
  const yaml: string[] = [];
  let [indent, isInList] = ['', false];
  for (const line of lines) {
    const [converted, isOpen] = (isInList ? insideList(line, indent) : outsideList(line, indent)) ?? [];
    if (converted === undefined || isOpen === undefined) return null;
    yaml.push(converted);
    isInList = isOpen;
    if (!isOpen && table.test(line)) indent = '  ';
  }
  return isInList ? null : yaml;
}

type Converted = readonly [line: string, isListOpen: boolean];

function outsideList(line: string, indent: string): Converted | null {
  if (/^[ \t]*(?:#.*)?$/.test(line)) return [line.trim() === '' ? '' : indent + line.trim(), false];
  const [, head, behind = ''] = table.exec(line) ?? [];
  if (head !== undefined) return [`${head}:${behind}`, false];
  const [, name, typed, note = ''] = pair.exec(line) ?? [];
  if (name !== undefined) return [`${indent}${name}: ${typed}${note}`, false];
  const [, list, start] = listStart.exec(line) ?? [];
  return list === undefined ? null : [`${indent}${list}: ${start}`, true];
}

/** What goes on must be further from the margin than its key. */
function insideList(line: string, indent: string): Converted | null {
  const end = listEnd.exec(line)?.[1];
  if (end !== undefined) return [`${indent}  ${end}`, false];
  const item = listLine.exec(line)?.[1];
  return item === undefined ? null : [`${indent}  ${item}`.trimEnd(), true];
}
