import { compareText } from '../../archive/order.ts';
import type { Stemmer } from '../stemmers.ts';
import { stemOf, wordsOf } from '../words.ts';
import { packed, type Vocabulary } from './format.ts';
import type { SearchRecord } from './index-files.ts';

/** A stem with its forms, and with each the posts that have it, packed. */
export type StemEntry = readonly [stem: string, forms: Readonly<Record<string, readonly number[]>>];

/** What one post has of a word. */
interface Count {
  count: number;
  inTitle: boolean;
  inTerm: boolean;
}

/** The posts that have a form, packed, and the last of them. */
interface List {
  last: number;
  readonly packed: number[];
}

/** The posts of each word, packed as they come. */
export class WordLists {
  readonly lengths: number[] = [];
  readonly titleLengths: number[] = [];
  readonly #stemmers: readonly Stemmer[];
  /** By stem and form. */
  readonly #lists = new Map<string, Map<string, List>>();
  /** The same lists by language and form: each form is stemmed once. */
  readonly #known: readonly Map<string, List>[];
  readonly #named = new Map<string, number>();

  constructor(stemmers: readonly Stemmer[]) {
    this.#stemmers = stemmers;
    this.#known = stemmers.map(() => new Map());
  }

  add(
    number: number,
    { title, filters, language }: Pick<SearchRecord, 'title' | 'filters' | 'language'>,
    text: string,
  ): void {
    const counts = new Map<string, Count>();
    const countOf = (form: string): Count => {
      const known = counts.get(form);
      if (known !== undefined) return known;
      const made = { count: 0, inTitle: false, inTerm: false };
      counts.set(form, made);
      return made;
    };
    const length = each(text, (form) => countOf(form).count++);
    const titleLength = each(title, (form) => {
      countOf(form).inTitle = true;
    });
    for (const term of [...filters.tag, ...filters.category, ...filters.author]) {
      each(term, (form) => {
        countOf(form).inTerm = true;
      });
    }
    this.lengths.push(length);
    this.titleLengths.push(titleLength);
    for (const [form, count] of counts) {
      const list = this.#list(form, language);
      list.packed.push(packed(number, list.last, count));
      list.last = number;
      if (count.inTitle || count.inTerm) this.#named.set(form, (this.#named.get(form) ?? 0) + 1);
    }
  }

  #list(form: string, language: number): List {
    const known = this.#known[language]?.get(form);
    if (known !== undefined) return known;
    const stemmer = this.#stemmers[language];
    const stem = stemmer === undefined ? form : stemOf(form, stemmer);
    const forms = this.#lists.get(stem) ?? new Map<string, List>();
    this.#lists.set(stem, forms);
    const list = forms.get(form) ?? { last: -1, packed: [] };
    forms.set(form, list);
    this.#known[language]?.set(form, list);
    return list;
  }

  /** Sorted by stem, and by form below it: neither depends on the order in which texts have them. */
  byStem(): StemEntry[] {
    return sorted(this.#lists).map(([stem, forms]) => [
      stem,
      recordOf(sorted(forms).map(([form, list]) => [form, list.packed])),
    ]);
  }

  vocabulary(): Vocabulary {
    return recordOf(sorted(this.#named));
  }
}

/** Calls for each word of a text, and gives their number. */
function each(text: string, call: (form: string) => void): number {
  let number = 0;
  for (const { form } of wordsOf(text)) {
    call(form);
    number++;
  }
  return number;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}

/** An object of entries. Without a prototype: `constructor` is a word like others. */
export function recordOf<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  const record: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) record[key] = value;
  return record;
}
