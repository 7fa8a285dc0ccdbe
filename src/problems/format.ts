import { printable } from './printable.ts';
import type { Problem, Severity } from './problem.ts';

/**
 * One problem as `file:line:column severity rule message`, the form that editors and CI logs make links of. It is one
 * line whatever the content was: what a terminal would act on is escaped.
 */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, rule } = problem;
  return printable(`${file}:${line}:${column} ${severity} ${rule} ${sentence(problem)}`);
}

/** What is said of a problem, in one line; of a draft, with that before it. */
export function sentence({ message, draft }: Problem): string {
  return `${draft ? '(draft) ' : ''}${message.replaceAll(/\s*\n\s*/g, ' ')}`;
}

/** How many there are of each severity, for the line below a list: `2 errors, 1 warning`, or `no problems`. */
export function countProblems(problems: readonly Problem[]): string {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  const parts = [counted(count('error'), 'error'), counted(count('warning'), 'warning')].filter((part) => part !== '');
  return parts.length === 0 ? 'no problems' : parts.join(', ');
}

function counted(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Problems in the order in which a person mends them: by file, line and column; told once each. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const told = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...told.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.message, b.message),
  );
}

/** True where at least one of the problems stops a build. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
