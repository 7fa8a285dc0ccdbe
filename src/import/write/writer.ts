import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyHashed, hashOfFile } from '../../cache/file-hash.ts';
import { shortHash } from '../../cache/short-hash.ts';
import { writeAtomically } from '../../files/write-whole.ts';
import { isOutputPath } from '../../model/output-path.ts';
import { CompactMap } from '../compact-map.ts';
import type { Asset } from '../item.ts';
import { ImportError } from '../source.ts';
import type { Ledger } from './ledger.ts';

/** What became of a file: `kept` and `removed` are an editor's doing, which an import does not undo. */
export type Written = 'written' | 'unchanged' | 'kept' | 'removed';

/**
 * Writes an import's files below a site's root. A file that is not as the last import left it has been edited, and stays,
 * as does the place of one that was removed; unless it is named by `--force`.
 */
export class ContentWriter {
  readonly #root: string;
  readonly #ledger: Ledger;
  readonly #forced: ReadonlySet<string>;
  readonly #counts: Record<Written, number> = { written: 0, unchanged: 0, kept: 0, removed: 0 };
  readonly #copied = new CompactMap();

  constructor(root: string, ledger: Ledger, forced: ReadonlySet<string>) {
    this.#root = root;
    this.#ledger = ledger;
    this.#forced = forced;
  }

  /** Files that earlier imports wrote and this one did not ask for. */
  *orphans(): Generator<string, void, undefined> {
    for (const [file] of this.#ledger.others()) if (existsSync(join(this.#root, file))) yield file;
  }

  /** How many files became what. */
  get counts(): Readonly<Record<Written, number>> {
    return this.#counts;
  }

  /** The text that is at a path; null where there is none. */
  read(file: string): string | null {
    const path = this.#place(file);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  }

  /** Writes a text, or leaves what is there. `isMerged`: the text was made of what is there, if no import made that. */
  write(file: string, text: string, isMerged = false): Written {
    const there = this.read(file);
    const earlier = this.#ledger.earlier(file);
    const isOurs = there === null ? earlier === null : earlier === shortHash(there);
    if (there === text) return this.#done(file, 'unchanged', shortHash(text));
    if (isOurs || (isMerged && earlier === null) || this.#forced.has(file)) {
      writeAtomically(this.#place(file), text);
      return this.#done(file, 'written', shortHash(text));
    }
    // What it was when it was ours: an editor who takes the edit back gives the file back too.
    return this.#done(file, there === null ? 'removed' : 'kept', earlier ?? '');
  }

  #done(file: string, written: Written, hash: string): Written {
    this.#ledger.record(file, hash);
    this.#counts[written]++;
    return written;
  }

  /** Copies a file once, unless something else is in its place. Throws the system's errors. */
  copy({ from, to }: Asset): void {
    if (this.#copied.add(to)) this.#counts[this.#copyTo(from, to)]++;
  }

  #copyTo(from: string, to: string): Written {
    const target = this.#place(to);
    if (existsSync(target)) {
      const isSame = statSync(target).size === statSync(from).size && hashOfFile(target) === hashOfFile(from);
      if (isSame || !this.#forced.has(to)) return isSame ? 'unchanged' : 'kept';
    }
    mkdirSync(dirname(target), { recursive: true });
    const draft = `${target}.${randomUUID()}.tmp`;
    try {
      copyHashed(from, draft);
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    return 'written';
  }

  /** Where a path from the root is. What a source calls its things must not lead out of the site. */
  #place(path: string): string {
    if (!isOutputPath(path)) throw new ImportError(`"${path}" is no path below the site's folder.`);
    return join(this.#root, path);
  }
}
