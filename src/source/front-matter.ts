import matter from 'gray-matter';
import { plainSpots } from '../config/plain-yaml.ts';
import { type ReadYaml, readYaml } from '../config/read-yaml.ts';
import { type Locate, yamlPlaces } from '../config/yaml-places.ts';
import type { Problem } from '../problems/problem.ts';
import { type Fences, findFences, unclosedAt } from './fences.ts';
import { plainFrontMatter } from './plain-front-matter.ts';

/** A Markdown file in its two halves, as far as each can be read. */
export interface SplitFile {
  /** Null where the front matter cannot be read; `problems` says why. */
  readonly data: Record<string, unknown> | null;
  readonly place: Locate;
  readonly body: string;
  /** Where in the file's text the body begins: the offset, and the line, from 1. */
  readonly bodyStart: number;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
}

/** Only YAML is read: the other engines of gray-matter would run code from a post, or lose the places of mistakes. */
const refuse = {
  parse(): object {
    throw new Error('only YAML is read');
  },
};
const refused = { javascript: refuse, json: refuse, coffee: refuse, cson: refuse, toml: refuse };

/**
 * Splits a file's text (line feeds only, no byte order mark) into front matter and body. `keys` are those that may be in
 * it. Never throws: what cannot be read is told with its place.
 */
export function splitFrontMatter(file: string, text: string, keys: readonly string[]): SplitFile {
  const plain = plainFrontMatter(text);
  if (plain !== null) {
    const { yaml, yamlLine, yamlStart, ...read } = plain;
    return {
      ...read,
      place: yamlPlaces(yaml, file, yamlLine, yamlStart, plainSpots),
      body: text.slice(plain.bodyStart),
      problems: [],
    };
  }
  const fences = findFences(file, text, keys);
  const read = readFrontMatter(file, fences, keys);
  const earlier = unclosedAt(file, text, fences, keys);
  if (earlier !== null) {
    // Without its last line, the front matter goes on to a line of the body. What reads with fewer mistakes is meant.
    const shorter = readFrontMatter(file, earlier, keys);
    if (earlier.isCertain || shorter.problems.length < read.problems.length) return split(file, text, earlier, shorter);
  }
  return split(file, text, fences, read);
}

function split(file: string, text: string, fences: Fences, read: ReadYaml): SplitFile {
  return {
    data: fences.isReadable ? read.data : null,
    place: yamlPlaces(read.text, file, fences.yamlLine, read.text === fences.yaml ? fences.yamlStart : null),
    body: text.slice(fences.bodyStart),
    bodyStart: fences.bodyStart,
    bodyLine: fences.bodyLine,
    problems: [...fences.problems, ...read.problems],
  };
}

function readFrontMatter(
  file: string,
  { yaml, yamlLine, yamlStart, isReadable }: Fences,
  keys: readonly string[],
): ReadYaml {
  let read: ReadYaml = { data: {}, text: yaml, problems: [] };
  if (!isReadable) return read;
  const engine = {
    parse: () => {
      read = readYaml(yaml, { file, firstLine: yamlLine, offset: yamlStart, keys });
      return {};
    },
  };
  // gray-matter gets the front matter alone, between the plainest of fences: it copies whatever it is given, takes what
  // stands behind the first fence for an engine's name, and throws where there is none of that name. Its options keep
  // it from caching by content: it would give the half-read file of an earlier mistake.
  matter(`---\n${yaml}\n---\n`, { engines: { ...refused, yaml: engine }, language: 'yaml', excerpt: false });
  return read;
}
