import type { Problem, RuleFacts } from './problem.ts';

/** What a site may make of a rule. */
export const ruleLevels = ['error', 'warning', 'off'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** What a site makes of rules, by their names; all others are what they are. */
export type RuleLevels = Readonly<Record<string, RuleLevel>>;

/** Problems as a site wants them told. Whether it may was seen when its configuration was read. */
export function withLevels(problems: readonly Problem[], levels: RuleLevels): readonly Problem[] {
  if (Object.keys(levels).length === 0) return problems;
  return problems.flatMap((problem): readonly Problem[] => {
    const level = Object.hasOwn(levels, problem.rule) ? levels[problem.rule] : undefined;
    if (level === undefined) return [problem];
    return level === 'off' ? [] : [{ ...problem, severity: level }];
  });
}

/** True where a rule may have a level: an error that a build cannot go on with is one for every site. */
export function mayHave({ severity, text }: RuleFacts, level: RuleLevel): boolean {
  return severity === 'warning' || level === 'error' || text.isLowerable === true;
}
