import { enTexts } from '../../i18n/en.ts';
import { isRecord } from '../../model/is-record.ts';
import type { Place, Problem } from '../../problems/problem.ts';
import { startOf } from '../../problems/problem.ts';
import { missingWords, unknownLanguage } from '../../problems/rules/words.ts';
import { nameOf } from './check-words.ts';
import { partsFor, type WordSources } from './vocabulary.ts';
import { at, formsOf, isPlural, isWord, leavesOf } from './word-tree.ts';

/**
 * The words that a language lacks, by their keys, and where a text lacks a form for numbers, by the form's:
 * `phrases.postCount.few`. English stands in for them, or the form of all other numbers.
 */
export function lacking(language: string, sources: WordSources): string[] {
  const parts = partsFor(language, sources).map(({ texts }) => texts);
  const forms = formsOf(language);
  return leavesOf(enTexts).flatMap(({ path, value }): string[] => {
    const written = parts.map((texts) => at(texts, path));
    const name = path.join('.');
    if (!isPlural(value)) return written.some(isWord) ? [] : [name];
    const used = written.find((one) => isRecord(one) && isWord(one.other));
    return forms.filter((form) => !isRecord(used) || !isWord(used[form])).map((form) => `${name}.${form}`);
  });
}

/** What is to be said of the languages of a site's own files, each by itself, and of the site's language as a whole. */
export function languageProblems(language: string, sources: WordSources, languageAt: () => Place): Problem[] {
  const lacks = sources.own.flatMap((own): Problem[] => {
    const names = lacking(own.language, sources);
    if (names.length === 0) return [];
    return [missingWords(startOf(own.file), names, nameOf(own.language), own.language)];
  });
  const isUnknown = partsFor(language, sources).length === 0;
  return isUnknown ? [strangeLanguage(language, languageAt()), ...lacks] : lacks;
}

/** What is said of a language that there are no words in. */
export function strangeLanguage(language: string, place: Place): Problem {
  return unknownLanguage(place, nameOf(language), language);
}
