import { type Problem, startOf } from '../problems/problem.ts';
import {
  foreignFrontMatter,
  missingFrontMatter,
  unclosedFrontMatter,
  wrongFence,
} from '../problems/rules/front-matter.ts';
import { yamlOfToml } from './toml.ts';

/** Where a file's front matter is, and what is wrong with the lines that enclose it. */
export interface Fences {
  readonly yaml: string;
  /** The line of the file on which it begins, from 1. */
  readonly yamlLine: number;
  /** Where in the file's text it begins; null where a part of it stands elsewhere. */
  readonly yamlStart: number | null;
  readonly bodyStart: number;
  readonly bodyLine: number;
  /** False where the file has no front matter in YAML at all. */
  readonly isReadable: boolean;
  readonly problems: readonly Problem[];
}

const fence = /^---[ \t]*$/;

/** A first line that is a fence to YAML too: it may have a comment, and gray-matter lets it name the language. */
const opening = /^---[ \t]*(?:ya?ml[ \t]*)?$|^---[ \t]+#/;

/** What was meant as a fence: other numbers of dashes, the dashes that a word processor makes of them, YAML's end. */
const fenceLike = /^(?!={7}$)(?:[-\u2012-\u2015\u2212=_*~]{2,}|[\u2012-\u2015\u2212]|\.{3})[ \t]*$|^---/;

const mergedTwice =
  'a merge left both versions of the file here: keep one of them, and remove the other with the lines that begin with <<<<<<<, ======= and >>>>>>>.';

/** A headline of a body, which no comment looks like. */
const isHeadline = /^#{2,6} /;

