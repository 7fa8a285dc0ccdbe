import { garbledIn } from '../model/garbled.ts';
import { hiddenIn } from '../model/hidden-characters.ts';
import { garbledProblem, hiddenProblem } from '../problems/characters.ts';
import type { Problem } from '../problems/problem.ts';

/** What is there to be seen, and of ASCII: no letter of another encoding, and no sign that nobody sees. */
const harmless = /^[\n\t -~]*$/;

/**
 * Letters of another encoding and signs that nobody sees, in the front matter of a file: all before `bodyStart`. What YAML
 * tells of a line already is told once.
 */
export function oddInFrontMatter(
  file: string,
  fileText: string,
  bodyStart: number,
  told: readonly Problem[],
): Problem[] {
  const placed = { text: fileText.slice(0, bodyStart), file, firstLine: 1 };
  if (harmless.test(placed.text)) return [];
  const lines = new Set(told.map(({ line }) => line));
  return [
    ...garbledIn(placed.text).map((found) => garbledProblem(found, placed)),
    ...hiddenIn(placed.text, () => 'keys').map((found) => hiddenProblem(found, placed)),
  ].filter(({ line }) => !lines.has(line));
}
