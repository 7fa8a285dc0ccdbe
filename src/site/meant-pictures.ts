import { join, posix } from 'node:path';
import { contentFolder, publicFolder } from '../model/paths.ts';
import { nearest } from '../problems/nearest.ts';
import { filesBelow } from '../theme/theme-files.ts';
import type { NamedPicture } from './named-pictures.ts';

/** As many missing pictures get a suggestion by likeness: each is compared with every file of the site. */
const mostCompared = 50;

/** What was meant by the names of pictures that are not there. */
export class MeantPictures {
  readonly #root: string;
  #files: ReadonlyMap<string, readonly string[]> | null = null;
  #compared = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * The file that was most likely meant, in a form that can be typed in its place: from the text where it is beside or
   * below it, else from `content/` with a slash. Null where none is near. One of the same name in another folder goes
   * first.
   */
  suggestion({ path: written, source, isInBody }: NamedPicture): string | null {
    this.#files ??= this.#read();
    // As paths are written on Windows.
    const path = written.replaceAll('\\', '/');
    const alike = this.#files.get(posix.basename(path).toLowerCase()) ?? [];
    const found = alike.length === 1 ? (alike[0] ?? null) : this.#compare(path, this.#files);
    if (found === null) return null;
    const beside = posix.relative(posix.dirname(source), found);
    const isBeside = source.endsWith('.md') && !beside.startsWith('..');
    const shown = isBeside ? beside : found.slice(contentFolder.length);
    // In Markdown, a space would end the path; in front matter, it stands as it is.
    return isInBody
      ? shown.replaceAll(/[ ()<>%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
      : shown;
  }

  #compare(path: string, files: ReadonlyMap<string, readonly string[]>): string | null {
    return ++this.#compared > mostCompared ? null : nearest(path, [...files.values()].flat());
  }

  /**
   * Files by their names, those of `public/` by the paths in `content/` at which they are found. A text's own name may well
   * be the nearest to its picture's.
   */
  #read(): ReadonlyMap<string, readonly string[]> {
    const names = [contentFolder, publicFolder].flatMap((folder) => filesBelow(join(this.#root, folder)));
    const files = names.filter((name) => !/\.(?:md|yaml)$/.test(name)).map((name) => `${contentFolder}/${name}`);
    return Map.groupBy(new Set(files), (file) => posix.basename(file).toLowerCase());
  }
}
