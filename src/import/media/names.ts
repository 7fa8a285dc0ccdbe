import { posix } from 'node:path';
import { CompactMap } from '../compact-map.ts';

/** Endings of the pictures that a site shows in sizes; all other files are published as they are. */
const pictureFile = /\.(?:jpe?g|jpe|jfif|a?png|webp|gif|avif|tiff?|svg)$/i;

/** Whether a path is a picture's, by its name. */
export function isPicture(path: string): boolean {
  return pictureFile.test(path);
}

/** What WordPress puts behind the name of a file that it made of another: of a smaller size, scaled or turned. */
const madeOf = /(?:-\d{1,5}x\d{1,5}|-scaled|-rotated)(?=\.[a-z\d]+$)/i;

/** The paths at which the original of a resized picture may be, the likeliest first; the path itself is the last. */
export function originalsOf(path: string): string[] {
  const paths: string[] = [];
  for (let name = path; madeOf.test(name); ) {
    name = name.replace(madeOf, '');
    paths.unshift(name, name.replace(/(?=\.[a-z\d]+$)/i, '-scaled'));
  }
  return [...new Set([...paths, path])];
}

/** Gives each file a name that is safe on every system and in every URL. The same files in the same order get the same. */
export class SafeNames {
  readonly #names = new CompactMap();
  readonly #taken = new CompactMap();

  nameOf(path: string): string {
    const known = this.#names.get(path);
    if (known !== null) return known;
    const safe = path.split('/').map(safeSegment).join('/');
    const { dir, name, ext } = posix.parse(safe);
    let free = safe;
    for (let number = 2; !this.#taken.add(free.toLowerCase()); number++)
      free = posix.join(dir, `${name}-${number}${ext}`);
    this.#names.set(path, free);
    return free;
  }
}

function safeSegment(name: string): string {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}._~-]+/gu, '-')
    .replaceAll(/-*\.(?=[^.]*$)/g, '.')
    .replace(/^[-.]+/, '');
  return safe === '' ? 'file' : safe;
}
