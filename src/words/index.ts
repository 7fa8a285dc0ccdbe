import { en } from './en.ts';
import type { Words } from './words.ts';

const languages: readonly Words[] = [en];

/** The interface's words in the language of a site, or the nearest there is: `de-AT` reads German, `xx` English. */
export function wordsFor(language: string): Words {
  const wanted = new Intl.Locale(language).language;
  return languages.find((words) => new Intl.Locale(words.language).language === wanted) ?? en;
}
