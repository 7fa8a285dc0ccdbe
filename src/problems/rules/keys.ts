import { meant } from '../nearest.ts';
import { rule } from '../problem.ts';

// What can be wrong with the keys and values of YAML, in front matter and in `site.yaml` alike.

export const unreadableYaml = rule(
  'yaml',
  'error',
  {
    about: 'What YAML reads otherwise than it looks, or not at all, is nothing to guess at.',
    wrong: { keys: 'title: Caches: how they work\ndate: 2026-01-15' },
    right: { keys: 'title: "Caches: how they work"\ndate: 2026-01-15' },
  },
  (message: string) => message,
);
export const commentInValue = rule(
  'yaml-comment',
  'warning',
  {
    about: 'In YAML a comment begins with a space and a #, so the rest of the line is lost.',
    wrong: { keys: 'title: Fixing bug #42\ndate: 2026-01-15' },
    right: { keys: 'title: "Fixing bug #42"\ndate: 2026-01-15' },
  },
  (message: string) => message,
);
export const missingKey = rule(
  'missing-key',
  'error',
  {
    about: 'Without these keys there is nothing to publish.',
    wrong: { keys: 'date: 2026-01-15' },
    right: { keys: 'title: An example\ndate: 2026-01-15' },
  },
  (key: string, { line, isNew }: { readonly line: string; readonly isNew: boolean }) =>
    `"${key}" is missing: ${isNew ? 'add a line' : 'write'} \`${line}\`.`,
);
export const wrongValue = rule(
  'wrong-value',
  'error',
  {
    about: 'Each key has its kind of value; another means nothing.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\ndraft: maybe' },
    right: { keys: 'title: An example\ndate: 2026-01-15\ndraft: true' },
  },
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
  {
    about: 'A date that no calendar has cannot be guessed.',
    wrong: { keys: 'title: An example\ndate: 2026-02-30' },
    right: { keys: 'title: An example\ndate: 2026-02-28' },
  },
  (key: string, value: string, reason: string, mended: string) =>
    `"${key}: ${value}" is no date (${reason}): write \`${mended}\`.`,
);
export const unknownKey = rule(
  'unknown-key',
  'warning',
  {
    about: 'A key that nobody reads does nothing, and is mostly a slip.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\ndescripton: How it is done.' },
    right: { keys: 'title: An example\ndate: 2026-01-15\ndescription: How it is done.' },
  },
  (key: string, nearest: string | null) =>
    `"${key}" means nothing here: ${meant(nearest, 'put "#" before it to keep it as a note.')}`,
);
export const foreignKey = rule(
  'foreign-key',
  'warning',
  {
    about: 'Other generators have other keys for some things, and keys for others.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\npublished: true' },
    right: { keys: 'title: An example\ndate: 2026-01-15' },
  },
  (key: string, remedy: string) => `"${key}" means nothing here: ${remedy}.`,
);
export const movingKey = rule(
  'moving-key',
  'error',
  {
    about: 'A key that gives a post its address elsewhere, and none here, would let it move unseen.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\nurl: /2024/example.html' },
    right: { keys: 'title: An example\ndate: 2026-01-15\npermalink: /2024/example.html' },
  },
  (key: string, value: string, remedy: string) =>
    `"${key}${value}" gives nothing its address here, and it would move: ${remedy}.`,
);
export const hidingKey = rule(
  'hiding-key',
  'error',
  {
    about: 'What other generators hide by a key would be published here.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\npublished: false' },
    right: { keys: 'title: An example\ndate: 2026-01-15\ndraft: true' },
  },
  (key: string, value: string, remedy: string) =>
    `"${key}${value}" neither hides nor times a post here, and it would be published: ${remedy}.`,
);
export const unknownRule = rule(
  'unknown-rule',
  'warning',
  {
    about: 'A setting for a rule that there is not does nothing.',
    wrong: { site: 'rules: { mising-alt: off }' },
    right: { site: 'rules: { missing-alt: off }' },
  },
  (name: string, nearest: string | null) => `there is no rule "${name}": ${meant(nearest, 'take this line out.')}`,
);
export const firmRule = rule(
  'firm-rule',
  'warning',
  {
    about: 'Where no build could go on, an error stays one for every site.',
    wrong: { site: 'rules: { shared-url: warning }' },
    right: { site: 'rules: { broken-link: error }' },
  },
  (name: string) => `"${name}" cannot be lowered, as no build could go on with what it tells: take this line out.`,
);