/** Finds the front matter of a file's text (line feeds only). */
export function findFences(file: string, text: string, keys: readonly string[]): Fences {
  const usual = usualFences(text);
  if (usual !== null) return usual;
  const lines = text.split('\n');
  const [first = ''] = lines;
  const closed = (from: number, problems: readonly Problem[]) => closedFences({ file, lines, keys }, from, problems);
  if (opening.test(first)) return closed(1, []);
  const foreign = foreignLanguage(first);
  if (foreign !== null) return withoutYaml(text, inYaml(foreignFrontMatter(startOf(file), foreign), lines));
  const begin = lines.findIndex((line) => line.trim() !== '');
  const line = lines[begin] ?? '';
  const at = { file, line: Math.max(1, begin + 1), column: 1 };
  if (/^<{7}(?: |$)/.test(line)) return withoutYaml(text, wrongFence(at, mergedTwice));
  const [, rest] = /^---[ \t]+(\S.*)$/.exec(line) ?? [];
  if (rest !== undefined) {
    const below = closed(begin + 1, [
      wrongFence(at, 'the keys begin in the line below the fence: write `---` alone here.'),
    ]);
    return { ...below, yaml: `${rest}\n${below.yaml}`, yamlLine: begin + 1, yamlStart: null };
  }
  if (opening.test(line.trim()) || fenceLike.test(line.trim())) {
    const told = wrongFence(at, openingFault(line, begin));
    return closed(begin + 1, [begin > 0 ? told : refenced(told, lines, begin)]);
  }
  if (/^["']?[A-Za-z_][\w-]*["']?:(?:\s|$)/.test(line) && lines.some((other) => fence.test(other)))
    return closed(begin, [wrongFence(at, 'the line before the first key is missing: write `---` above it.')]);
  return withoutYaml(text, missingFrontMatter(startOf(file)));
}

/** The fences of nearly all files, found without taking a body apart into lines. */
function usualFences(text: string): Fences | null {
  const end = /\n---[^\S\n]*(?:\n|$)/.exec(text);
  if (end === null || !/^---[ \t]*\n/.test(text)) return null;
  const yaml = text.slice(text.indexOf('\n') + 1, end.index);
  const lines = yaml.split('\n');
  if (lines.some((line) => fenceLike.test(line))) return null;
  const bodyStart = end.index + end[0].length;
  const bodyLine = bodyStart > 0 ? text.slice(0, bodyStart).split('\n').length : 1;
  return { yaml, yamlLine: 2, yamlStart: text.indexOf('\n') + 1, bodyStart, bodyLine, isReadable: true, problems: [] };
}

function openingFault(line: string, begin: number): string {
  if (begin > 0) return 'the front matter must begin in the first line: remove the lines above this one.';
  return `"${line.trimEnd()}" does not begin the front matter: write \`---\`.`;
}

const languages = new Map([
  ['toml', 'TOML'],
  ['json', 'JSON'],
  ['js', 'JavaScript'],
  ['javascript', 'JavaScript'],
]);

/** The format of front matter that another generator would read, from its first line. */
function foreignLanguage(line: string): string | null {
  if (/^\+\+\+/.test(line)) return 'TOML';
  if (/^(?:;;;|\{\s*(?:"|$))/.test(line)) return 'JSON';
  const name = /^---[ \t]*([^\s:-][^\s:]*)[ \t]*$/.exec(line)?.[1];
  if (name === undefined) return null;
  return languages.get(name.toLowerCase()) ?? `"${name}"`;
}

/** The same, with what makes YAML of front matter in TOML, where each of its lines means the same there. */
function inYaml(problem: Problem, lines: readonly string[]): Problem {
  const isToml = /^\+\+\+[ \t]*$/;
  const end = lines.findIndex((line, index) => index > 0 && isToml.test(line));
  const yaml = isToml.test(lines[0] ?? '') && end > 0 ? yamlOfToml(lines.slice(1, end)) : null;
  if (yaml === null) return problem;
  const stop = startOfLine(lines, end) + (lines[end] ?? '').length;
  const edit = { start: 0, end: stop, text: ['---', ...yaml, '---'].join('\n') };
  return { ...problem, fix: { does: 'write the front matter in YAML', edits: [edit] } };
}

interface Opened {
  readonly file: string;
  readonly lines: readonly string[];
  readonly keys: readonly string[];
}

/** The front matter from line `from` (from 0) to its closing fence. */
function closedFences({ file, lines, keys }: Opened, from: number, problems: readonly Problem[]): Fences {
  const fenced = lines.findIndex((line, index) => index >= from && fence.test(line));
  const alike = fenced < 0 ? (line: string) => fenceLike.test(line.trim()) : (line: string) => fenceLike.test(line);
  const similar = lines.findIndex((line, index) => index >= from && alike(line));
  // A line such as "---x" would end the front matter for gray-matter, and one such as "----" was meant to.
  if (similar >= 0 && similar !== fenced) {
    const end = similar;
    const at = { file, line: end + 1, column: 1 };
    const told = wrongFence(at, `"${lines[end]?.trimEnd()}" does not end the front matter: write \`---\`.`);
    return between(lines, from, end, end + 1, [...problems, refenced(told, lines, end)]);
  }
  if (fenced >= 0) return between(lines, from, fenced, fenced + 1, problems);
  const end = endOfKeys(lines, from, keys);
  return between(lines, from, end, end, [...problems, unclosedFrontMatter({ file, line: end + 1, column: 1 })]);
}

/**
 * The front matter of a file that has a fence only further down, in its body, where a line of its own marks a pause;
 * null where what stands between the fences looks like front matter to the end. It is certain where what
 * follows cannot be a key.
 */
export function unclosedAt(
  file: string,
  text: string,
  { yaml, yamlLine, bodyLine, isReadable }: Fences,
  keys: readonly string[],
): (Fences & { readonly isCertain: boolean }) | null {
  if (!isReadable || !/\n[ \t]*\n|\n#{2}/.test(yaml)) return null;
  const lines = text.split('\n');
  const end = endOfKeys(lines, yamlLine - 1, keys);
  if (end >= bodyLine - 2) return null;
  const next = lines.findIndex((line, index) => index >= end && line.trim() !== '');
  // No key of ours, or of any other generator, begins with a capital letter.
  const isCertain = !/^(?:["']?[a-z_][\w-]*["']?[ \t]*:(?:\s|$)|\s|- |#)/.test(lines[next] ?? '');
  const problems = [unclosedFrontMatter({ file, line: end + 1, column: 1 })];
  return { ...between(lines, yamlLine - 1, end, end, problems), isCertain };
}

/** The first line that cannot be front matter any more, the empty ones before it left out. */
function endOfKeys(lines: readonly string[], from: number, keys: readonly string[]): number {
  const stranger = lines.findIndex((line, index) => {
    if (index < from || line.trim() === '') return false;
    const isBehindGap = index > from && lines[index - 1]?.trim() === '';
    return isBehindGap
      ? !keys.includes(/^["']?([\w-]+)["']?[ \t]*[:：=]/.exec(line)?.[1] ?? '')
      : isHeadline.test(line);
  });
  let end = stranger < 0 ? lines.length : stranger;
  while (end > from && lines[end - 1]?.trim() === '') end--;
  return end;
}

function between(
  lines: readonly string[],
  from: number,
  end: number,
  body: number,
  problems: readonly Problem[],
): Fences {
  const before = startOfLine(lines, body);
  return {
    yaml: lines.slice(from, end).join('\n'),
    yamlLine: from + 1,
    yamlStart: startOfLine(lines, from),
    bodyStart: before,
    bodyLine: body + 1,
    isReadable: true,
    problems,
  };
}

function startOfLine(lines: readonly string[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
}

/** The same, with the fence that stands for a line that was meant as one. */
function refenced(problem: Problem, lines: readonly string[], index: number): Problem {
  const start = startOfLine(lines, index);
  return {
    ...problem,
    fix: { does: 'write `---`', edits: [{ start, end: start + (lines[index] ?? '').length, text: '---' }] },
  };
}

function withoutYaml(text: string, problem: Problem): Fences {
  return {
    yaml: '',
    yamlLine: 1,
    yamlStart: null,
    bodyStart: text.length,
    bodyLine: 1,
    isReadable: false,
    problems: [problem],
  };
}
