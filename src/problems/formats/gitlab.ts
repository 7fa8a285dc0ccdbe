import { sentence } from '../format.ts';
import type { Problem } from '../problem.ts';
import { fingerprintsOf } from './fingerprints.ts';

/** Problems as a report of GitLab's code quality (`artifacts:reports:codequality`), whose paths are the repository's. */
export function gitlabReport(problems: readonly Problem[]): object {
  const fingerprints = fingerprintsOf(problems);
  return problems.map((problem, index) => ({
    description: sentence(problem),
    check_name: problem.rule,
    fingerprint: fingerprints[index],
    severity: problem.severity === 'error' ? 'major' : 'minor',
    location: {
      path: problem.file,
      lines: { begin: problem.line, ...(problem.endLine === undefined ? {} : { end: problem.endLine }) },
    },
  }));
}
