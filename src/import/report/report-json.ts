import { together } from '../notes.ts';
import type { Report } from './report.ts';

/**
 * The report as JSON, in pieces of a line each, as that of a large blog is large. `files` is the ledger: what imports
 * have written, with the hash of each file's text, by which the next one knows what was edited.
 */
export function* reportJson(
  report: Report,
  files: Readonly<Record<string, string>>,
): Generator<string, void, undefined> {
  const { entries, ...head } = report;
  yield `${JSON.stringify(head).slice(0, -1)},\n"items": [`;
  for (const [index, { origin, outcome, files: written, notes }] of entries.entries())
    yield `${index === 0 ? '' : ','}\n${JSON.stringify({ ...origin, outcome, files: written, notes: together(notes) })}`;
  yield '\n],\n"files": {';
  for (const [index, [file, hash]] of Object.entries(files).entries())
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(file)}: ${JSON.stringify(hash)}`;
  yield '\n}}\n';
}
