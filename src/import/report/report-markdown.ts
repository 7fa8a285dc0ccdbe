import { noteKinds } from '../notes.ts';
import type { Report, ReportEntry, Subject } from './report.ts';

/** The report for a person, as Markdown: counts, then what is to be said in the order of harm, then every item. */
export function* reportMarkdown(report: Report, entries: Iterable<ReportEntry>): Generator<string, void, undefined> {
  yield `# Import from ${text(report.source)}\n\n`;
  yield* countTable(report);
  if (report.notes.length === 0) yield 'Nothing was lost, and there is nothing to decide.\n\n';
  for (const { kind, subjects } of report.notes) {
    const { heading, advice } = noteKinds[kind];
    yield `## ${heading}\n\n${advice}\n\n`;
    for (const subject of subjects) yield subjectLine(subject);
    yield '\n';
  }
  yield '## Every item\n\n| type | title | became |\n| --- | --- | --- |\n';
  for (const { origin, outcome, files } of entries) {
    const became = files.length === 0 ? outcome : `${outcome}: ${files.join(', ')}`;
    yield `| ${cell(origin.type)} | ${cell(origin.title)} | ${cell(became)} |\n`;
  }
}

function* countTable({ counts, terms }: Report): Generator<string, void, undefined> {
  yield '| type | in the source | imported | left out |\n| --- | --: | --: | --: |\n';
  for (const { type, inSource, imported, leftOut } of counts)
    yield `| ${cell(type)} | ${inSource} | ${imported} | ${leftOut} |\n`;
  for (const [type, number] of Object.entries(terms)) if (number > 0) yield `| ${type} | ${number} | ${number} | 0 |\n`;
  yield '\n';
}

function subjectLine({ subject, count, places, placeCount }: Subject): string {
  const times = count === 1 ? '' : ` (${count} times)`;
  const more = placeCount > places.length ? `, and ${placeCount - places.length} more` : '';
  return `- ${text(subject)}${times}${places.length === 0 ? '' : `: ${places.map(text).join(', ')}${more}`}\n`;
}

function cell(words: string): string {
  return text(words).replaceAll('|', '\\|');
}

/** Words of the source as one line of text: nothing in them is Markdown. An underline within a word is one by itself. */
function text(words: string): string {
  return words
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*<[\]#]/g, '\\$&')
    .replaceAll(/(?<!\w)_|_(?!\w)/g, '\\_');
}
