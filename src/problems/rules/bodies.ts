import { examplePicture } from '../example.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with the Markdown and HTML of a body.

export const unreadPath = rule(
  'unread-path',
  'warning',
  {
    about: 'A path with a space is none to Markdown, so the line is printed as it stands.',
    wrong: { body: '![A chart](/images/my chart.svg)', files: { 'content/images/my chart.svg': examplePicture } },
    right: { body: '![A chart](</images/my chart.svg>)', files: { 'content/images/my chart.svg': examplePicture } },
  },
  (kind: string, mended: string) =>
    `this is text and no ${kind}, as a path in Markdown has no spaces unless it is in < and >: write ${mended}`,
);
export const localPath = variantOf(
  unreadPath,
  (path: string, name: string) =>
    `${path} is a file of this computer, which no reader has: put it into content/images/, and write /images/${name} for a picture.`,
);
export const foreignSyntax = rule(
  'foreign-syntax',
  'warning',
  {
    about: 'What another generator replaces is printed as it stands here.',
    wrong: { body: '{{< youtube abc >}}' },
    right: { body: '<https://video.example/abc>' },
  },
  (written: string, of: string, remedy: string) =>
    `${written} is ${of}, and nothing but text here: ${remedy}, or put it between backquotes where it is to be read.`,
);
export const unknownFenceWord = rule(
  'unknown-fence-word',
  'warning',
  {
    about: 'Words behind a fence are instructions; one that nobody knows does nothing.',
    wrong: { body: '```js numbered\nlet a = 1;\n```' },
    right: { body: '```js title="a.js"\nlet a = 1;\n```' },
  },
  (word: string) =>
    `${word} means nothing behind a fence: remove it. Understood are a language, the file’s name as in title="…", lines to mark as in {2,4-6}, ins={2}, del={3}, words as in /text/, showLineNumbers, collapse, and include="./file.ts" lines="3-20".`,
);
export const conflictMarker = rule(
  'conflict-marker',
  'error',
  {
    about: 'Lines that git leaves where two versions meet would be published.',
    wrong: { body: '<<<<<<< HEAD\nOne text.\n=======\nAnother text.\n>>>>>>> other' },
    right: { body: 'One text.' },
    isLowerable: true,
  },
  (line: string) => `"${line}" is left from a merge: keep one of the two versions and remove the lines of git.`,
);
export const unfinishedHtml = rule(
  'unfinished-html',
  'warning',
  {
    about: 'A tag or comment without its end swallows the text that follows.',
    wrong: { body: 'Some text.\n\n<!-- a note to myself' },
    right: { body: 'Some text.\n\n<!-- a note to myself -->' },
  },
  (beginning: string, ending: string) =>
    `what begins with ${beginning} has no end before the block's: write the missing ${ending}, or &lt; for a < that is text.`,
);
export const unclosedTag = rule(
  'unclosed-tag',
  'warning',
  {
    about: 'An element that is never closed goes on to where it must end at the latest.',
    wrong: { body: '<div class="box">\n\nText.' },
    right: { body: '<div class="box">\n\nText.\n\n</div>' },
  },
  (name: string, isSelfClosing: boolean) =>
    isSelfClosing
      ? `in HTML the slash closes no <${name}>: write <${name}></${name}>.`
      : `<${name}> is never closed, so it ends where it must at the latest: write </${name}> where it should end.`,
);
export const unknownTag = variantOf(
  unclosedTag,
  (written: string) =>
    `${written} is no element of HTML, and is not seen: where it is to be read, put it between backquotes, with what belongs to it.`,
);
export const unclosedQuote = variantOf(
  unclosedTag,
  (written: string, mended: string) =>
    `the quotation mark in ${written} is never closed, so that it is no tag: write ${mended}.`,
);
export const strayTag = rule(
  'stray-tag',
  'warning',
  {
    about: 'An end tag that closes nothing is a slip, or its beginning is lost.',
    wrong: { body: 'Text.\n\n</div>' },
    right: { body: '<div>\n\nText.\n\n</div>' },
  },
  (name: string) =>
    `</${name}> closes nothing that is open here, and is left out: remove it, or write <${name}> before.`,
);
export const pageTag = rule(
  'page-tag',
  'warning',
  {
    about: 'A body is a part of a page, which has these tags already.',
    wrong: { body: '<body>\n\nText.\n\n</body>' },
    right: { body: 'Text.' },
  },
  (name: string) => `<${name}> is for a whole page and is left out here: remove it.`,
);
export const forbiddenAttribute = rule(
  'forbidden-attribute',
  'warning',
  {
    about: 'Pages allow neither styles nor scripts in attributes, so these are left out.',
    wrong: { body: '<p style="color: red">Text.</p>' },
    right: { body: '<p class="loud">Text.</p>' },
  },
  (name: string) =>
    name === 'style'
      ? 'style="…" is left out, as pages allow no styles in attributes: write a class="…" and give it rules in _includes/styles/owner.css.'
      : `${name}="…" is left out, as pages allow no scripts in attributes: remove it.`,
);
export const remotePicture = rule(
  'remote-picture',
  'warning',
  {
    about: 'A picture on another host is not resized, tells that host of each reader, and may vanish.',
    wrong: { body: '![A chart](https://pictures.example/chart.png)' },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (url: string) => `${url} is on another host, so it is not resized and may vanish: save it in content/.`,
);
