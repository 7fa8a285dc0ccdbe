import { meant } from '../nearest.ts';
import { rule } from '../problem.ts';

// What can be wrong with the keys and values of YAML, in front matter and in `site.yaml` alike.

export const unreadableYaml = rule('yaml', 'error', (message: string) => message);
export const commentInValue = rule('yaml-comment', 'warning', (message: string) => message);
export const missingKey = rule(
  'missing-key',
  'error',
  (key: string, { line, isNew }: { readonly line: string; readonly isNew: boolean }) =>
    `"${key}" is missing: ${isNew ? 'add a line' : 'write'} \`${line}\`.`,
);
export const wrongValue = rule(
  'wrong-value',
  'error',
  (
    key: string,
    expected: string,
    found: string,
    mended: { readonly line: string; readonly isForMany: boolean } | null,
  ) =>
    `"${key}" must be ${expected}, but is ${found}${mended === null ? '.' : `: write \`${mended.line}\`${mended.isForMany ? ' instead of all of it' : ''}.`}`,
);
export const wrongDate = rule(
  'wrong-date',
  'error',
  (key: string, value: string, reason: string, mended: string) =>
    `"${key}: ${value}" is no date (${reason}): write \`${mended}\`.`,
);
export const unknownKey = rule(
  'unknown-key',
  'warning',
  (key: string, nearest: string | null) =>
    `"${key}" means nothing here: ${meant(nearest, 'put "#" before it to keep it as a note.')}`,
);
export const foreignKey = rule(
  'foreign-key',
  'warning',
  (key: string, remedy: string) => `"${key}" means nothing here: ${remedy}.`,
);
export const movingKey = rule(
  'moving-key',
  'error',
  (key: string, value: string, remedy: string) =>
    `"${key}${value}" gives nothing its address here, and it would move: ${remedy}.`,
);
export const hidingKey = rule(
  'hiding-key',
  'error',
  (key: string, value: string, remedy: string) =>
    `"${key}${value}" neither hides nor times a post here, and it would be published: ${remedy}.`,
);
