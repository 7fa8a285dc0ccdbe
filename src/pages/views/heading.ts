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

/** Letters, where one that fills a square (Chinese, Japanese, Korean) counts as two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter) ? 2 : 1),
    0,
  );
}
