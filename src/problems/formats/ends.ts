import type { Place, Problem } from '../problem.ts';

/** What begins at a place of a line, and so ends there too: the first that fits is the piece that is meant. */
const pieces: readonly RegExp[] = [
  // A picture or a link with its target, with its label, or by its label alone; a note.
  /^!?\[(?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.)*\])*\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\]|:[ \t]+\S.*)?/,
  // Tags and addresses between angle brackets; a comment.
  /^<!--.*?-->|^<[^<>]*>/,
  // What other generators would fill in.
  /^\{\{.*?\}\}|^\{%.*?%\}|^\[\/?[a-z][\w-]*[^\]]*\]/,
  // Fences, headings, containers and marks of merges have their line to themselves.
  /^(?:`{3,}|~{3,}|#{1,6}[ \t]|:{3,}|<{7}|={7}|>{7}).*/,
  /^`[^`]+`/,
  /^(?:https?:\/\/|www\.)[^\s<>]+/,
  /^[\p{L}\p{N}_-]+/u,
];

/**
 * A problem with the end of its place, where that can be told: its own, that of what its one remedy replaces there, or that
 * of the piece of text which begins there. What is told of a file as a whole has none.
 */
export function withEnd<Told extends Problem>(problem: Told, text: string | null): Told {
  if (problem.endLine !== undefined || text === null || (problem.line === 1 && problem.column === 1)) return problem;
  const end = endOf(problem, text);
  return end === null ? problem : { ...problem, ...end };
}

function endOf({ line, column, fix }: Problem, text: string): Pick<Place, 'endLine' | 'endColumn'> | null {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const [edit, ...others] = fix?.edits ?? [];
  if (edit !== undefined && others.length === 0 && edit.start === start && edit.end > start)
    return placeOf(text.slice(0, edit.end).trimEnd());
  const rest = (lines[line - 1] ?? '').slice(column - 1).trimEnd();
  const piece = pieces.map((pattern) => pattern.exec(rest)?.[0]).find((found) => found !== undefined && found !== '');
  return piece === undefined ? null : { endLine: line, endColumn: column + piece.trimEnd().length };
}

/** The place behind a text: the line, and the column behind its last character. */
function placeOf(before: string): Pick<Place, 'endLine' | 'endColumn'> {
  return { endLine: before.split('\n').length, endColumn: before.length - before.lastIndexOf('\n') };
}
