import type { Edit, Fix, Problem } from '../problems/problem.ts';
import { isCount, isText, listOf, objectOf, oneOf, type Shape } from './shape.ts';

const isFrame = objectOf<Pick<Problem, 'file' | 'line' | 'column' | 'severity' | 'rule' | 'message'>>({
  file: isText,
  line: isCount,
  column: isCount,
  severity: oneOf('error', 'warning'),
  rule: isText,
  message: isText,
});
const isFix = objectOf<Fix>({
  does: isText,
  edits: listOf(objectOf<Edit>({ start: isCount, end: isCount, text: isText })),
});

/** A problem as a cache keeps it: one whose place is known. */
export const isProblem: Shape<Problem> = (value): value is Problem => {
  if (!isFrame(value)) return false;
  const { fix, endLine, endColumn }: Partial<Problem> = value;
  const isEnd = (end: unknown) => end === undefined || isCount(end);
  return isEnd(endLine) && isEnd(endColumn) && (fix === undefined || isFix(fix));
};
