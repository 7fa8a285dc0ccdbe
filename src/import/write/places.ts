import { posix } from 'node:path';
import { CompactMap } from '../compact-map.ts';

/** Files that are called alike on some systems: where capitals are small letters, and in any Unicode form. */
function placeKey(file: string): string {
  return file.normalize('NFC').toLowerCase();
}

/** Gives each text a file of its own. The same texts in the same order get the same files. */
export class TextPlaces {
  readonly #taken = new CompactMap();

  /** The file that is wanted, or the first with a number behind its name that is free. */
  claim(wanted: string): string {
    let file = wanted;
    for (let number = 2; !this.#taken.add(placeKey(file)); number++) file = numbered(wanted, number);
    return file;
  }
}

/** `posts/a.md` is `posts/a-2.md`, and a folder with an index is `posts/a-2/index.md`: what stands beside it moves too. */
function numbered(file: string, number: number): string {
  const { dir, name, ext } = posix.parse(file);
  return name === 'index' ? `${dir}-${number}/${name}${ext}` : `${dir}/${name}-${number}${ext}`;
}
