/** A word of a text. */
export interface Word {
  /** As texts are compared: without case, accents and the width of its letters. */
  readonly form: string;
  /** Where it begins in the text, and where it ends, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Letters and digits in a row; or one letter with the signs that make it a language's name: C++, C#, F#. */
const pieces = /(?<![\p{L}\p{N}])\p{L}(?:\+\+|#)(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that put no space between words: where one ends is in a dictionary (UAX #29, section 4). */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰﾞﾟ\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const unspacedRuns = new RegExp(`${unspaced.source}[${unspaced.source.slice(1, -1)}\\p{M}]*`, 'gu');
/**
 * The dictionaries hold for every locale, so that a word is cut alike on a site of any language. They are loaded when there
 * is something to cut: on a phone that takes longer than everything else that the search page does before a word is typed.
 */
let dictionaries: Intl.Segmenter | null = null;
const apostrophe = /['’]/;
const letter = /\p{L}/u;
/** Of `l’index` and `isn’t` the part of at most two letters is no word that anybody searches for. */
const longestElision = 2;

/** The words of a text in their order, of a query as of what is searched: both are cut alike. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (isElision(text, index, piece)) continue;
    if (unspaced.test(piece)) yield* unspacedWords(piece, index);
    else yield { form: folded(piece), start: index, end: index + piece.length };
  }
}

/**
 * A text as it is compared: compatibility forms and case folded (UAX #15, NFKD), marks on Latin, Greek, Arabic and
 * Hebrew letters removed. Marks that make another letter stay: Cyrillic й, Japanese が, Indic vowels.
 */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replaceAll(marks, '')
    .replaceAll(ligatures, (found) => letters[found] ?? found)
    .normalize('NFC');
}

const isPlain = /^[\x20-\x7e]*$/;
const marks =
  /[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]|(?<![\u0400-\u04ff])\u0306/g;
/** Letters of Latin alphabets that Unicode does not decompose, as they are typed where a keyboard lacks them. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' },
  ...{ ς: 'σ' },
};
const ligatures = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * The stem of a form. Only letters have endings: what holds a digit (`2023`, `utf8`) is its own. An Arabic word is searched
 * for without its article as with it.
 */
export function stemOf(form: string, stem: (form: string) => string): string {
  return digit.test(form) ? form : stem(form.replace(article, ''));
}

/** The Arabic article with what may be written before it, where three letters are left (as light stemmers take it away). */
const article = /^(?:[وفبك]?ال|لل)(?=\p{Script=Arabic}{3})/u;

const digit = /\p{N}/u;

function isElision(text: string, start: number, { length }: string): boolean {
  if (length > longestElision) return false;
  const joins = (at: number, beyond: number) => apostrophe.test(text[at] ?? '') && letter.test(text[beyond] ?? '');
  return joins(start - 1, start - 2) || joins(start + length, start + length + 1);
}

/** A piece such as `APIの設計`: its Latin parts are words too. */
function* unspacedWords(piece: string, offset: number): Generator<Word> {
  let done = 0;
  dictionaries ??= new Intl.Segmenter('en', { granularity: 'word' });
  for (const { 0: run, index } of piece.matchAll(unspacedRuns)) {
    if (index > done) yield wordAt(piece, offset, done, index);
    for (const [start, end] of knownWords(dictionaries.segment(run))) {
      yield wordAt(piece, offset, index + start, index + end);
    }
    done = index + run.length;
  }
  if (done < piece.length) yield wordAt(piece, offset, done, piece.length);
}

const katakana = /^[\p{Script=Katakana}ーｰﾞﾟ]+$/u;

/**
 * Where the words of a run begin and end. A loan word that the dictionary does not know, or that is mistyped, is cut into
 * single letters by it: all that is written in katakana around such a letter is then one word.
 */
function knownWords(segments: Iterable<Intl.SegmentData>): (readonly [start: number, end: number])[] {
  const words: (readonly [start: number, end: number])[] = [];
  let loan: { readonly from: number; isTorn: boolean } | null = null;
  for (const { segment, index } of segments) {
    if (!katakana.test(segment)) loan = null;
    else loan ??= { from: words.length, isTorn: false };
    words.push([index, index + segment.length]);
    if (loan === null) continue;
    loan.isTorn ||= segment.length === 1;
    const [first] = words[loan.from] ?? [index];
    if (loan.isTorn) words.splice(loan.from, words.length, [first, index + segment.length]);
  }
  return words;
}

function wordAt(piece: string, offset: number, start: number, end: number): Word {
  return { form: folded(piece.slice(start, end)), start: offset + start, end: offset + end };
}
