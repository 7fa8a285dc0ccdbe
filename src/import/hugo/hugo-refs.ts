import { posix } from 'node:path';
import type { Entry } from '../folder/blog.ts';
import type { MadeText } from './hugo-lists.ts';

/** Finds texts as `ref` and `relref` do. */
export class HugoRefs {
  readonly #byFile: ReadonlyMap<string, MadeText>;
  readonly #byPath: ReadonlyMap<string, readonly MadeText[]>;
  readonly #byName: ReadonlyMap<string, readonly MadeText[]>;

  constructor(made: readonly MadeText[]) {
    this.#byFile = new Map(made.map((one) => [one.entry.file, one]));
    this.#byPath = Map.groupBy(made, ({ text }) => keyOf(text.path));
    this.#byName = Map.groupBy(made, ({ text }) => posix.basename(keyOf(text.path)));
  }

  /**
   * The address of a text by a reference in another: `post/a.md`, `/post/a`, `a.md`, `../b` and `#part`. One in the
   * other's language is meant first. Null where there is none.
   */
  addressOf(reference: string, from: Entry): string | null {
    const [path = '', part] = reference.split('#');
    const suffix = part === undefined ? '' : `#${part}`;
    if (path === '') return suffix;
    const text = this.#byFile.get(from.file)?.text;
    const language = text?.language;
    const wanted = path.replace(/\/$/, '').replace(/(?:\.[a-z]{2,3}(?:-\w+)?)?\.(?:md|markdown|html)$/i, '');
    const key = keyOf(posix.join('/', wanted).slice(1));
    const beside = keyOf(posix.join(posix.dirname(text?.path ?? ''), wanted));
    const named = (this.#byName.get(posix.basename(key)) ?? []).filter(({ text: { path: own } }) =>
      `/${keyOf(own)}`.endsWith(`/${key}`),
    );
    const places = wanted.startsWith('/') ? [key] : [beside, key];
    const found =
      [...places.map((place) => this.#byPath.get(place) ?? []), named].find(({ length }) => length > 0) ?? [];
    const meant = found.find((one) => one.text.language === language) ?? found[0];
    return meant === undefined || meant.entry.address === null ? null : meant.entry.address + suffix;
  }
}

function keyOf(path: string): string {
  return path.replace(/(?:^|\/)_?index$/i, '').toLowerCase();
}
