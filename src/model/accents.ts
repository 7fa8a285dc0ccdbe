/**
 * What WordPress's remove_accents() folds: Latin-1, Latin Extended-A, and the letters of Romanian, Pinyin and Vietnamese
 * beyond them, and two currency signs. Other letters keep their marks: `й` is another letter than `и`.
 */
const folded = /[ªº\u00c0-\u017f\u018f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dd\u0218-\u021b\u0251\u1e9e\u1ea0-\u1ef9€£]/g;

/** Those that Unicode does not take apart into a letter and its marks, each followed by what it becomes. */
const replacements = pairs(
  'ªa ºo ÆAE ÐD ØO ÞTH ßs æae ðd øo þth ĐD đd ĦH ħh ıi ĲIJ ĳij ĸk ĿL ŀl ŁL łl ŉn ŊN ŋn ŒOE œoe ŦT ŧt ſs ƏE ǝe ɑa €E £',
);

/** What some languages write instead, by language subtag. */
const byLanguage: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['de', pairs('ÄAe äae ÖOe öoe ÜUe üue ẞSS ßss')],
  ['da', pairs('ÆAe æae ØOe øoe ÅAa åaa')],
  ['sr', pairs('ĐDJ đdj')],
  ['bs', pairs('ĐDJ đdj')],
]);

/**
 * Folds accented Latin letters to ASCII as WordPress's remove_accents() does in a language (BCP 47); in Catalan, `l·l`
 * becomes `ll`. Unlike there, a language's rules do not depend on its region.
 */
export function removeAccents(text: string, language = 'en'): string {
  if (isAscii(text)) return text;
  const subtag = language.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  const own = byLanguage.get(subtag);
  const composed = text.normalize('NFC');
  return (subtag === 'ca' ? composed.replaceAll('l·l', 'll') : composed).replaceAll(
    folded,
    (letter) => own?.get(letter) ?? replacements.get(letter) ?? letter.normalize('NFD').charAt(0),
  );
}

/** True for a text of ASCII alone. */
export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]));
}
