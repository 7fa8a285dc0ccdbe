import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { enGb } from './en-gb.ts';
import type { Words } from './words.ts';

/** Every language of the interface; the first is what a site in any other language gets. */
export const languages: readonly Words[] = [en, enGb, de, ar];

/** The United States, their territories, and the countries whose English is American. */
const american = new Set(['US', 'AS', 'FM', 'GU', 'MH', 'MP', 'PH', 'PR', 'PW', 'UM', 'VI']);

/**
 * The interface's words in a language (BCP 47), or the nearest there is: `de-AT` reads German. English is spelled as in
 * its region: `en` as in `en-US`, its likeliest (Unicode CLDR), `en-AU` as in `en-GB`. A language that the interface does
 * not speak has the words of `otherwise`.
 */
export function wordsFor(language: string, otherwise: Words = en): Words {
  const { language: wanted, region = '' } = new Intl.Locale(language).maximize();
  if (wanted === 'en') return american.has(region) ? en : enGb;
  return languages.find((words) => words.language === wanted) ?? otherwise;
}
