import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CompactMap } from '../compact-map.ts';
import { LineLog } from '../line-log.ts';
import { entriesIn, type LedgerEntry, ledgerIn, lineOfLedger } from '../report/report-json.ts';

/** The report as JSON, which is also the ledger of what imports have written. */
export const reportFile = 'import-report.json';

/**
 * What imports wrote: the hash of each file's text by its path from the site's root. A file with another hash has been
 * edited since. Without a report, every file that is there counts as edited. What is held of a file is a few bytes: its
 * path is read again from the report, which stays as it is until the new one is whole.
 */
export class Ledger implements Disposable {
  readonly #report: string;
  readonly #earlier = new CompactMap();
  readonly #asked = new CompactMap();
  readonly #log = new LineLog();

  constructor(root: string) {
    this.#report = join(root, reportFile);
    for (const [file, hash] of this.#reported()) this.#earlier.set(file, hash);
  }

  /** The hash of a file as an earlier import wrote it; null where none did. */
  earlier(file: string): string | null {
    return this.#earlier.get(file);
  }

  /** Takes the hash by which the next import will know a file. */
  record(file: string, hash: string): void {
    if (this.#asked.add(file)) this.#log.append(lineOfLedger([file, hash]));
  }

  /** Files that earlier imports wrote and this one has not recorded. */
  *others(): Generator<LedgerEntry, void, undefined> {
    for (const entry of this.#reported()) if (!this.#asked.has(entry[0])) yield entry;
  }

  /** All that imports have written: the files of this one as they came, then the others. */
  *entries(): Generator<LedgerEntry, void, undefined> {
    yield* entriesIn(this.#log.lines());
    yield* this.others();
  }

  #reported(): Iterable<LedgerEntry> {
    return existsSync(this.#report) ? ledgerIn(this.#report) : [];
  }

  [Symbol.dispose](): void {
    this.#log[Symbol.dispose]();
  }
}
