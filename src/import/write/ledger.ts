import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The report as JSON, which is also the ledger of what imports have written. */
export const reportFile = 'import-report.json';

const ledgerSchema = z.object({ files: z.record(z.string(), z.string()) });

/**
 * What earlier imports wrote: the hash of each file's text by its path from the site's root. A file with another hash has
 * been edited since. Without a report, or with one that cannot be read, every file that is there counts as edited.
 */
export function readLedger(root: string): Map<string, string> {
  try {
    const read = ledgerSchema.safeParse(JSON.parse(readFileSync(join(root, reportFile), 'utf8')));
    return new Map(Object.entries(read.data?.files ?? {}));
  } catch {
    return new Map();
  }
}
