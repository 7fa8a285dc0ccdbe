import { fileLines } from '../file-lines.ts';
import type { Report, ReportEntry } from './report.ts';

/** The line behind which the ledger stands. */
const ledgerStart = '"files": {';

/**
 * The report as JSON, in pieces of a line each, as that of a large blog is large. `files` is the ledger: what imports
 * have written, with the hash of each file's text, by which the next one knows what was edited.
 */
export function* reportJson(
  report: Report,
  entries: Iterable<ReportEntry>,
  files: ReadonlyMap<string, string>,
): Generator<string, void, undefined> {
  yield `${JSON.stringify(report).slice(0, -1)},\n"items": [`;
  let separator = '\n';
  for (const { origin, outcome, files: written, notes } of entries) {
    yield `${separator}${JSON.stringify({ ...origin, outcome, files: written, notes })}`;
    separator = ',\n';
  }
  yield `\n],\n${ledgerStart}`;
  separator = '\n';
  for (const file of [...files.keys()].sort()) {
    yield `${separator}${JSON.stringify(file)}: ${JSON.stringify(files.get(file) ?? '')}`;
    separator = ',\n';
  }
  yield '\n}}\n';
}

/** A line of the ledger. */
const ledgerLine = /^("(?:[^"\\]|\\.)*"): "([\w-]*)",?$/;

/** The ledger of a report in a file, line by line. One that was written by anything else has none. */
export function ledgerIn(path: string): Map<string, string> {
  const files = new Map<string, string>();
  let isLedger = false;
  for (const line of fileLines(path)) {
    const [, file, hash = ''] = (isLedger && ledgerLine.exec(line)) || [];
    if (file !== undefined) files.set(pathIn(file), hash);
    isLedger ||= line === ledgerStart;
  }
  return files;
}

/** The path that stands in quotation marks, by itself and not as a part of the file's text. */
function pathIn(quoted: string): string {
  const path: unknown = JSON.parse(quoted);
  return typeof path === 'string' ? path : '';
}
