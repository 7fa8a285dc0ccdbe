import type { z } from 'zod';
import { isRecord } from '../model/is-record.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import {
  missingKey,
  missingKeys,
  strangeToProvider,
  uselessValue,
  wrongItems,
  wrongValue,
} from '../problems/rules/keys.ts';
import { expectation, type Issue, issuesOf, valueAt, withValueAt } from './issues.ts';
import { exampleOf, isSure, mendedValue } from './remedies.ts';
import { keysAt } from './schema-keys.ts';
import { strangeKey } from './services/provider-keys.ts';
import { parseYaml, YamlError } from './yaml.ts';
import type { MendedLine } from './yaml-lines.ts';
import type { Locate } from './yaml-places.ts';
import { scalar } from './yaml-text.ts';
import { flow, flowOf } from './yaml-values.ts';

/** Data that was checked, by which schema, and what is needed to tell what is wrong with it. */
export interface Checked {
  readonly schema: z.ZodObject;
  readonly data: Record<string, unknown>;
  readonly locate: Locate;
  /** What might stand at the keys that are needed, by their paths. */
  readonly examples: Readonly<Record<string, string>>;
}

type Path = readonly PropertyKey[];

/** Remedies of a file that are tried before they are told: each is a check of the whole file. */
const mostTried = 200;

/** A list that is longer than this in one line is nothing to paste. */
const longestList = 600;

/** Wrong values as problems. Items of one list that are wrong in one way are told together, as are keys that one map lacks. */
export function wrongProblems(issues: readonly Issue[], checked: Checked): Problem[] {
  const rights = new Rights(checked);
  const groups = Map.groupBy(issues, (issue) => groupOf(issue, checked));
  return [...groups.values()].flatMap((group): Problem[] => {
    const [issue, ...others] = group;
    if (issue === undefined) return [];
    if (typeof issue.path.at(-1) === 'number') return [itemsProblem(group, checked, rights)];
    return others.length === 0 ? [valueProblem(issue, checked, rights)] : [keysProblem(group, checked, rights)];
  });
}

function groupOf({ path, message }: Issue, { data, locate }: Checked): string {
  const parent = path.slice(0, -1);
  const found = valueAt(data, path);
  if (typeof path.at(-1) === 'number') return JSON.stringify(['items', parent.map(String)]);
  if ((found === undefined || found === null) && parent.length > 0 && locate.isInBraces(parent))
    return JSON.stringify(['keys', parent.map(String)]);
  return JSON.stringify(['value', path.map(String), message]);
}

/** Tells of a value whether it is right where it is to stand: a remedy that only leads to the next mistake is none. */
class Rights {
  readonly #checked: Checked;
  #tried = 0;

  constructor(checked: Checked) {
    this.#checked = checked;
  }

