import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerIn } from '../report/report-json.ts';

/** The report as JSON, which is also the ledger of what imports have written. */
export const reportFile = 'import-report.json';

/**
 * What earlier imports wrote: the hash of each file's text by its path from the site's root. A file with another hash has
 * been edited since. Without a report, every file that is there counts as edited.
 */
export function readLedger(root: string): ReadonlyMap<string, string> {
  const path = join(root, reportFile);
  return existsSync(path) ? ledgerIn(path) : new Map();
}
