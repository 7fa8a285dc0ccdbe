import { slug } from 'github-slugger';

/** The id of a heading whose text gives none: an id must not be empty. */
const nameless = 'section';

/** Gives the headings of a body their ids: GitHub's, with a number behind one that is taken. */
export class HeadingIds {
  /** How often each id was wanted once more. */
  readonly #repeated = new Map<string, number>();

  constructor(taken: readonly string[]) {
    for (const id of taken) this.#repeated.set(id, 0);
  }

  /** The id of the next heading, by its text. */
  next(text: string): string {
    // A pattern with all letters takes long to be made, and few bodies need it.
    const wanted = headingSlug(/\w/.test(text) || /[\p{L}\p{N}]/u.test(text) ? text : nameless);
    let id = wanted;
    while (this.#repeated.has(id)) {
      const count = (this.#repeated.get(wanted) ?? 0) + 1;
      this.#repeated.set(wanted, count);
      id = `${wanted}-${count}`;
    }
    this.#repeated.set(id, 0);
    return id;
  }
}

/**
 * What GitHub makes of a heading's text. Its list of signs that are left out is as long as Unicode; of ASCII, in which most
 * headings are, these stay.
 */
export function headingSlug(text: string): string {
  if (/[^\x20-\x7e]/.test(text)) return slug(text);
  return text
    .toLowerCase()
    .replace(/[^\w -]+/g, '')
    .replaceAll(/ /g, '-');
}
