import type MarkdownIt from 'markdown-it';

/** Quotation marks of a language: of a quotation before and behind, of one within it before and behind. */
type Quotes = readonly [string, string, string, string];

const curly: Quotes = ['“', '”', '‘', '’'];

/** Languages with other marks, by CLDR's delimiters; French ones stand apart from their text. */
const quotesByLanguage: Readonly<Record<string, Quotes>> = {
  cs: ['„', '“', '‚', '‘'],
  da: ['“', '”', '‘', '’'],
  de: ['„', '“', '‚', '‘'],
  'de-ch': ['«', '»', '‹', '›'],
  el: ['«', '»', '“', '”'],
  es: ['«', '»', '“', '”'],
  fi: ['”', '”', '’', '’'],
  fr: ['«\u00a0', '\u00a0»', '“', '”'],
  'fr-ch': ['«', '»', '‹', '›'],
  hu: ['„', '”', '»', '«'],
  it: ['«', '»', '“', '”'],
  nb: ['«', '»', '‘', '’'],
  no: ['«', '»', '‘', '’'],
  pl: ['„', '”', '«', '»'],
  pt: ['“', '”', '‘', '’'],
  'pt-pt': ['«', '»', '“', '”'],
  ro: ['„', '”', '«', '»'],
  ru: ['«', '»', '„', '“'],
  sk: ['„', '“', '‚', '‘'],
  sl: ['„', '“', '‚', '‘'],
  sv: ['”', '”', '’', '’'],
  uk: ['«', '»', '„', '“'],
};

/** The quotation marks of a language (BCP 47). */
export function quotesOf(language: string): Quotes {
  const tag = language.toLowerCase();
  return quotesByLanguage[tag] ?? quotesByLanguage[tag.split('-', 1)[0] ?? ''] ?? curly;
}

/** What an apostrophe stands before where it begins a word: years, and words that lost their first letters. */
const shortened =
  /(^|[\s([{"“„«-])'(?=\d\d(?:s\b|\b(?!'))|(?:tain['’]t|twere|twas|tis|twill|til|bout|nuff|round|cause|em)\b)/gi;

/**
 * What WordPress makes of signs that typewriters had (`wptexturize`): dashes, an ellipsis, a trademark, a sign between
 * two numbers. Quotation marks are left to markdown-it, which knows what stands around them.
 */
export function texturized(text: string): string {
  if (!/['.(\-x]/.test(text)) return text;
  return text
    .replaceAll('...', '…')
    .replaceAll(/(?<!-)---(?!-)/g, '—')
    .replaceAll(/ -- /g, ' — ')
    .replaceAll(/(?<!-)--(?!-)/g, '–')
    .replaceAll(/ - /g, ' – ')
    .replaceAll(/\(tm\)/gi, '™')
    .replaceAll(/\b(\d[\d.,]*)x(?=\d)/g, '$1×')
    .replaceAll(shortened, '$1’');
}

/** Quotation marks and dashes as a language has them, in the place of those of a keyboard; code stays as it is. */
export function smartQuotes(parser: MarkdownIt, language: string): void {
  parser.set({ typographer: true, quotes: [...quotesOf(language)] });
  parser.core.ruler.at('replacements', ({ tokens }) => {
    for (const { children } of tokens) {
      for (const token of children ?? []) if (token.type === 'text') token.content = texturized(token.content);
    }
  });
}
