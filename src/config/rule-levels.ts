import { mayHave, type RuleLevels } from '../problems/levels.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { allRules } from '../problems/rules/all.ts';
import { firmRule, unknownRule } from '../problems/rules/keys.ts';
import type { Locate } from './yaml-places.ts';

/** What is wrong with the rules that a site.yaml names: that there is none of the name, or that it cannot be lowered. */
export function levelProblems(written: RuleLevels, place: Locate): Problem[] {
  return Object.entries(written).flatMap(([name, level]): Problem[] => {
    const rule = allRules.get(name);
    const at = place(['rules', name], 'key');
    if (rule === undefined) return [unknownRule(at, name, nearest(name, allRules.keys()))];
    return mayHave(rule, level) ? [] : [firmRule(at, name)];
  });
}

/** The levels that count: those of rules that there are, and that may have them. */
export function usableLevels(written: RuleLevels): RuleLevels {
  return Object.fromEntries(
    Object.entries(written).filter(([name, level]) => {
      const rule = allRules.get(name);
      return rule !== undefined && mayHave(rule, level);
    }),
  );
}
