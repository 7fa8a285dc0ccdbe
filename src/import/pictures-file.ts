import { asTyped } from '../engine/typed.ts';
import { CompactMap } from './compact-map.ts';
import type { WantedFile } from './item.ts';
import { LineLog } from './line-log.ts';

/** The list of files that are to be fetched, in the site's root. */
export const picturesFile = 'pictures.txt';

/** The folder below the site's root into which they are fetched, and from which a second import takes them. */
export const downloads = 'import-downloads';

/** The files that are not at hand, each once, as they came: a large blog has more of them than memory. */
export class PicturesList implements Disposable {
  readonly #paths = new CompactMap();
  readonly #log = new LineLog();

  /** How many files are wanted. */
  get size(): number {
    return this.#paths.size;
  }

  add(wanted: readonly WantedFile[]): void {
    for (const { path, url } of wanted)
      if (this.#paths.add(path)) {
        this.#log.append(`url = ${quoted(url)}`);
        this.#log.append(`output = ${quoted(`${downloads}/${path}`)}`);
      }
  }

  /**
   * The files as a configuration of curl, which is on every system: one command fetches all, some at a time, each to the
   * path at which `--uploads` finds it. Comes in pieces.
   */
  *text(): Generator<string, void, undefined> {
    yield `# Not at hand: ${this.size}. This fetches them:
#   curl --parallel --config ${picturesFile}
# And this, the same import with --uploads, puts them in their places:
#   ${asTyped(`import SOURCE --uploads ${downloads}`)}
create-dirs
location
fail
remove-on-error
`;
    for (const line of this.#log.lines()) yield `${line}\n`;
  }

  [Symbol.dispose](): void {
    this.#log[Symbol.dispose]();
  }
}

/** A value of curl's configuration: in double quotes backslashes begin escapes. */
function quoted(value: string): string {
  return `"${value.replaceAll(/[\r\n]/g, '').replaceAll(/["\\]/g, '\\$&')}"`;
}
