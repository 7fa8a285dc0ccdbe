import type { Locate } from '../config/yaml-places.ts';
import type { Edit, Problem } from '../problems/problem.ts';
import { foldedKey, type Standing } from './foreign-words.ts';

/** Keys of ours whose value is what the key of another generator has: a new name is all that it takes. */
const sameValue: ReadonlySet<string> = new Set(
  'title date updated tags categories authors aliases excerpt description metaTitle canonical series lang'.split(' '),
);

/** Keys that are a switch or a number here, and may be something else elsewhere. */
const ofForm: Readonly<Record<string, RegExp>> = {
  toc: /^(?:true|false)$/i,
  math: /^(?:true|false)$/i,
  comments: /^(?:true|false)$/i,
  sticky: /^(?:true|false)$/i,
  draft: /^(?:true|false)$/i,
  unlisted: /^(?:true|false)$/i,
  id: /^\d+$/,
};

/** True for a value that says something. */
export function isSaid(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

/** What can be done about keys of other generators in one front matter, where only one thing can be meant. */
export class ForeignFixes {
  readonly #data: Record<string, unknown>;
  readonly #known: ReadonlySet<string>;
  readonly #place: Locate;
  /** Keys of ours that a fix writes: a second one would stand there twice. */
  readonly #written = new Set<string>();

  constructor(data: Record<string, unknown>, known: ReadonlySet<string>, place: Locate) {
    this.#data = data;
    this.#known = known;
    this.#place = place;
  }

  /** The problem of a key that has another name here. */
  renamed(told: Problem, key: string, target: string): Problem {
    const isSpelling = foldedKey(key) === foldedKey(target);
    const isSame = isSpelling || (isText(this.#data[key]) && this.#isFor(target, this.#data[key]));
    if (!isSame || !this.#isFree(target)) return told;
    return this.#fixed(
      told,
      target,
      this.#place.renamed([key], target, null)?.edit ?? null,
      `rename "${key}" to "${target}"`,
    );
  }

  /** The problem of a key that says who sees a text. */
  standing(told: Problem, standing: Standing | 'unknown', key: string): Problem {
    if (!isText(this.#data[key])) return told;
    if (standing === 'public') {
      const edit = this.#place.removed([key])?.edit ?? null;
      return edit === null ? told : { ...told, fix: { does: `take "${key}" out`, edits: [edit] } };
    }
    if (standing !== 'draft' && standing !== 'noindex') return told;
    if (!this.#known.has(standing) || !this.#isFree(standing)) return told;
    const edit = this.#place.renamed([key], standing, 'true')?.edit ?? null;
    return this.#fixed(told, standing, edit, `write "${standing}: true"`);
  }

  #isFor(target: string, value: unknown): boolean {
    const form = ofForm[target];
    if (form !== undefined) return typeof value === 'string' && form.test(value.trim());
    return sameValue.has(target);
  }

  #isFree(target: string): boolean {
    return !(target in this.#data) && !this.#written.has(target);
  }

  #fixed(told: Problem, target: string, edit: Edit | null, does: string): Problem {
    if (edit === null) return told;
    this.#written.add(target);
    return { ...told, fix: { does, edits: [edit] } };
  }
}

/** A text that says something, or a list of such. */
function isText(value: unknown): boolean {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.length > 0 && items.every((item) => typeof item === 'string' && item.trim() !== '');
}
