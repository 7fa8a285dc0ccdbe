import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { check } from '../src/build/check.ts';
import { type Example, exampleFiles } from '../src/problems/example.ts';
import type { Problem } from '../src/problems/problem.ts';
import { ruleGroups } from '../src/problems/rules/all.ts';
import { productionOptions } from '../src/site/options.ts';

/** What the examples of a rule show when they are checked; null for one that is told in words. */
export interface CheckedExamples {
  readonly wrong: readonly Problem[] | null;
  readonly right: readonly Problem[] | null;
}

/** Checks the examples of all rules, by the names of the rules. Their sites share what a cache keeps. */
export async function checkExamples(): Promise<ReadonlyMap<string, CheckedExamples>> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-examples-'));
  try {
    const checked = new Map<string, CheckedExamples>();
    for (const { rule, text } of ruleGroups.flatMap(({ rules }) => rules)) {
      checked.set(rule, {
        wrong: await problemsOf(text.wrong, folder, `${rule}-wrong`),
        right: await problemsOf(text.right, folder, `${rule}-right`),
      });
    }
    return checked;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function problemsOf(example: Example, folder: string, name: string): Promise<readonly Problem[] | null> {
  if ('told' in example) return null;
  const root = join(folder, name);
  const place = (path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    return join(root, path);
  };
  mkdirSync(join(root, 'content'), { recursive: true });
  for (const [path, text] of Object.entries(exampleFiles(example))) writeFileSync(place(path), text);
  for (const [path, target] of Object.entries(example.links ?? {})) symlinkSync(target, place(path));
  const cache = join(folder, 'cache');
  return await check({ ...productionOptions(root), cache, now: Date.parse('2026-11-24') });
}
