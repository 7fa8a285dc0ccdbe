/** Scripts that are written without spaces: each character is counted as a word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** The words of a running text: runs without white space that have a letter or a digit, and characters of Han, … */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x0e00) return countUnspaced(text);
    const isSpace = code === 32 || (code >= 9 && code <= 13) || code === 160;
    if (isSpace) inWord = false;
    else if (!inWord && (isLetterOrDigit(code) || code > 127)) {
      inWord = true;
      words++;
    }
  }
  return words;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function countUnspaced(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const rest = text.replaceAll(unspaced, ' ').match(/[^\s]*[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  return characters + rest;
}
