import { rule, variantOf } from '../problem.ts';

// What of Markdown's blocks is another one than it looks: headings, lists, tables, code, HTML.

export const emptyHeading = rule(
  'empty-heading',
  'warning',
  {
    about: 'A heading without words is a stop for those who go from heading to heading, with nothing to hear.',
    wrong: { body: '##\n\nSome text.' },
    right: { body: '## Part\n\nSome text.' },
  },
  () => 'this heading has no text: write one behind the #, or remove the line.',
);
export const accidentalHeading = rule(
  'accidental-heading',
  'warning',
  {
    about: 'A line of dashes right below a text makes a heading of it; behind an empty line it is a rule.',
    wrong: { body: 'This is a sentence of the text.\n---\n\nSome text.' },
    right: { body: 'This is a sentence of the text.\n\n---\n\nSome text.' },
  },
  () =>
    'the dashes below make a heading of this text: write an empty line above them where they part it from what follows.',
);
export const secondFrontMatter = rule(
  'second-front-matter',
  'warning',
  {
    about: 'Front matter is read at the beginning of a file only, and printed anywhere else.',
    wrong: { body: 'Some text.\n\n---\ntitle: Another\ntags: [caches]\n---\n\nMore text.' },
    right: { body: 'Some text.\n\nMore text.' },
  },
  () =>
    'this is front matter within the text, where readers see it: put its keys at the beginning of the file, and remove it here.',
);
export const unreadMarks = rule(
  'unread-marks',
  'warning',
  {
    about: 'Signs that mark nothing, as Markdown wants them otherwise, are printed.',
    wrong: { body: 'This is ** important ** here.' },
    right: { body: 'This is **important** here.' },
  },
  (written: string, reason: string, mended: string) =>
    `${written} is printed as it stands, as ${reason}: write ${mended}`,
);
export const partnerless = variantOf(
  unreadMarks,
  (sign: string, remedy: string) => `this ${sign} is printed, as it has no partner in this paragraph: ${remedy}.`,
);
export const unreadList = rule(
  'unread-list',
  'warning',
  {
    about: 'Markdown wants a -, a * or a number with a point before an item, and a space behind it.',
    wrong: { body: '-one\n-two\n-three' },
    right: { body: '- one\n- two\n- three' },
  },
  (line: string) => `these lines are a text and no list: write \`${line}\`, and the others alike.`,
);
export const unreadTable = rule(
  'unread-table',
  'warning',
  {
    about: 'A table has a line of dashes below its head, with as many cells; else its signs are printed.',
    wrong: { body: '| Press | Year |\n| Hand | 1450 |\n| Steam | 1814 |' },
    right: { body: '| Press | Year |\n| --- | --- |\n| Hand | 1450 |\n| Steam | 1814 |' },
  },
  (line: string) =>
    `this is text and no table, as the line of dashes below its head is missing: add a line \`${line}\` below this one.`,
);
export const wrongDelimiters = variantOf(
  unreadTable,
  (line: string, reason: string) => `this is text and no table, as ${reason}: write \`${line}\`.`,
);
export const lostCells = rule(
  'lost-cells',
  'warning',
  {
    about: 'Of a row that has more cells than the head of its table, the rest is not shown.',
    wrong: { body: '| Press | Year |\n| --- | --- |\n| Hand | 1450 | Mainz |' },
    right: { body: '| Press | Year | Place |\n| --- | --- | --- |\n| Hand | 1450 | Mainz |' },
  },
  (cells: number, columns: number) =>
    `this row has ${cells} cells and its table ${columns} ${columns === 1 ? 'column' : 'columns'}, so that the rest is not shown: write \\| for a | that is text, also in code, or give the head of the table more cells.`,
);
export const accidentalRow = variantOf(
  lostCells,
  () => 'this line is a row of the table above, as nothing parts them: write an empty line above it.',
);
export const rawMarkdown = rule(
  'raw-markdown',
  'warning',
  {
    about: 'What stands between tags of HTML without an empty line is HTML too, and Markdown in it is printed.',
    wrong: { body: '<div>\nThis is **important**.\n</div>' },
    right: { body: '<div>\n\nThis is **important**.\n\n</div>' },
  },
  (written: string, tag: string) =>
    `${written} is printed as it stands, as it is in a block of HTML: write an empty line behind ${tag} and before the tag that ends it, or HTML.`,
);
export const rawWords = variantOf(
  rawMarkdown,
  (written: string, html: string) => `${written} is printed as it stands, as it is in a block of HTML: write ${html}`,
);
export const accidentalCode = rule(
  'accidental-code',
  'warning',
  {
    about: 'Four spaces or a tab at its beginning make code of a line behind an empty one.',
    wrong: { body: 'Some text.\n\n    - one\n    - two' },
    right: { body: 'Some text.\n\n- one\n- two' },
  },
  (line: string) =>
    `this line is code, as it begins with four spaces or a tab: write \`${line}\`, and the others alike.`,
);
