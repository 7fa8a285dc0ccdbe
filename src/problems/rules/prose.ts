import { meant } from '../nearest.ts';
import { rule, variantOf } from '../problem.ts';
import { missingAlt } from './front-matter.ts';

// What is right Markdown, and was most likely not meant: what readers see as signs, or do not see at all.

export const unclosedFence = rule(
  'unclosed-fence',
  'warning',
  {
    about: 'A block of code without its last line takes the rest of the text into itself.',
    wrong: { body: '```js\nlet a = 1;\n\nMore text.' },
    right: { body: '```js\nlet a = 1;\n```\n\nMore text.' },
  },
  (fence: string) =>
    `this block of code has no end, so that all below it is code too: write a line "${fence}" below its last line.`,
);
export const unendedFence = variantOf(
  unclosedFence,
  (fence: string, next: number) =>
    `this block of code goes on over line ${next}, where another begins: write a line "${fence}" below its last line.`,
);
export const misendedFence = variantOf(
  unclosedFence,
  (fence: string, meant: number) =>
    `this block of code has no end, so that all below it is code too: line ${meant} would be one were it "${fence}" and nothing else.`,
);
export const unknownCodeLanguage = rule(
  'unknown-code-language',
  'warning',
  {
    about: 'Code has colours by the name of its language, and none where nobody knows the name.',
    wrong: { body: '```pyton\nprint(1)\n```' },
    right: { body: '```python\nprint(1)\n```' },
  },
  (language: string, line: string | null) =>
    `"${language}" is no language that is known, so the code has no colours: ${line === null ? 'write the name of one that is, or "text".' : `write "${line}".`}`,
);
export const headingJump = rule(
  'heading-jump',
  'warning',
  {
    about:
      'Who goes through a page by its headings, as with a screen reader, takes a missing level for a missing part.',
    wrong: { body: '## One\n\n#### Deep\n\nSome text.' },
    right: { body: '## One\n\n### Deep\n\nSome text.' },
  },
  (level: number, above: number, line: string) =>
    `a heading of level ${level} stands below one of level ${above}, so that one of level ${above + 1} is missing to those who go from heading to heading: write \`${line}\`, or put the missing one before it.`,
);
export const firstLevelHeading = rule(
  'first-level-heading',
  'warning',
  {
    about: 'A page has one heading of the first level, which is its title.',
    wrong: { body: '# Part\n\nSome text.' },
    right: { body: '## Part\n\nSome text.' },
  },
  (line: string) =>
    `the title is the page’s only heading of the first level, so this one is shown one level deeper, and all others with it: write \`${line}\`, and one # more before each other heading of this text.`,
);
export const unreadHeading = rule(
  'unread-heading',
  'warning',
  {
    about: 'Markdown wants a space behind the signs of a heading, and prints them where there is none.',
    wrong: { body: '##Part\n\nSome text.' },
    right: { body: '## Part\n\nSome text.' },
  },
  (line: string) => `this is text and no heading, as a space is missing behind the #: write \`${line}\`.`,
);
export const unreadLink = rule(
  'unread-link',
  'warning',
  {
    about: 'A link whose brackets are not as Markdown wants them is printed as it stands.',
    wrong: { body: 'See (the paper)[https://paper.example/].' },
    right: { body: 'See [the paper](https://paper.example/).' },
  },
  (instead: string, reason: string, mended: string) => `this is ${instead}, as ${reason}: write ${mended}`,
);
export const undefinedReference = rule(
  'undefined-reference',
  'warning',
  {
    about: 'A link by a name that no line explains is printed with its brackets.',
    wrong: { body: 'See [the paper][ppr].\n\nSee [it][paper].\n\n[paper]: https://paper.example/' },
    right: { body: 'See [the paper][paper].\n\n[paper]: https://paper.example/' },
  },
  (label: string, near: string | null) =>
    `nothing says where [${label}] leads, so readers see the brackets: ${meant(near, `add a line \`[${label}]: https://example.com/\` with its address.`)}`,
);
export const unusedReference = rule(
  'unused-reference',
  'warning',
  {
    about: 'A line that explains a name is not shown: where nothing uses it, a link was lost or the line is left over.',
    wrong: { body: 'See the paper.\n\n[paper]: https://paper.example/' },
    right: { body: 'See the [paper].\n\n[paper]: https://paper.example/' },
  },
  (label: string) =>
    `nothing in this text leads by [${label}], and the line is not shown: remove it, or write [text][${label}] where the link belongs.`,
);
export const repeatedReference = variantOf(
  unusedReference,
  (label: string) => `[${label}] is there already, and the first counts: remove this line, or give it another name.`,
);
export const undefinedFootnote = rule(
  'undefined-footnote',
  'warning',
  {
    about: 'A reference to a note that is not there is printed with its brackets.',
    wrong: { body: 'It was late.[^1]' },
    right: { body: 'It was late.[^1]\n\n[^1]: After nine.' },
  },
  (label: string, near: string | null) =>
    `there is no note [^${label}], so readers see the brackets: ${meant(near && `[^${near}]`, `add a line \`[^${label}]: the note\`.`)}`,
);
export const unusedFootnote = rule(
  'unused-footnote',
  'warning',
  {
    about: 'A note that nothing refers to is not shown.',
    wrong: { body: 'It was late.\n\n[^1]: After nine.' },
    right: { body: 'It was late.[^1]\n\n[^1]: After nine.' },
  },
  (label: string) =>
    `nothing refers to this note, so nobody sees it: write [^${label}] where it belongs, or remove the note.`,
);
export const repeatedFootnote = variantOf(
  unusedFootnote,
  (label: string) => `the note [^${label}] is there already, and the first counts: give this one another name.`,
);
export const missingPictureText = variantOf(
  missingAlt,
  (written: string) =>
    `the picture has no alternative text, so that who cannot see it does not know what it shows: write ${written}, or <img alt=""> where it only decorates.`,
);
export const untitledFrame = rule(
  'untitled-frame',
  'warning',
  {
    about: 'A screen reader says the title of a frame and nothing else of it.',
    wrong: { body: '<iframe src="https://maps.example/harbour" width="560" height="315"></iframe>' },
    right: {
      body: '<iframe src="https://maps.example/harbour" title="The harbour on a map" width="560" height="315"></iframe>',
    },
  },
  () => 'this <iframe> has no title, so nobody hears what is in it: write title="what it shows" into its tag.',
);
export const emptyLink = rule(
  'empty-link',
  'warning',
  {
    about: 'Nobody can see or follow a link without a text, or without an address.',
    wrong: { body: 'See [](https://paper.example/).' },
    right: { body: 'See [the paper](https://paper.example/).' },
  },
  (address: string) =>
    `the link to ${address} has no text, so that nobody can see it: write one, as in [where it leads](${address}), or remove it.`,
);
export const addresslessLink = variantOf(
  emptyLink,
  (text: string) =>
    `the link "${text}" leads nowhere: write its address between the brackets, or take the brackets out.`,
);
export const addresslessTag = variantOf(
  emptyLink,
  (tag: string) =>
    `${tag} leads nowhere: write its address as in <a href="https://example.com/">, or put it between backquotes where it is to be read.`,
);
export const leftNote = rule(
  'left-note',
  'warning',
  {
    about: 'A note of the writer’s to themselves, or a text that only holds a place, is published with the rest.',
    wrong: { body: 'TODO: say how fast it is.\n\nSome text.' },
    right: { body: 'It takes a second.\n\nSome text.' },
  },
  (written: string) =>
    `"${written}" reads as a note to whoever writes this: do what it says and remove it, or write it as <!-- a comment -->.`,
);
