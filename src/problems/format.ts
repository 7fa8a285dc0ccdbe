import type { Problem } from './problem.ts';

/** One problem as `file:line:column severity rule message`, the form that editors and CI logs make links of. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, rule, message } = problem;
  return `${file}:${line}:${column} ${severity} ${rule} ${message.replaceAll(/\s*\n\s*/g, ' ')}`;
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
