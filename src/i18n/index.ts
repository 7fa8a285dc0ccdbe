import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

/** Every language of the interface; the first is what a site in any other language gets. */
export const languages: readonly Words[] = [en, de, ar];

/** The interface's words in the language of a site, or the nearest there is: `de-AT` reads German, `xx` English. */
export function wordsFor(language: string): Words {
  const wanted = new Intl.Locale(language).language;
  return languages.find((words) => new Intl.Locale(words.language).language === wanted) ?? en;
}
