import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileLines } from './file-lines.ts';

/** Lines in a file for as long as an import runs: a large source has more of them than memory. */
export class LineLog implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'broadsheet-import-'));
  readonly #path = join(this.#folder, 'lines');
  readonly #file = openSync(this.#path, 'w');

  append(line: string): void {
    writeSync(this.#file, `${line}\n`);
  }

  /** The lines in the order in which they came; may be asked for again. */
  lines(): Generator<string, void, undefined> {
    return fileLines(this.#path);
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
