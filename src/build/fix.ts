import { existsSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readBytes } from '../files/read.ts';
import { mostTextBytes } from '../files/text.ts';
import type { Problem } from '../problems/problem.ts';
import { wrongFence } from '../problems/rules/front-matter.ts';
import { unreadableYaml } from '../problems/rules/keys.ts';
import { writeFixed } from './fixed-file.ts';
import { withEdits } from './fixed-text.ts';

/** What was done about a problem. */
export interface Done {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  /** What was done, as a sentence without a full stop. */
  readonly does: string;
}

/** What mending left: what was done, and what is still wrong. */
export interface Fixed {
  readonly done: readonly Done[];
  readonly problems: readonly Problem[];
}

/** What one mend lets appear, the next one sees: after as many rounds, nothing is changed any more. */
const mostRounds = 10;

/**
 * Mends what has one sure remedy, in the files of a site below `root`, and checks again until nothing is left that can be
 * mended. A file that is more wrong than before gets its bytes back, and is left alone. One in which a merge left both
 * versions is not touched: nobody knows which of them is meant.
 */
export async function fixAll(root: string, check: () => Promise<readonly Problem[]>): Promise<Fixed> {
  const done: Done[] = [];
  const left = new Set<string>();
  let problems = await check();
  for (let round = 0; round < mostRounds; round++) {
    const mended = [...Map.groupBy(problems, ({ file }) => file)].flatMap(([file, ofFile]) => {
      const one = left.has(file) ? null : fixFile(root, file, ofFile);
      return one === null ? [] : [{ file, ...one, errors: errorsIn(ofFile) }];
    });
    if (mended.length === 0) break;
    const after = await check();
    const spoilt = mended.filter(({ file, errors }) => errorsIn(after.filter((one) => one.file === file)) > errors);
    for (const { file, path, before } of spoilt) {
      writeFixed(path, before);
      left.add(file);
    }
    done.push(...mended.filter((one) => !spoilt.includes(one)).flatMap((one) => one.done));
    problems = spoilt.length === 0 ? after : await check();
  }
  return { done, problems };
}

/** Mistakes in how a file is written: what it says is only seen when these are mended. */
const ofWriting: ReadonlySet<string> = new Set([unreadableYaml.rule, wrongFence.rule]);

function errorsIn(problems: readonly Problem[]): number {
  return problems.filter(({ rule }) => ofWriting.has(rule)).length;
}

/** What git leaves where it could not merge. */
const conflict = /^(?:<{7}|>{7})(?: |\r?$)/m;

/** Mends one file as far as its problems say how; null where nothing is to be done, or it must not be touched. */
function fixFile(root: string, file: string, problems: readonly Problem[]) {
  const fixable = problems.filter(({ fix }) => fix !== undefined);
  const path = join(root, file);
  if (fixable.length === 0 || !existsSync(path) || !isInside(root, path)) return null;
  const read = readBytes(path, mostTextBytes);
  if ('fault' in read) return null;
  const before = Buffer.from(read.bytes);
  const text = before.toString('utf8');
  if (conflict.test(text) || !Buffer.from(text, 'utf8').equals(before)) return null;
  const { text: mended, used } = withEdits(text, fixable);
  if (mended === text) return null;
  writeFixed(path, mended);
  return {
    path,
    before,
    done: used.map(({ line, rule, fix }) => ({ file, line, rule, does: fix?.does ?? '' })),
  };
}

function isInside(root: string, path: string): boolean {
  return realpathSync(path).startsWith(realpathSync(root) + sep);
}
