import type { Place, Problem } from '../problems/problem.ts';
import { conflictMarker } from '../problems/rules/bodies.ts';

/** The lines of a text that git left where it could not merge; they would be published as they stand. */
export function mergeMarks(text: string, placeOf: (line: number) => Place): Problem[] {
  if (!/^(?:<{7}|>{7})(?: |$)/m.test(text)) return [];
  return text
    .split('\n')
    .flatMap((line, index) =>
      /^(?:<{7}|>{7})(?: |$)/.test(line) ? [conflictMarker(placeOf(index + 1), line.trimEnd())] : [],
    );
}
