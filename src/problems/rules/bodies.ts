import { rule } from '../problem.ts';

// What can be wrong with the Markdown and HTML of a body.

export const unreadPath = rule(
  'unread-path',
  'warning',
  (kind: string, mended: string) =>
    `this is text and no ${kind}, as a path in Markdown has no spaces unless it is in < and >: write ${mended}`,
);
export const foreignSyntax = rule(
  'foreign-syntax',
  'warning',
  (written: string, of: string, remedy: string) =>
    `${written} is ${of}, and nothing but text here: ${remedy}, or put it between backquotes where it is to be read.`,
);
export const unknownFenceWord = rule(
  'unknown-fence-word',
  'warning',
  (word: string) =>
    `${word} means nothing behind a fence: remove it. Understood are a language, title="…", and lines to mark as in {2,4-6}.`,
);
export const conflictMarker = rule(
  'conflict-marker',
  'error',
  (line: string) => `"${line}" is left from a merge: keep one of the two versions and remove the lines of git.`,
);
export const unfinishedHtml = rule(
  'unfinished-html',
  'warning',
  (beginning: string, ending: string) =>
    `what begins with ${beginning} has no end before the block's: write the missing ${ending}, or &lt; for a < that is text.`,
);
export const unclosedTag = rule('unclosed-tag', 'warning', (name: string, isSelfClosing: boolean) =>
  isSelfClosing
    ? `in HTML the slash closes no <${name}>: write <${name}></${name}>.`
    : `<${name}> is never closed, so it ends where it must at the latest: write </${name}> where it should end.`,
);
export const strayTag = rule(
  'stray-tag',
  'warning',
  (name: string) =>
    `</${name}> closes nothing that is open here, and is left out: remove it, or write <${name}> before.`,
);
export const pageTag = rule(
  'page-tag',
  'warning',
  (name: string) => `<${name}> is for a whole page and is left out here: remove it.`,
);
export const forbiddenAttribute = rule('forbidden-attribute', 'warning', (name: string) =>
  name === 'style'
    ? 'style="…" is left out, as pages allow no styles in attributes: write a class="…" and give it rules in _includes/styles/owner.css.'
    : `${name}="…" is left out, as pages allow no scripts in attributes: remove it.`,
);
export const remotePicture = rule(
  'remote-picture',
  'warning',
  (url: string) => `${url} is on another host, so it is not resized and may vanish: save it in content/.`,
);
