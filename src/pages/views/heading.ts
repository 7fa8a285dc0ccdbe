/** Letters above which a headline takes more than three lines in large letters. */
const mostLetters = 80;

/** Letters above which a site's name takes more than two lines of a phone beside its buttons. */
const mostLettersOfName = 24;

/** Whether a headline needs smaller letters. */
export function isLongHeading(heading: string): boolean {
  return widthOf(heading) > mostLetters;
}

/** Whether a site's name needs smaller letters. */
export function isLongName(name: string): boolean {
  return widthOf(name) > mostLettersOfName;
}

/** Letters that end a word of Chinese, as particles, measure words and suffixes do. */
const ending = /^[的了着过们地得之里上中下后前时式性化者率型级个次年月日]$/u;

/** What belongs to the word behind it: an opening sign, and a letter that the dictionary knows no word with. */
const beginning = /^(?:[\p{Ps}\p{Pi}].*|\p{Script=Han})$/u;

/**
 * The pieces of a headline between which a line may end, where its language writes no spaces and browsers know no phrases of it
 * (of Japanese Chromium does, of Chinese it does not): the words of ICU's dictionary, with the signs and the single letters
 * that belong to them. None for other languages, and for a headline of one piece.
 */
export function phrasesOf(heading: string, language: string): readonly string[] {
  if (!/^(?:zh|yue)\b/i.test(language)) return [];
  const phrases: string[] = [];
  let begun = '';
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(heading)) {
    if (beginning.test(segment) && !ending.test(segment)) begun += segment;
    else if (isWordLike && !ending.test(segment)) {
      phrases.push(begun + segment);
      begun = '';
    } else {
      // A sign or an ending stands with what is before it.
      phrases.push(begun === '' ? `${phrases.pop() ?? ''}${segment}` : begun + segment);
      begun = '';
    }
  }
  if (begun !== '') phrases.push(begun);
  return phrases.length > 1 ? phrases : [];
}

/** Letters, where one that fills a square (Chinese, Japanese, Korean) counts as two. */
function widthOf(text: string): number {
  // Below the first of those signs each letter is one unit of the text.
  if (!/[\u1100-\uffff]/.test(text)) return text.length;
  return [...text].reduce(
    (sum, letter) => sum + (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter) ? 2 : 1),
    0,
  );
}
