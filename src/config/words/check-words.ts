import { z } from 'zod';
import { enTexts } from '../../i18n/en.ts';
import { isRecord } from '../../model/is-record.ts';
import { nearest } from '../../problems/nearest.ts';
import { type Problem, startOf, withoutEchoes } from '../../problems/problem.ts';
import { misnamedWords, unknownForm, unknownPlaceholder } from '../../problems/rules/words.ts';
import { languageNamed } from '../likely-values.ts';
import { canonicalLocale } from '../locale.ts';
import { readYaml } from '../read-yaml.ts';
import { salvage } from '../salvage.ts';
import { validate } from '../validate.ts';
import { type Locate, yamlPlaces } from '../yaml-places.ts';
import type { OwnWords } from './vocabulary.ts';
import { at, formsOf, isPlural, leavesOf, placeholdersIn, pluralCategories } from './word-tree.ts';

/** A word that may be left out, or left to be filled in. */
const word = z.string({ error: 'text' }).nullish();
const forms = z.strictObject(Object.fromEntries(pluralCategories.map((form) => [form, word])));

/** The keys of a file of words, of which none is needed. */
export const wordsSchema: z.ZodObject = groupOf(enTexts);

function groupOf(group: object): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(group).map(([key, value]): [string, z.ZodType] => {
        if (!isRecord(value)) return [key, word];
        return [key, (isPlural(value) ? forms : groupOf(value)).nullish()];
      }),
    ),
  );
}

const keys = leavesOf(enTexts).flatMap(({ path }) => path);

/** A file of words by its path from the site's root, and all that is wrong with it but what it lacks. */
export function checkWords(
  file: string,
  text: string,
): { readonly own: OwnWords | null; readonly problems: readonly Problem[] } {
  const name = file.replace(/^.*\/|\.[^.]*$/g, '');
  const language = canonicalLocale(name);
  const yaml = readYaml(text, { file, firstLine: 1, offset: 0, keys: [...keys, ...pluralCategories] });
  const place = yamlPlaces(yaml.text, file, 1, yaml.text === text ? 0 : null);
  const { problems } = validate(wordsSchema, yaml.data ?? {}, place, {});
  const found = [...yaml.problems, ...withoutEchoes(yaml.problems, problems)];
  if (language === null) {
    return { own: null, problems: [misnamedWords(startOf(file), name, languageNamed(name)), ...found] };
  }
  const texts = salvage(wordsSchema, yaml.data ?? {}, {});
  return { own: { file, language, texts }, problems: [...found, ...wordProblems(texts, language, place)] };
}

/** What no schema knows: what is put in where, and which forms of number a language has. */
function wordProblems(texts: unknown, language: string, place: Locate): Problem[] {
  const own = formsOf(language);
  const name = nameOf(language);
  return leavesOf(enTexts).flatMap(({ path, value }): Problem[] => {
    const written = at(texts, path);
    const known = placeholdersIn(value);
    if (!isPlural(value)) return placeholderProblems(written, known, path, place);
    if (!isRecord(written)) return [];
    const allowed = [...new Set([...known, 'count'])];
    return Object.entries(written).flatMap(([form, one]): Problem[] => {
      const isKnown = own.some((category) => category === form) || one === null;
      return [
        ...(isKnown ? [] : [unknownForm(place([...path, form], 'key'), form, name, own)]),
        ...placeholderProblems(one, allowed, [...path, form], place),
      ];
    });
  });
}

function placeholderProblems(
  written: unknown,
  known: readonly string[],
  path: readonly string[],
  place: Locate,
): Problem[] {
  return placeholdersIn(written)
    .filter((name) => !known.includes(name))
    .map((name) => unknownPlaceholder(place(path), path.join('.'), name, known, nearest(name, known)));
}

/** A language as English calls it: `French`. */
export function nameOf(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}
