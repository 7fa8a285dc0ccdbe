import { isRecord } from '../../model/is-record.ts';

/** The forms of a text for numbers, as Unicode's CLDR calls them. */
export const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** The forms that a language (BCP 47) has for whole numbers and others (CLDR, cardinal), in the order above. */
export function formsOf(language: string): readonly (typeof pluralCategories)[number][] {
  const known = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  return pluralCategories.filter((category) => known.has(category));
}

/** True for a text in several forms: each language has its own. */
export function isPlural(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && 'other' in value;
}

/** True for a word that is there: one that is empty is still to be filled in. */
export function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** A word of a tree of them, with the keys that lead to it. */
export interface Leaf {
  readonly path: readonly string[];
  /** A text, or its forms. */
  readonly value: unknown;
}

/** All words of a tree. */
export function leavesOf(tree: unknown, path: readonly string[] = []): Leaf[] {
  if (!isRecord(tree) || isPlural(tree)) return [{ path, value: tree }];
  return Object.entries(tree).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

/** What stands at a path of a tree; undefined for nothing. */
export function at(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), tree);
}

/**
 * A tree of words with those of another where that has them. A text in forms is taken whole, where it has the one that
 * stands for all others: two languages have their forms for other numbers.
 */
export function overlaid(base: unknown, over: unknown): unknown {
  if (isPlural(base)) return isRecord(over) && isWord(over.other) ? wordsOf(over) : base;
  if (!isRecord(base)) return isWord(over) ? over : base;
  return Object.fromEntries(
    Object.entries(base).map(([key, value]) => [key, overlaid(value, isRecord(over) ? over[key] : undefined)]),
  );
}

function wordsOf(forms: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(pluralCategories.flatMap((form) => (isWord(forms[form]) ? [[form, forms[form]]] : [])));
}

/** The names in braces of a text, or of all its forms. */
export function placeholdersIn(value: unknown): string[] {
  if (isRecord(value)) return [...new Set(Object.values(value).flatMap(placeholdersIn))];
  return typeof value === 'string' ? [...value.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name) : [];
}
