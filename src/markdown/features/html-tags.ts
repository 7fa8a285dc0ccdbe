import { decodeHTMLAttribute } from 'entities/decode';

/** An attribute in a tag of raw HTML. */
export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string;
  /** Entities decoded; empty where there is none. */
  readonly value: string;
  /** From the white space before it to the end of its value. */
  readonly start: number;
  readonly end: number;
}

/** A tag in raw HTML. */
export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  readonly isClosing: boolean;
  /** Whether it stands in `<pre>` or `<code>`. */
  readonly isInCode: boolean;
  /** Whether a slash stands before its end: `<a/>`, which closes nothing in HTML. */
  readonly isSelfClosing: boolean;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly HtmlAttribute[];
}

/** The tags of a piece of HTML. */
export interface HtmlTags {
  readonly tags: readonly HtmlTag[];
  /** Where a tag or a comment begins that has no end in the piece, and what would end it; null where all have. */
  readonly unfinished: { readonly start: number; readonly ending: string | null } | null;
}

/** Elements whose content is text, and ends at their own closing tag only. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const code = new Set(['pre', 'code']);

/** A `</` before anything but a letter begins a comment, as `<!` and `<?` do. */
const opening = /<!--|<[!?]|<\/(?![a-z])|<\/?[a-z][^\s/>]*/gi;
/** What ends what is no tag; a comment may also end in `--!>`, or be as short as `<!-->`. */
const endings: Readonly<Record<string, string>> = { '<!--': '-->', '<!': '>', '<?': '>', '</': '>' };
const commentEnd = /--!?>/g;
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?!["'])([^\s>]*)))?/y;
const tagEnd = /[\s/]*>/y;
/** Behind an attribute, a quoted value that does not end. */
const openValue = /\s*=/y;

/**
 * The tags in a piece of HTML, in order, as a browser's tokenizer finds them: none in comments, and none in the text of
 * scripts and style sheets. What is not finished is no tag.
 */
export function tagsOf(html: string): HtmlTags {
  const tags: HtmlTag[] = [];
  let codeDepth = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const { 0: written, index: start } = match;
    const ending = endings[written];
    if (ending !== undefined) {
      const end = behindComment(html, ending, start);
      if (end === null) return { tags, unfinished: { start, ending } };
      opening.lastIndex = end;
      continue;
    }
    const isClosing = written.startsWith('</');
    const name = written.slice(isClosing ? 2 : 1).toLowerCase();
    const rest = restOfTag(html, opening.lastIndex);
    if (rest === null) return { tags, unfinished: { start, ending: null } };
    if (code.has(name)) codeDepth = Math.max(0, codeDepth + (isClosing ? -1 : 1));
    const isInCode = codeDepth > 0 && !code.has(name);
    tags.push({ name, isClosing, isInCode, isSelfClosing: html[rest.end - 2] === '/', start, ...rest });
    opening.lastIndex = !isClosing && rawText.has(name) ? closingTag(html, name, rest.end) : rest.end;
  }
  return { tags, unfinished: null };
}

/** The attributes behind a tag's name, and the tag's end; null where it has none. */
function restOfTag(html: string, start: number): Pick<HtmlTag, 'attributes' | 'end'> | null {
  const attributes: HtmlAttribute[] = [];
  for (let at = start; ; ) {
    tagEnd.lastIndex = at;
    if (tagEnd.test(html)) return { attributes, end: tagEnd.lastIndex };
    attribute.lastIndex = at;
    const [whole, name, double, single, bare] = attribute.exec(html) ?? [];
    if (whole === undefined || name === undefined) return null;
    const value = decodeHTMLAttribute(double ?? single ?? bare ?? '');
    attributes.push({ name: name.toLowerCase(), value, start: at, end: at + whole.length });
    at += whole.length;
    openValue.lastIndex = at;
    if (openValue.test(html)) return null;
  }
}

function behindComment(html: string, ending: string, start: number): number | null {
  if (ending === '-->') {
    commentEnd.lastIndex = start + 2;
    return commentEnd.test(html) ? commentEnd.lastIndex : null;
  }
  const at = html.indexOf(ending, start + 2);
  return at < 0 ? null : at + ending.length;
}

function closingTag(html: string, name: string, from: number): number {
  const at = html.slice(from).search(new RegExp(`</${name}[\\s/>]`, 'i'));
  return at < 0 ? html.length : from + at;
}
