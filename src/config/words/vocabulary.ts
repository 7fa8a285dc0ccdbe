import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptFile, sealedStore } from '../../cache/sealed-store.ts';
import { codeFolder } from '../../engine/own-files.ts';
import { en, enTexts } from '../../i18n/en.ts';
import { lookupChain } from '../../i18n/lookup.ts';
import type { WordTexts } from '../../i18n/texts.ts';
import type { Words } from '../../i18n/words.ts';
import { wordsFrom } from '../../i18n/words-from.ts';
import { isRecord } from '../../model/is-record.ts';
import { oncePer } from '../../model/once-per.ts';
import { at, isPlural, isWord, leavesOf, overlaid } from './word-tree.ts';

/** The languages whose words come with the generator in `src/i18n/words/`; American English is in `src/i18n/en.ts`. */
export const shippedLanguages: readonly string[] = ['ar', 'de', 'en-GB', 'fr', 'ja'];

/** The words of a language that come with the generator, by the language's tag. */
export const wordStore = sealedStore({
  place: 'words/*.json',
  key: (generator: string) => generator,
  shape: isRecord,
  pruned: 'never',
});

/** Words in a language, as a file has them. Plain data. */
export interface LanguageTexts {
  readonly language: string;
  readonly texts: unknown;
}

/** A site's own words in a language, as far as they are right. */
export interface OwnWords extends LanguageTexts {
  /** From the site's root. */
  readonly file: string;
}

/** Where words come from. Plain data, so that a thread can be told. */
export interface WordSources {
  /** Of `content/words/`. */
  readonly own: readonly OwnWords[];
  /** The generator's own folder, and what stands for it. */
  readonly home: string;
  readonly generator: string;
  /**
   * The cache folder, or null where nothing is kept: YAML takes longer to read than all else that an unchanged site is asked
   * for.
   */
  readonly cache: string | null;
}

/**
 * Gives the words of a language (BCP 47): the site's own, then those that come with the generator, then English, each word
 * by itself. A language of which there is none has the words of `otherwise`. The same words are one object.
 */
export type Vocabulary = (language: string, otherwise?: Words) => Words;

let parseYaml: typeof import('../yaml.ts').parseYaml | null = null;

/**
 * Loads what reads the words of a language other than English. Whoever will ask for such words calls it first: a site in
 * English goes without it.
 */
export async function prepareVocabulary(): Promise<void> {
  ({ parseYaml } = await import('../yaml.ts'));
}

/** True where words of a language come with the generator that have to be read from a file. */
export function isRead(language: string): boolean {
  return lookupChain(language).some((tag) => shippedLanguages.includes(tag));
}

/** The vocabulary of a site. */
export const vocabularyOf = oncePer(newVocabulary);

function newVocabulary(sources: WordSources): Vocabulary {
  const byLanguage = new Map<string, Words | null>();
  const byParts = new Map<string, Words>();
  return (language, otherwise = en) => {
    const before = byLanguage.get(language);
    if (before !== undefined) return before ?? otherwise;
    const parts = partsFor(language, sources);
    const key = parts.map((part) => `${part.isOwn} ${part.language}`).join();
    const words = parts.length === 0 ? null : (byParts.get(key) ?? wordsOf(parts));
    if (words !== null) byParts.set(key, words);
    byLanguage.set(language, words);
    return words ?? otherwise;
  };
}

/** Words of one file, or those of American English. */
interface Part extends LanguageTexts {
  readonly isOwn: boolean;
}

/** What there is of a language, the nearest first: all of the site's own before all that comes with the generator. */
export function partsFor(language: string, sources: WordSources): Part[] {
  const chain = lookupChain(language);
  const own = chain.flatMap((tag) => sources.own.filter((one) => one.language === tag));
  const shipped = chain.flatMap((tag) => shippedTexts(tag, sources));
  return [...own.map((one) => ({ ...one, isOwn: true })), ...shipped.map((one) => ({ ...one, isOwn: false }))];
}

/** Throws Error where they have to be read and `prepareVocabulary` was not called. */
function shippedTexts(tag: string, { home, generator, cache }: WordSources): LanguageTexts[] {
  if (tag === 'en') return [{ language: tag, texts: enTexts }];
  if (!shippedLanguages.includes(tag)) return [];
  const file = cache === null ? null : keptFile(wordStore, cache, [generator], tag);
  const kept = file?.read() ?? null;
  if (kept !== null) return [{ language: tag, texts: kept }];
  if (parseYaml === null) throw new Error(`the words of ${tag} were asked for before they could be read`);
  const texts = parseYaml(readFileSync(join(home, codeFolder, 'i18n/words', `${tag}.yaml`), 'utf8'));
  if (isRecord(texts)) file?.write(texts);
  return [{ language: tag, texts }];
}

function wordsOf(parts: readonly Part[]): Words {
  const [nearest] = parts;
  if (nearest === undefined || (parts.length === 1 && nearest.texts === enTexts)) return en;
  const texts = parts.reduceRight<unknown>((base, { texts: over }) => overlaid(base, over), enTexts);
  if (!isLike(enTexts, texts)) throw new TypeError(`the words of ${nearest.language} are not those of English`);
  return wordsFrom(nearest.language, texts);
}

/** True for a tree of words with all the words of another, each a text or its forms. */
function isLike(base: WordTexts, texts: unknown): texts is WordTexts {
  return leavesOf(base).every(({ path, value }) => {
    const word = at(texts, path);
    return isPlural(value) ? isRecord(word) && isWord(word.other) : isWord(word);
  });
}
