import type { Problem } from '../../src/problems/problem.ts';

/**
 * A file after somebody has pasted what each of its problems tells to write, from the last to the first: instead of its
 * line, or of all lines of its key, or above or below it, or after taking it out. Null where a problem tells no line to paste.
 */
export function pasted(text: string, problems: readonly Problem[]): string | null {
  const lines = text.split('\n');
  for (const { line, message } of problems.toReversed()) {
    const written = /write `(.*)`(?: in| alone here| instead|\.$)/.exec(message)?.[1];
    const added = /add a line `(.*?)`/.exec(message)?.[1];
    if (written !== undefined)
      lines.splice(line - 1, message.includes('instead of all') ? linesOf(lines, line - 1) : 1, written);
    else if (added !== undefined) lines.splice(message.includes('has no end') ? line - 1 : line, 0, added);
    else if (/take this line out/.test(message)) lines.splice(line - 1, linesOf(lines, line - 1));
    else return null;
  }
  return lines.join('\n');
}

/** The lines of the key at a line, with what stands below it. */
function linesOf(lines: readonly string[], start: number): number {
  const depth = (text: string) => text.search(/[^\s-]|$/);
  let end = start + 1;
  const isInside = (text: string) => text.trim() !== '' && !text.startsWith('---');
  while (end < lines.length && isInside(lines[end] ?? '') && depth(lines[end] ?? '') > depth(lines[start] ?? '')) end++;
  return end - start;
}
