import type { Severity } from '../problems/problem.ts';
import { listBelow, write } from './yaml-mends.ts';
import { quoted, type TypedLine, typedLine, withValue } from './yaml-text.ts';

/** Something that YAML reads without complaint, but not as it was meant. Line and column from 0. */
export interface YamlLoss {
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly message: string;
  /** Lines, and what they become when it is mended. */
  readonly lines: ReadonlyMap<number, string>;
  /** False where it may have been meant as it is read. */
  readonly isSure: boolean;
}

/** What every loss has; most texts have none of it. */
const suspicious = /[:-][ \t]+[&!]|^\s+-|[ \t]#\S/m;

/** What is lost of a text that parses. */
export function yamlLosses(text: string): YamlLoss[] {
  if (!suspicious.test(text)) return [];
  const lines = text.split('\n');
  const losses: YamlLoss[] = [];
  /** The depth of the key whose text in several lines (`|`, `>`, or a list in brackets) is being read. */
  let inside: number | null = null;
  for (const [at, text] of lines.entries()) {
    const line = typedLine(text);
    const depth = line.indent.length;
    if (inside !== null && (text.trim() === '' || depth > inside)) continue;
    inside = opensText(line) ? depth : null;
    losses.push(...sign(line, at, lines), ...comment(line, at), ...dash(line, at, lines));
  }
  return losses;
}

function opensText({ value }: TypedLine): boolean {
  return /^[|>][\d+-]*(?:\s+#.*)?$/.test(value) || /^[[{"'][^\]}"']*$/.test(value);
}

/** `&` gives a value a name and `!` a type; where nothing asks for it, it was meant as a letter. */
function sign(line: TypedLine, at: number, lines: readonly string[]): YamlLoss[] {
  const [, first = '', name = ''] = /^([&!])([^\s,[\]{}]*)\s+[^\s#]/.exec(line.value) ?? [];
  if (first === '' || (first === '&' && lines.some((other) => other.includes(`*${name}`)))) return [];
  const what = `a value cannot begin with a bare "${first}", which is a sign of YAML’s own: its first word would be lost`;
  return [loss(at, line.valueStart, 'error', what, withValue(line, quoted(line.value)))];
}

/** A `#` with a space before and none behind: more often a number or a hashtag than a comment. */
function comment(line: TypedLine, at: number): YamlLoss[] {
  if ((line.key === null && line.dashes === '') || !/^[^\s"'[{|>&*!]/.test(line.value)) return [];
  const start = line.value.startsWith('#') ? 0 : line.value.search(/\s#[^\s#]/) + 1;
  if (start === 0 && !/^#[^\s#]/.test(line.value)) return [];
  const what = `"${line.value.slice(start)}" is a comment to YAML and falls away, unless it is in quotes`;
  const told = loss(at, line.valueStart + start, 'warning', what, withValue(line, quoted(line.value)));
  // A number is one of an issue; a word may be a note to those who write.
  return [{ ...told, isSure: /^#\d+\W*$/.test(line.value.slice(start)) }];
}

function loss(at: number, column: number, severity: Severity, what: string, mended: string): YamlLoss {
  const lines = new Map([[at, mended]]);
  return { line: at, column, severity, message: write(what, mended), lines, isSure: severity === 'error' };
}

/** A dash that begins no item, but is read as a part of the text above. */
function dash(line: TypedLine, at: number, lines: readonly string[]): YamlLoss[] {
  const rest = line.text.trim();
  if (!/^-(?!-)/.test(rest) || line.indent === '') return [];
  const head = lines.findLastIndex((text, index) => index < at && text.trim() !== '');
  const above = typedLine(lines[head] ?? '');
  const column = line.indent.length;
  if (line.dashes === '' && rest.length > 1 && (above.value === '' || /^-\S/.test(above.value))) {
    if (above.key === null && !/^-\S/.test(above.value)) return [];
    return [loss(at, column, 'error', 'a space is missing after the dash', `${line.indent}- ${rest.slice(1)}`)];
  }
  const isBelow = column > above.indent.length;
  if (line.dashes === '' || above.value === '' || opensText(above) || !isBelow) return [];
  if (above.key !== null && above.dashes === '') {
    const { told, lines: mended } = listBelow(lines, head);
    return told.map((one) => ({ ...one, severity: 'error', lines: mended, isSure: true }));
  }
  if (above.key !== null || above.dashes === '') return [];
  const what = 'the item begins deeper than the one above, and is read as a part of it';
  return [loss(at, column, 'error', what, above.indent + rest)];
}
