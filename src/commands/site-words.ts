import type { Site } from '../config/site.ts';
import { readOwnWords } from '../config/words/read-own.ts';
import { prepareVocabulary, vocabularyOf } from '../config/words/vocabulary.ts';
import { home } from '../engine/own-files.ts';
import type { Words } from '../i18n/words.ts';

/** The words of the interface in a site's language, its own before those that come with the engine. */
export async function wordsIn(root: string, site: Site): Promise<Words> {
  const { own } = await readOwnWords(root, null, '');
  await prepareVocabulary();
  return vocabularyOf({ own, home, generator: '', cache: null })(site.language);
}
