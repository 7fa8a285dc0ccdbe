import { prepareVocabulary, vocabularyOf, type WordSources } from '../../src/config/words/vocabulary.ts';
import { home } from '../../src/engine/own-files.ts';

/** The words that come with the generator, of a site that has none of its own. */
export const wordSources: WordSources = { own: [], home, generator: 'test', cache: null };
await prepareVocabulary();
export const vocabulary = vocabularyOf(wordSources);
