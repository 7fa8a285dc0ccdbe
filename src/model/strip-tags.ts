/** What a tag is to PHP's strip_tags(): from `start`, where its `<` is, to `end`, behind its `>`. */
interface Tag {
  readonly start: number;
  readonly end: number;
}

/** Elements that begin and end a line of text, so that words on their two sides are two. */
const blocks = new Set(
  (
    'address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre ' +
    'search section select summary table tbody td textarea tfoot th thead title tr ul'
  ).split(' '),
);

const tagName = /<\/?([a-z][a-z\d]*)/iy;

/** Elements whose content is no text. */
const hidden: ReadonlyMap<string, RegExp> = new Map([
  ['script', /<\/script>/gi],
  ['style', /<\/style>/gi],
]);

const whiteSpace = /[ \t\n\v\f\r]/;

/** A tag with neither a `<` nor an odd quotation mark in it: nearly every one. */
const simpleTag = /<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/y;

/**
 * A text without its tags, comments and processing instructions, as PHP's strip_tags() leaves it: a `<` before white
 * space is text; any other begins a tag, and one that never ends takes the rest with it.
 */
export function stripTags(html: string): string {
  let text = '';
  let from = 0;
  for (let tag = nextTag(html, 0); tag !== null; tag = nextTag(html, from)) {
    text += html.slice(from, tag.start);
    from = tag.end;
  }
  return from === 0 ? html : text + html.slice(from);
}

/**
 * The text of a piece of HTML run by run, as WordPress's wp_strip_all_tags() leaves it (without scripts and styles),
 * with a space wherever a block begins or ends. Lazy: who takes the first words reads no further. Entities stay.
 * `endOfApart` gives the end of an element that is to be left out, by its start and name, and null for all others.
 */
export function* textRuns(
  html: string,
  endOfApart: (html: string, start: number, name: string) => number | null = () => null,
): Generator<string, void, undefined> {
  let from = 0;
  for (let tag = nextTag(html, 0); tag !== null; tag = nextTag(html, from)) {
    if (tag.start > from) yield html.slice(from, tag.start);
    const name = matchAt(tagName, html, tag.start)?.[1]?.toLowerCase() ?? '';
    if (blocks.has(name)) yield ' ';
    from = endOfHidden(html, tag.start, name) ?? endOfApart(html, tag.start, name) ?? tag.end;
  }
  if (from < html.length) yield html.slice(from);
}

function nextTag(html: string, from: number): Tag | null {
  let start = html.indexOf('<', from);
  while (start >= 0 && whiteSpace.test(html.charAt(start + 1))) start = html.indexOf('<', start + 1);
  return start < 0 ? null : { start, end: endOfTag(html, start) };
}

function endOfTag(html: string, start: number): number {
  if (html.startsWith('<!--', start)) return behind(html, '-->', start + 2);
  if (html.startsWith('<?', start) && !html.startsWith('<?xml', start)) return behind(html, '?>', start + 2);
  if (matchAt(simpleTag, html, start) !== null) return simpleTag.lastIndex;
  return endOfOddTag(html, start);
}

/** A `<` within a tag waits for a `>` of its own, a quoted `>` counts only for such a one, a comment ends it all. */
function endOfOddTag(html: string, start: number): number {
  const nests = !/^<!(?!doctype)/i.test(html.slice(start, start + 9));
  let depth = 0;
  let quote = '';
  for (let index = start + 1; index < html.length; index++) {
    const character = html.charAt(index);
    if (character === '>' && depth > 0) depth--;
    else if (character === '>' && quote === '') return index + 1;
    else if (character === '"' || character === "'")
      quote = quote === '' ? character : quote === character ? '' : quote;
    else if (nests && quote === '' && character === '<' && !whiteSpace.test(html.charAt(index + 1))) {
      if (html.startsWith('<!--', index)) return behind(html, '-->', index + 2);
      depth++;
    }
  }
  return html.length;
}

/** Where a script or style that begins here ends with its end tag; null for anything else. */
function endOfHidden(html: string, start: number, name: string): number | null {
  const ending = hidden.get(name);
  if (ending === undefined || html.charAt(start + 1) === '/') return null;
  return matchAt(ending, html, start) && ending.lastIndex;
}

function behind(html: string, mark: string, from: number): number {
  const index = html.indexOf(mark, from);
  return index < 0 ? html.length : index + mark.length;
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
