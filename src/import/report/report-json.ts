import { fileLines } from '../file-lines.ts';
import type { Report, ReportEntry } from './report.ts';

/** A file that imports have written, by its path from the site's root, and the hash of its text. */
export type LedgerEntry = readonly [file: string, hash: string];

/** The line behind which the ledger stands. */
const ledgerStart = '"files": {';

/**
 * The report as JSON, in pieces of a line each, as that of a large blog is large. `files` is the ledger: what imports
 * have written, with the hash of each file's text, by which the next one knows what was edited.
 */
export function* reportJson(
  report: Report,
  entries: Iterable<ReportEntry>,
  files: Iterable<LedgerEntry>,
): Generator<string, void, undefined> {
  yield `${JSON.stringify(report).slice(0, -1)},\n"items": [`;
  let separator = '\n';
  for (const { origin, outcome, files: written, notes } of entries) {
    yield `${separator}${JSON.stringify({ ...origin, outcome, files: written, notes })}`;
    separator = ',\n';
  }
  yield `\n],\n${ledgerStart}`;
  separator = '\n';
  for (const entry of files) {
    yield `${separator}${lineOfLedger(entry)}`;
    separator = ',\n';
  }
  yield '\n}}\n';
}

/** An entry of the ledger as a line. */
export function lineOfLedger([file, hash]: LedgerEntry): string {
  return `${JSON.stringify(file)}: ${JSON.stringify(hash)}`;
}

const ledgerLine = /^("(?:[^"\\]|\\.)*"): "([\w-]*)",?$/;

/** The entries of the ledger that lines are; other lines are none. */
export function* entriesIn(lines: Iterable<string>): Generator<LedgerEntry, void, undefined> {
  for (const line of lines) {
    const [, file, hash = ''] = ledgerLine.exec(line) ?? [];
    if (file !== undefined) yield [pathIn(file), hash];
  }
}

/** The ledger of a report in a file. One that was written by anything else has none. */
export function ledgerIn(path: string): Generator<LedgerEntry, void, undefined> {
  return entriesIn(behindStart(path));
}

function* behindStart(path: string): Generator<string, void, undefined> {
  let isLedger = false;
  for (const line of fileLines(path)) {
    if (isLedger) yield line;
    isLedger ||= line === ledgerStart;
  }
}

function pathIn(quoted: string): string {
  const path: unknown = JSON.parse(quoted);
  return typeof path === 'string' ? path : '';
}
