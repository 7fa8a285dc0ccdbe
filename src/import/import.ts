import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseSite } from '../config/load.ts';
import { siteFile } from '../config/site-file.ts';
import { writeAtomically } from '../files/write-whole.ts';
import { formatProblem, hasErrors } from '../problems/format.ts';
import { note } from './notes.ts';
import { PicturesList, picturesFile } from './pictures-file.ts';
import { EntryLog } from './report/entry-log.ts';
import type { Report } from './report/report.ts';
import { ReportBuilder } from './report/report-builder.ts';
import { reportJson } from './report/report-json.ts';
import { reportMarkdown } from './report/report-markdown.ts';
import { ImportError, type Source } from './source.ts';
import { addresses } from './write/address.ts';
import { ItemWriter } from './write/item-writer.ts';
import { Ledger, reportFile } from './write/ledger.ts';
import { TextPlaces } from './write/places.ts';
import { mergedSite } from './write/site-file.ts';
import { ContentWriter, type Written } from './write/writer.ts';

/** The report for a person, in the site's root. */
export const reportMarkdownFile = 'import-report.md';

/** What an import did. */
export interface ImportResult {
  readonly report: Report;
  /** Files of texts and pictures by what became of them; `unchanged` is what an earlier import wrote. */
  readonly files: Readonly<Record<Written, number>>;
  /** How many files are listed in pictures.txt. */
  readonly wanted: number;
}

/**
 * Writes a source into the site in `root` as files of this contract. Files that an editor has changed stay, unless `forced`
 * names them. Running it again with the same source changes nothing. `onItem` is called when an item has been written. Throws ImportError before anything is written where
 * the source or site.yaml cannot be read.
 */
export async function importSource(
  source: Source,
  root: string,
  forced: ReadonlySet<string>,
  onItem: () => void = () => undefined,
): Promise<ImportResult> {
  using ledger = new Ledger(root);
  const writer = new ContentWriter(root, ledger, forced);
  const existing = writer.read(siteFile);
  const merged = mergedSite(readableSite(existing), source.site);
  const isKept = writer.write(siteFile, merged.text, true) === 'kept';
  const site = parseSite(isKept && existing !== null ? existing : merged.text).readable;
  const items = new ItemWriter(writer, new TextPlaces(), addresses(site));
  using log = new EntryLog();
  const builder = new ReportBuilder(source.counts, log);
  for (const one of [...source.notes, ...merged.notes]) builder.addNote(one);
  if (isKept) builder.addNote(note('edited', siteFile));
  using wanted = new PicturesList();
  items.copy(source.site.assets);
  wanted.add(source.site.wanted);
  for await (const item of source.items()) {
    builder.add(items.write(item));
    wanted.add(item.wanted);
    onItem();
  }
  for (const file of writer.orphans())
    builder.addNote(note('decision', `${file} is of an earlier import: this source does not have it`));
  const report = builder.report(source);
  writeAtomically(join(root, reportMarkdownFile), reportMarkdown(report, log.entries()));
  writeAtomically(join(root, reportFile), reportJson(report, log.entries(), ledger.entries()));
  if (wanted.size === 0) rmSync(join(root, picturesFile), { force: true });
  else writeAtomically(join(root, picturesFile), wanted.text());
  return { report, files: writer.counts, wanted: wanted.size };
}

/** The text of a site.yaml that others can be merged with. Throws ImportError where it has mistakes. */
function readableSite(text: string | null): string | null {
  const problems = text === null ? [] : parseSite(text).problems;
  if (!hasErrors(problems)) return text;
  const lines = problems.map(formatProblem).join('\n');
  throw new ImportError(`${lines}\nMend ${siteFile}, or move it away, then import again. Nothing was written.`);
}
