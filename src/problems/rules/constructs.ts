import { rule } from '../problem.ts';

// What can be wrong with what Markdown has here beside CommonMark and GitHub's: files that are shown, containers.

export const missingInclude = rule(
  'missing-include',
  'error',
  {
    about: 'A block that shows a file has nothing to show where the file is not there.',
    wrong: { body: '```ts include="/code/press.ts"\n```' },
    right: {
      body: '```ts include="/code/press.ts"\n```',
      files: { 'content/code/press.ts': 'export const presses = 4;\n' },
    },
    isLowerable: true,
  },
  (path: string) =>
    `there is no ${path} to be shown here: put the file there, or write the path from this text, or from content/ with a / before it.`,
);
export const lackingLines = rule(
  'lacking-lines',
  'error',
  {
    about: 'Lines that a file does not have cannot be shown: it has changed since, or was never so long.',
    wrong: {
      body: '```ts include="/code/press.ts" lines="1-9"\n```',
      files: { 'content/code/press.ts': 'export const presses = 4;\n' },
    },
    right: {
      body: '```ts include="/code/press.ts" lines="1"\n```',
      files: { 'content/code/press.ts': 'export const presses = 4;\n' },
    },
    isLowerable: true,
  },
  (path: string, count: number) => `${path} has ${count} lines: write lines="1-${count}", or fewer.`,
);
export const codeBesideInclude = rule(
  'code-beside-include',
  'warning',
  {
    about: 'A block shows a file or what stands in it, and not both.',
    wrong: {
      body: '```ts include="/code/press.ts"\nlet a;\n```',
      files: { 'content/code/press.ts': 'export const presses = 4;\n' },
    },
    right: {
      body: '```ts include="/code/press.ts"\n```',
      files: { 'content/code/press.ts': 'export const presses = 4;\n' },
    },
  },
  (path: string) => `this block shows ${path} and not what stands in it: remove its lines, or include="…".`,
);
export const unreadableRecord = rule(
  'unreadable-record',
  'warning',
  {
    about: 'What was fetched of a film, a note or a program is shown where it can be read.',
    wrong: {
      body: '<https://youtu.be/dQw4w9WgXcQ>',
      files: { 'content/embeds/youtube-dQw4w9WgXcQ.yaml': 'title: [A film' },
    },
    right: {
      body: '<https://youtu.be/dQw4w9WgXcQ>',
      files: { 'content/embeds/youtube-dQw4w9WgXcQ.yaml': 'title: A film\n' },
    },
  },
  (path: string, reason: string) => `${path} is not used, as it cannot be read: ${reason}. Mend it, or remove it.`,
);
export const unclosedContainer = rule(
  'unclosed-container',
  'warning',
  {
    about: 'A container without its end takes all that follows into it.',
    wrong: { body: ':::note\n\nWorth knowing.' },
    right: { body: ':::note\n\nWorth knowing.\n\n:::' },
  },
  (colons: string, name: string) =>
    `${colons}${name} has no end, so it goes on as far as it can: write a line ${colons} where it should end.`,
);
export const wrongFormula = rule(
  'wrong-formula',
  'error',
  {
    about: 'A formula that cannot be read would be published as its source.',
    wrong: { body: 'Thus $\\frac{a$.', site: 'math: true' },
    right: { body: 'Thus $\\frac{a}{b}$.', site: 'math: true' },
    isLowerable: true,
  },
  (fault: string) => `this formula cannot be read: ${fault}. Mend it, or write \\$ for a dollar sign.`,
);
export const refusedCommand = rule(
  'refused-command',
  'error',
  {
    about: 'Some commands of TeX write styles into pages, or lead elsewhere; pages have neither in formulas.',
    wrong: { body: 'Thus $\\pmb{a}$.', site: 'math: true' },
    right: { body: 'Thus $\\boldsymbol{a}$.', site: 'math: true' },
    isLowerable: true,
  },
  (command: string) =>
    `${command} has no place in a formula here, as it writes a style or leads elsewhere: use \\boldsymbol, \\boxed or \\colorbox, or a link around the formula.`,
);
export const takenId = rule(
  'taken-id',
  'warning',
  {
    about: 'An id names one place of a page: a link to it leads to the first that has it.',
    wrong: { body: '## One {#part}\n\n## Two {#part}' },
    right: { body: '## One {#part}\n\n## Two {#other}' },
  },
  (id: string) => `#${id} is taken by something else in this text: write another id.`,
);
export const codeGroupContent = rule(
  'code-group-content',
  'warning',
  {
    about: 'A group of tabs has a tab for each block of code in it, and nowhere to show anything else.',
    wrong: { body: ':::code-group\n```sh [npm]\nnpm ci\n```\n\nSome text.\n:::' },
    right: { body: ':::code-group\n```sh [npm]\nnpm ci\n```\n:::\n\nSome text.' },
  },
  () => 'a :::code-group holds blocks of code and nothing else: put this before or behind it.',
);
