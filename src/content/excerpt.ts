import { decode } from 'html-entities';

/** How many words (or characters), and what stands behind them where something was left out. */
export interface TrimOptions {
  readonly count?: number;
  readonly more?: string;
  /** Languages without spaces between words are counted by characters. */
  readonly by?: 'words' | 'characters';
}

/** Words of an automatic excerpt, and what tells that there is more. */
const excerptWords = 20;
const excerptMore = ' [...]';

/** Elements whose beginning and end separate words; inline ones do not. */
const blocks = new Set(
  'address article aside blockquote br button caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol optgroup option p pre section summary table tbody td textarea tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** A tag or a comment, or a script or style with everything in it. A `<` before anything but a name is text. */
const tag =
  /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?(?:-->|$)|<\/?([a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>|<[!?][^>]*>/gi;

/**
 * The first words of a text as WordPress's wp_trim_words() gives them (55 and `…` by default): tags fall away, runs of
 * white space become one space. Unlike in WordPress, neighbouring blocks are separated by a space. Entities stay as
 * they are.
 */
export function trimWords(text: string, options: TrimOptions = {}): string {
  const { count = 55, more = '…', by = 'words' } = options;
  const plain = withoutTags(text)
    .replaceAll(/[\n\r\t ]+/g, ' ')
    .replaceAll(/^ | $/g, '');
  const [units, separator] = by === 'words' ? [plain.split(' '), ' '] : [Array.from(plain), ''];
  const kept = plain === '' ? [] : units;
  return kept.length > count ? kept.slice(0, count).join(separator) + more : kept.join(separator);
}

/**
 * The excerpt of a rendered body as plain text, entities decoded: its first 20 words and ` [...]`. Only the beginning
 * of a long body is looked at.
 */
export function excerpt(html: string, options: TrimOptions = {}): string {
  const { count = excerptWords, more = excerptMore, by = 'words' } = options;
  for (let length = 800; ; length *= 4) {
    const beginning = length >= html.length ? html : html.slice(0, html.lastIndexOf('<', length));
    const trimmed = trimWords(beginning, { count, more: '\u0000', by });
    const isWhole = beginning.length === html.length;
    if (trimmed.endsWith('\u0000')) return decode(trimmed.slice(0, -1)) + more;
    if (isWhole) return decode(trimmed);
  }
}

/** How excerpts of a language are counted: by characters where WordPress's translations say so. */
export function wordsOrCharacters(language: string): 'words' | 'characters' {
  return /^(ja|zh|th|lo|km|my)\b/i.test(language) ? 'characters' : 'words';
}

function withoutTags(html: string): string {
  return html.replaceAll(tag, (_, hidden: string | undefined, name: string | undefined) =>
    hidden === undefined && name !== undefined && blocks.has(name.toLowerCase()) ? ' ' : '',
  );
}
