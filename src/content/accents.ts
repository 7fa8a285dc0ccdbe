/**
 * Latin letters that WordPress's remove_accents() folds by taking their marks away: Latin-1, Latin Extended-A, the
 * letters of Romanian, Pinyin and Vietnamese. Other letters keep their marks: `й` is another letter than `и`.
 */
const marked = /[\u00c0-\u017f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0218-\u021b\u1ea0-\u1ef9]/;

/** Letters and signs of the same table that Unicode does not take apart. */
const replacements: Readonly<Record<string, string>> = {
  ª: 'a',
  º: 'o',
  Æ: 'AE',
  Ð: 'D',
  Ø: 'O',
  Þ: 'TH',
  ß: 's',
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Ĳ: 'IJ',
  ĳ: 'ij',
  ĸ: 'k',
  Ŀ: 'L',
  ŀ: 'l',
  Ł: 'L',
  ł: 'l',
  ŉ: 'n',
  Ŋ: 'N',
  ŋ: 'n',
  Œ: 'OE',
  œ: 'oe',
  Ŧ: 'T',
  ŧ: 't',
  ſ: 's',
  '€': 'E',
  '£': '',
};

/** What some languages write instead, by language subtag, as remove_accents() does by locale. */
const byLanguage: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { Ä: 'Ae', ä: 'ae', Ö: 'Oe', ö: 'oe', Ü: 'Ue', ü: 'ue', ß: 'ss' },
  da: { Æ: 'Ae', æ: 'ae', Ø: 'Oe', ø: 'oe', Å: 'Aa', å: 'aa' },
  ca: { '·': '' },
  sr: { Đ: 'DJ', đ: 'dj' },
  bs: { Đ: 'DJ', đ: 'dj' },
};

/** Folds accented Latin letters to ASCII as WordPress's remove_accents() does for a language (BCP 47). */
export function removeAccents(text: string, language = 'en'): string {
  if (isAscii(text)) return text;
  const own = byLanguage[language.slice(0, 2).toLowerCase()] ?? {};
  let folded = '';
  for (const letter of text.normalize('NFC')) {
    folded += own[letter] ?? replacements[letter] ?? (marked.test(letter) ? withoutMarks(letter) : letter);
  }
  return folded;
}

/** True for a text of ASCII alone. */
export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

function withoutMarks(letter: string): string {
  return letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
