import { decodeHTML } from 'entities/decode';
import { textRuns } from '../model/strip-tags.ts';

/** Elements that hold no running text: code, tables, what stands below a picture, and what is worked or played. */
const apart = new Set(
  'pre table figcaption fieldset textarea select button svg math template iframe object audio video canvas'.split(' '),
);

/** Lists of contents, notes, the numbers that lead to them, figures of code, diagrams and of what others keep, and the name of an alert, which the generator writes. */
const apartByClass =
  /^<\w+\s[^>]*\bclass="(?:contents|footnotes|footnote-ref|code|code-folded|diagram|embed|embed-source|markdown-alert-title)(?=[\s"])/i;

/** The prose of a rendered body, run by run, entities decoded: its text without code, tables and notes. */
export function* proseRuns(html: string): Generator<string, void, undefined> {
  for (const run of textRuns(html, endOfApart)) yield run.includes('&') ? decodeHTML(run) : run;
}

/** Where the element that begins at `start` ends, if it is no prose; null where it is, and where it has no end. */
function endOfApart(html: string, start: number, name: string): number | null {
  if (html.charAt(start + 1) === '/') return null;
  const isApart = apart.has(name) || apartByClass.test(html.slice(start, html.indexOf('>', start) + 1));
  return isApart ? endOfElement(html, start, name) : null;
}

function endOfElement(html: string, start: number, name: string): number | null {
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])[^>]*>`, 'gi');
  tags.lastIndex = start;
  let depth = 0;
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    depth += tag[1] === '' ? 1 : -1;
    if (depth === 0) return tags.lastIndex;
  }
  return null;
}

/** The sign of WordPress, Hugo, Jekyll and Hexo, with a text of its own or spaces, and that of Docusaurus. */
const moreSign = /<!--(?:more(?:\s[\s\S]*?)?|\s*(?:more|truncate)\s*)-->/i;

/** What stands before `<!--more-->` in a rendered body; null without one. */
export function beforeMore(html: string): string | null {
  const sign = html.includes('<!--') ? moreSign.exec(html) : null;
  return sign && html.slice(0, sign.index);
}
