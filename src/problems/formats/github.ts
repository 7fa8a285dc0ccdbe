import { countProblems, formatProblem, sentence } from '../format.ts';
import { printable } from '../printable.ts';
import type { Problem, Severity } from '../problem.ts';

/** Annotations of one kind that GitHub shows of a step; it drops the others without a word. */
const mostAnnotations = 10;

/**
 * Problems as workflow commands of GitHub Actions, which show beside the changed lines. It shows ten of each kind: the first
 * of each rule go before more of the same, and what is left stands in the log as plain lines, so that nothing is lost. `ending` follows the counts.
 */
export function githubLines(problems: readonly Problem[], ending: string): string[] {
  const annotated = new Set([...chosen(problems, 'error'), ...chosen(problems, 'warning')]);
  return [
    ...problems.map((problem) => (annotated.has(problem) ? command(problem) : formatProblem(problem))),
    countProblems(problems) + ending,
  ];
}

function chosen(problems: readonly Problem[], severity: Severity): Problem[] {
  const ofKind = problems.filter((problem) => problem.severity === severity);
  const met = new Set<string>();
  const firsts = ofKind.filter(({ rule }) => !met.has(rule) && met.add(rule));
  const others = ofKind.filter((problem) => !firsts.includes(problem));
  return [...firsts, ...others].slice(0, mostAnnotations);
}

function command(problem: Problem): string {
  const { file, line, column, endLine, endColumn, severity, rule } = problem;
  const end = endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn };
  // Columns are for a place within one line alone.
  const columns = endLine === undefined || endLine === line ? { col: column } : {};
  const properties = { file, line, ...end, ...columns, title: rule };
  const list = Object.entries(properties)
    .filter(([name]) => name !== 'endColumn' || 'col' in properties)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${severity} ${list.join(',')}::${escapedData(printable(sentence(problem)))}`;
}

/** What stands behind the second `::`, as the runner unescapes it. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** What stands behind the `=` of a property: there, colons and commas end it. */
function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
