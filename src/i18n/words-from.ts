import { pluralForms } from './plural.ts';
import type { WordTexts } from './texts.ts';
import type { Words } from './words.ts';

/** The words of a language (BCP 47) from its texts: what stands in braces is put in when they are used. */
export function wordsFrom(language: string, texts: WordTexts): Words {
  const plural = pluralForms(language);
  const { markdown, phrases, ...others } = texts;
  const { archiveTitle, archiveDocumentTitle, archiveSummary, feedTitle } = phrases;
  return {
    ...others,
    language,
    markdown: {
      ...markdown,
      footnote: (number) => filled(markdown.footnote, { number: String(number) }),
      diagramOf: (labels) => filled(markdown.diagramOf, { labels }),
      backToReference: (reference) => filled(markdown.backToReference, { reference }),
      video: (provider) => filled(markdown.video, { provider }),
      example: (provider) => filled(markdown.example, { provider }),
      postBy: (author) => filled(markdown.postBy, { author }),
      play: (title, provider) => filled(markdown.play, { title, provider }),
      open: (title, provider) => filled(markdown.open, { title, provider }),
    },
    phrases: {
      pageOf: (number, total) => filled(phrases.pageOf, { number, total }),
      postCount: (count, written) => plural(count, written, phrases.postCount),
      commentCount: (count, written) => plural(count, written, phrases.commentCount),
      inReplyTo: (name) => filled(phrases.inReplyTo, { name }),
      archiveTitle: (kind, name) => filled(archiveTitle[kind], { name }),
      archiveDocumentTitle: (kind, name) => filled(archiveDocumentTitle[kind], { name }),
      archiveSummary: (kind, count, name) => filled(archiveSummary[kind], { count, name }),
      readingTime: (minutes, written) => plural(minutes, written, phrases.readingTime),
      seriesPosition: (position, total) => filled(phrases.seriesPosition, { position, total }),
      goToPage: (number) => filled(phrases.goToPage, { number }),
      showAll: (title, count) => filled(phrases.showAll, { title, count }),
      feedTitle: (kind, of) => filled(feedTitle[kind], { of }),
      shareOn: (network) => filled(phrases.shareOn, { network }),
      discussOn: (host) => filled(phrases.discussOn, { host }),
      loadsFrom: (host) => filled(phrases.loadsFrom, { host }),
      scheduledFor: (date) => filled(phrases.scheduledFor, { date }),
      expiredOn: (date) => filled(phrases.expiredOn, { date }),
      permalinkTo: (heading) => filled(phrases.permalinkTo, { heading }),
    },
  };
}

/** A text with its names in braces replaced; what is put in is not looked at again. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  const pieces = piecesOf(text);
  let whole = pieces[0] ?? '';
  for (let index = 1; index < pieces.length; index += 2) {
    const name = pieces[index] ?? '';
    whole += (values[name] ?? `{${name}}`) + (pieces[index + 1] ?? '');
  }
  return whole;
}

/** A text cut at its names in braces, which stand between the pieces. There are some hundred texts, each used again and again. */
function piecesOf(text: string): readonly string[] {
  const known = cut.get(text);
  if (known !== undefined) return known;
  const pieces = text.split(/\{(\w+)\}/);
  cut.set(text, pieces);
  return pieces;
}

const cut = new Map<string, readonly string[]>();
