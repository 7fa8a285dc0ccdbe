import { meant } from '../nearest.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with the keys and values of YAML, in front matter and in `site.yaml` alike.

/** A line to paste; for many where it stands for all lines of its key. */
interface PastedLine {
  readonly line: string;
  readonly isForMany: boolean;
}

function joined(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}

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
export const misnamedNeed = variantOf(
  missingKey,
  (key: string, name: string, { line, isForMany }: PastedLine) =>
    `"${key}" is missing, and "${name}" means nothing here: write \`${line}\`${isForMany ? ' instead of all of it' : ''}.`,
);
export const missingKeys = variantOf(
  missingKey,
  (keys: readonly string[], line: string) => `${joined(keys.map((key) => `"${key}"`))} are missing: write \`${line}\`.`,
);
export const wrongValue = rule(
  'wrong-value',
  'error',
  {
    about: 'Each key has its kind of value; another means nothing.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\ndraft: maybe' },
    right: { keys: 'title: An example\ndate: 2026-01-15\ndraft: true' },
  },
  (key: string, expected: string, found: string, mended: PastedLine | null) =>
    `"${key}" must be ${expected}, but is ${found}${mended === null ? '.' : `: write \`${mended.line}\`${mended.isForMany ? ' instead of all of it' : ''}.`}`,
);
export const wrongItems = variantOf(
  wrongValue,
  (key: string, expected: string, found: readonly string[], mended: PastedLine | null) =>
    `${found.length === 1 ? 'an item' : 'items'} of "${key}" must be ${expected}, but ${found.length === 1 ? 'is' : 'are'} ${joined(found)}${mended === null ? ': take this line out, or write what is meant.' : `: write \`${mended.line}\`${mended.isForMany ? ' instead of all of it' : ''}.`}`,
);
export const uselessValue = variantOf(
  wrongValue,
  (key: string, expected: string, found: string, rest: string | null) =>
    `"${key}" must be ${expected}, but is ${found}: ${rest === null ? 'take this line out, or write what is meant.' : `write \`${rest}\`.`}`,
);
export const strangeToProvider = variantOf(
  wrongValue,
  (key: string, stranger: string, line: string | null) =>
    `"${key}" does nothing, as ${stranger}: ${line === null ? 'take this line out.' : `write \`${line}\`.`}`,
);
export const repeatedItem = rule(
  'repeated-item',
  'warning',
  {
    about: 'What stands twice in a list says nothing more, and was perhaps meant to be something else.',
    wrong: { site: 'feeds: [site, site]' },
    right: { site: 'feeds: [site]' },
  },
  (key: string, shown: string, line: string | null) =>
    `${shown} stands in "${key}" a second time: ${line === null ? 'take this line out.' : `write \`${line}\`.`}`,
);
export const wrongDate = rule(
  'wrong-date',
  'error',
  {
    about: 'A date that no calendar has cannot be guessed.',
    wrong: { keys: 'title: An example\ndate: 2026-02-30' },
    right: { keys: 'title: An example\ndate: 2026-02-28' },
  },
  (key: string, value: string, reason: string, [first, second]: readonly string[]) => {
    const told = `"${key}: ${value}" is no date (${reason})`;
    if (first === undefined)
      return `${told}: write the day that is meant, as year, month and day: \`${key}: YYYY-MM-DD\`.`;
    if (second === undefined) return `${told}: write \`${first}\`.`;
    return `${told}: it is \`${first}\` where the day stands first, and \`${second}\` where the month does.`;
  },
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
export const misnamedKey = variantOf(
  unknownKey,
  (key: string, name: string, { line, isForMany }: PastedLine) =>
    `"${key}" means nothing here, where it is "${name}": write \`${line}\`${isForMany ? ' instead of all of it' : ''}.`,
);
export const takenOutKey = variantOf(
  unknownKey,
  (key: string, line: string) => `"${key}" means nothing here, so take it out: write \`${line}\`.`,
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
