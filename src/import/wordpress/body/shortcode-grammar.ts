/** A shortcode in a text: `[name key="value"]`, with or without a text that it encloses. */
export interface Shortcode {
  readonly name: string;
  /** In lower case; values without a key are under their number: `0`, `1`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Null where it has no closing tag. */
  readonly content: string | null;
  /** As it was typed, from the opening tag to the end of the closing one. */
  readonly written: string;
  /** The opening tag as it was typed. */
  readonly openingTag: string;
}

/**
 * An opening tag. A name begins behind the bracket with a letter, so that `[1]`, `[ ]` and `[…]` are text; brackets in
 * quotation marks are part of a value. Two brackets on both sides make text of it.
 */
const opening =
  /\[(\[?)([a-z_][\w-]*)((?:\s+(?:"[^"]*"|'[^']*'|[^\]"'\s/]|\/(?!\]))*|[=:](?:"[^"]*"|'[^']*'|[^\]"'/\s])*)*)\s*(\/?)\](\]?)/gi;

/** Replaces the shortcodes of a text. `replace` gives what stands in the place of one, or null to leave it as it is. */
export function replaceShortcodes(
  text: string,
  isKnown: (name: string) => boolean,
  replace: (code: Shortcode) => string | null,
): string {
  let result = '';
  let from = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const { 0: tag, 1: before, 2: name = '', 3: typed = '', 4: slash, 5: end, index } = match;
    if (!isKnown(name.toLowerCase())) continue;
    if (before === '[' && end === ']') {
      result += text.slice(from, index) + tag.slice(1, -1);
      from = index + tag.length;
      continue;
    }
    // A bracket before a tag is text.
    const start = index + (before?.length ?? 0);
    const tagEnd = index + tag.length - (end?.length ?? 0);
    const closing = slash === '/' ? null : closingTag(text, name, tagEnd);
    const behind = closing?.end ?? tagEnd;
    const replaced = replace({
      name: name.toLowerCase(),
      attributes: attributesIn(typed),
      content: closing === null ? null : text.slice(tagEnd, closing.start),
      written: text.slice(start, behind),
      openingTag: text.slice(start, tagEnd),
    });
    if (replaced === null) continue;
    result += text.slice(from, start) + replaced;
    from = behind;
    opening.lastIndex = from;
  }
  return result + text.slice(from);
}

/** The names of everything in a text that looks like a shortcode, in the order of the text. */
export function shortcodeNames(text: string): string[] {
  return [...text.matchAll(opening)]
    .filter(([, before, , , , end]) => !(before === '[' && end === ']'))
    .map(([, , name = '']) => name.toLowerCase());
}

/** The closing tag of a shortcode, unless another one of its name is opened before it. */
function closingTag(text: string, name: string, from: number): { start: number; end: number } | null {
  const tag = `[/${name}]`;
  const start = text.toLowerCase().indexOf(tag.toLowerCase(), from);
  if (start < 0) return null;
  const next = new RegExp(`\\[${name}(?=[\\s\\]/=])`, 'gi');
  next.lastIndex = from;
  const again = next.exec(text);
  return again !== null && again.index < start ? null : { start, end: start + tag.length };
}

const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))|"([^"]*)"|'([^']*)'|(\S+)/g;

function attributesIn(typed: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  let number = 0;
  for (const [, key, double, single, bare, ...alone] of typed.replace(/^[=:]/, '').matchAll(attribute)) {
    const value = double ?? single ?? bare;
    if (key !== undefined && value !== undefined) values[key.toLowerCase()] = value;
    else values[number++] = alone.find((one) => one !== undefined) ?? '';
  }
  return values;
}
