import { hash } from 'node:crypto';
import type { Problem } from '../problem.ts';

/**
 * A name for each problem that stays when lines move: of its file, its rule and what is said. Of several that are alike,
 * the second has another than the first.
 */
export function fingerprintsOf(problems: readonly Problem[]): string[] {
  const met = new Map<string, number>();
  return problems.map(({ file, rule, message }) => {
    const words = JSON.stringify([file, rule, message]);
    const number = met.get(words) ?? 0;
    met.set(words, number + 1);
    return hash('sha256', `${words} ${number}`).slice(0, 40);
  });
}
