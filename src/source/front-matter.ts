import matter from 'gray-matter';
import { parseYaml, YamlError } from '../config/yaml.ts';
import { type Problem, startOf } from '../problems/problem.ts';
import {
  foreignFrontMatter,
  missingFrontMatter,
  unclosedFrontMatter,
  unreadableYaml,
  wrongValue,
} from '../problems/rules.ts';

/** A Markdown file in its two halves. */
export interface SplitFile {
  readonly data: Record<string, unknown>;
  /** The front matter's text, and the line of the file on which it begins (from 1). */
  readonly yaml: string;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

class ForeignLanguage extends Error {}

/** Only YAML is read: the other engines of gray-matter would run code from a post, or lose the places of errors. */
const refuse = {
  parse(): object {
    throw new ForeignLanguage();
  },
};
const engines = {
  yaml: { parse: (text: string) => asObject(parseYaml(text)) },
  javascript: refuse,
  json: refuse,
  coffee: refuse,
  cson: refuse,
  toml: refuse,
};

class NoMap extends Error {}

function asObject(value: unknown): object {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new NoMap();
  return value;
}

/** Splits a file's text (line feeds only, no byte order mark) into front matter and body; or says why it cannot. */
export function splitFrontMatter(file: string, text: string): SplitFile | Problem {
  if (!/^---[^\n-]*\n/.test(text)) return missingFrontMatter(startOf(file));
  const end = /\n---[^\S\n]*(?:\n|$)/.exec(text);
  if (end === null) return unclosedFrontMatter(startOf(file));
  const bodyStart = end.index + end[0].length;
  try {
    // gray-matter gets the front matter alone: it copies whatever it is given, and bodies are long. Its options keep it
    // from caching by content: it would give the half-read file of an earlier error.
    const { data, matter: yaml, language } = matter(text.slice(0, bodyStart), { engines, language: 'yaml' });
    if (language !== 'yaml' && language !== '') return foreignFrontMatter(startOf(file), language);
    const body = text.slice(bodyStart);
    return {
      data,
      yaml: yaml.replace(/^[^\S\n]*\n/, ''),
      yamlLine: 2,
      body,
      bodyLine: 1 + countLines(text, bodyStart),
    };
  } catch (error) {
    if (error instanceof ForeignLanguage)
      return foreignFrontMatter(startOf(file), text.slice(3, text.indexOf('\n')).trim());
    if (error instanceof NoMap)
      return wrongValue({ file, line: 2, column: 1 }, 'front matter', 'keys with values', 'something else');
    if (!(error instanceof YamlError)) throw error;
    // gray-matter hands the engine the text from the end of the opening line on: its line 0 is the file's line 1.
    return unreadableYaml({ file, line: error.line + 1, column: error.column + 1 }, error.message);
  }
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