  isRight(path: Path, yaml: string): boolean {
    if (++this.#tried > mostTried) return true;
    const { schema, data } = this.#checked;
    const parsed = parsedValue(yaml);
    if (parsed === undefined) return false;
    const result = schema.safeParse(withValueAt(data, path, parsed));
    if (result.success) return true;
    const [inside, mended] = [path.map(String), withValueAt(data, path, parsed)];
    // What a map still lacks is told next.
    return !issuesOf(result.error.issues, mended).some(
      (issue) =>
        inside.every((step, index) => String(issue.path[index]) === step) &&
        (issue.path.length === inside.length || valueAt(mended, issue.path) !== undefined),
    );
  }
}

/** What YAML says; undefined where it does not parse. */
function parsedValue(yaml: string): unknown {
  try {
    const parsed = parseYaml(`value: ${yaml}`);
    return isRecord(parsed) ? parsed.value : undefined;
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return undefined;
  }
}

/** A value to write, as YAML, if one can be told that is right there. */
function mendOf(issue: Issue, { schema, data }: Checked, rights: Rights): string | null {
  const found = valueAt(data, issue.path);
  const mended = mendedValue(expectation(issue), found, keysAt(schema, issue.path), issue.path);
  return mended !== null && rights.isRight(issue.path, mended) ? mended : null;
}

function valueProblem(issue: Issue, checked: Checked, rights: Rights): Problem {
  const { data, locate } = checked;
  const { path } = issue;
  const [key, found, expected] = [path.map(String).join('.'), valueAt(data, path), expectation(issue)];
  if (found === undefined || found === null)
    return missingKey(locate(path), key, locate.added(path, exampleAt(issue, checked, rights)));
  if (expected.startsWith(strangeKey)) {
    const line = locate.removed(path)?.line ?? null;
    return strangeToProvider(locate(path, 'key'), key, expected.slice(strangeKey.length), line);
  }
  const isEmpty = typeof found === 'string' && found.trim() === '';
  const mended = isEmpty
    ? exampleAt(issue, checked, rights)
    : (mendOf(issue, checked, rights) ?? usualOf(issue, checked, rights));
  const line = mended === null ? null : locate.mended(path, mended);
  const isSwitch = typeof found === 'string' && /^true or false/.test(expected);
  if (line !== null || isSwitch)
    return withFix(wrongValue(locate(path), key, expected, shown(found), line), line, isSure(expected, found));
  const isNeedless = rights.isRight(path, 'null');
  if (isNeedless) return uselessValue(locate(path), key, expected, shown(found), locate.removed(path)?.line ?? null);
  const example = exampleAt(issue, checked, rights);
  // Of words to choose from, none is more likely than the others.
  const isRight = !expected.startsWith('one of ') && rights.isRight(path, example);
  return wrongValue(locate(path), key, expected, shown(found), isRight ? locate.mended(path, example) : null);
}

/** What a key of a file is where nobody writes it; null where that is nothing, or a switch, which may be meant either way. */
function usualOf({ path }: Issue, { schema }: Checked, rights: Rights): string | null {
  const [first = ''] = path;
  const usual = path.length === 1 ? schema.shape[String(first)]?.safeParse(undefined) : undefined;
  const value: unknown = usual?.success ? usual.data : null;
  const yaml =
    typeof value === 'string' || typeof value === 'number'
      ? scalar(String(value))
      : Array.isArray(value) && value.length > 0
        ? flow(value)
        : null;
  return yaml !== null && rights.isRight(path, yaml) ? yaml : null;
}

function withFix(told: Problem, line: MendedLine | null, isSure: boolean): Problem {
  const fix: Fix | null = line?.edit == null || !isSure ? null : { does: `write \`${line.line}\``, edits: [line.edit] };
  return fix === null ? told : { ...told, fix };
}

/** Items of a list: one that can be mended by itself is told alone, all others with the whole list as it should be. */
function itemsProblem(issues: readonly Issue[], checked: Checked, rights: Rights): Problem {
  const { data, locate } = checked;
  const [first, ...others] = issues;
  const list = first?.path.slice(0, -1) ?? [];
  const items = valueAt(data, list);
  const mends = new Map(
    issues.map((issue) => [
      Number(issue.path.at(-1)),
      isNothing(valueAt(data, issue.path)) ? null : mendOf(issue, checked, rights),
    ]),
  );
  const [only] = mends.values();
  if (first !== undefined && others.length === 0 && only != null) return valueProblem(first, checked, rights);
  if (first !== undefined && others.length === 0 && Array.isArray(items) && items.length > 1) {
    const [key, found] = [first.path.map(String).join('.'), valueAt(data, first.path)];
    const rest = locate.removed(first.path)?.line ?? null;
    return uselessValue(locate(first.path), key, expectation(first), shown(found), rest);
  }
  const whole = Array.isArray(items)
    ? items.flatMap((item, index) => (mends.has(index) ? (mends.get(index) ?? []) : flow(item)))
    : [];
  const yaml = whole.length === 0 ? usualList(list, checked) : flowOf(whole);
  const line =
    yaml === null || yaml.length > longestList || !rights.isRight(list, yaml) ? null : locate.mended(list, yaml);
  const rest = line === null && rights.isRight(list, 'null') ? locate.removed(list) : null;
  const found = issues.map(({ path }) => valueAt(data, path));
  const expected = new Set(issues.map(expectation));
  const told = wrongItems(
    locate(list),
    list.map(String).join('.'),
    [...expected].join(' or '),
    [...new Set(found.map(shown))].slice(0, 5),
    line ?? (rest?.line == null ? null : { line: rest.line, isForMany: false }),
  );
  const areSure = issues.every((issue, index) => isNothing(found[index]) || isSure(expectation(issue), found[index]));
  return withFix(told, line, areSure && whole.length > 0);
}

/** What a list is where nobody writes it; null where it is none then. */
function usualList([first, ...rest]: Path, { schema }: Checked): string | null {
  const usual = schema.shape[String(first)]?.safeParse(undefined);
  const list = valueAt(usual?.success ? usual.data : null, rest);
  return Array.isArray(list) && list.length > 0 ? flow(list) : null;
}

function isNothing(found: unknown): boolean {
  return found === undefined || found === null || (typeof found === 'string' && found.trim() === '');
}

/** Keys that a map in braces lacks, with the one line that has them all. */
function keysProblem(issues: readonly Issue[], checked: Checked, rights: Rights): Problem {
  const { locate } = checked;
  const [first] = issues;
  const parent = first?.path.slice(0, -1) ?? [];
  const pairs = issues.map((issue) => [String(issue.path.at(-1)), exampleAt(issue, checked, rights)] as const);
  const [[name = '', value = ''] = [], ...rest] = pairs;
  const { line } = locate.added(
    [...parent, name],
    [value, ...rest.map(([key, example]) => `${key}: ${example}`)].join(', '),
  );
  return missingKeys(
    locate(first?.path ?? []),
    pairs.map(([key]) => [...parent, key].map(String).join('.')),
    line,
  );
}

/** What might stand at a key that is needed. */
function exampleAt(issue: Issue, { schema, examples }: Checked, rights: Rights): string {
  const { path } = issue;
  const name = String(path.findLast((step) => typeof step === 'string') ?? '');
  const { needed, all } = keysAt(schema, path);
  const inner = needed[0] ?? all[0];
  const known = examples[path.map(String).join('.')];
  const candidates = [
    ...(known === undefined ? [] : [known]),
    exampleOf(name, path),
    ...(issue.code === 'invalid_value' ? issue.values.map(String).slice(0, 1) : []),
    ...(inner === undefined ? [] : [`{ ${inner}: ${exampleOf(inner, path)} }`]),
    `{ type: string }`,
  ];
  return candidates.find((one) => rights.isRight(path, one)) ?? exampleOf(name, path);
}

function shown(value: unknown): string {
  if (isNothing(value)) return 'empty';
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return 'a map of keys';
}
