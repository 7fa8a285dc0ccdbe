import { noteKinds } from '../notes.ts';
import { notesByHarm, type Report, type ReportEntry, type Subject } from './report.ts';

/** As many places are named of one thing that was found often; the JSON names all. */
const mostPlaces = 10;

/** The report for a person, as Markdown: counts, then what is to be said in the order of harm, then every item. */
export function* reportMarkdown(report: Report): Generator<string, void, undefined> {
  yield `# Import from ${text(report.source)}\n\n`;
  yield* countTable(report);
  const kinds = notesByHarm(report);
  if (kinds.size === 0) yield 'Nothing was lost, and there is nothing to decide.\n\n';
  for (const [kind, subjects] of kinds) {
    const { heading, advice } = noteKinds[kind];
    yield `## ${heading}\n\n${advice}\n\n`;
    for (const subject of subjects) yield* subjectLines(subject);
    yield '\n';
  }
  yield '## Every item\n\n| type | title | became |\n| --- | --- | --- |\n';
  for (const { origin, outcome, files } of report.entries)
    yield `| ${cell(origin.type)} | ${cell(origin.title)} | ${cell(outcome)}${files.length === 0 ? '' : `: ${cell(files.join(', '))}`} |\n`;
}

function* countTable({ counts, terms }: Report): Generator<string, void, undefined> {
  yield '| type | in the source | imported | left out |\n| --- | --: | --: | --: |\n';
  for (const { type, inSource, imported, leftOut } of counts)
    yield `| ${cell(type)} | ${inSource} | ${imported} | ${leftOut} |\n`;
  for (const [type, number] of Object.entries(terms)) if (number > 0) yield `| ${type} | ${number} | ${number} | 0 |\n`;
  yield '\n';
}

function* subjectLines({ subject, count, entries }: Subject): Generator<string, void, undefined> {
  yield `- ${text(subject)}${count === 1 ? '' : ` (${count} times)`}`;
  if (entries.length === 0) {
    yield '\n';
    return;
  }
  yield `: ${entries.slice(0, mostPlaces).map(place).join(', ')}`;
  yield entries.length > mostPlaces ? `, and ${entries.length - mostPlaces} more\n` : '\n';
}

/** Where something was found: the file that was written, else where the source has it. */
function place({ origin, files }: ReportEntry): string {
  const [file] = files;
  if (file !== undefined) return `\`${file}\``;
  const line = origin.line === null ? '' : `:${origin.line}`;
  return `${text(origin.title)} (\`${origin.file}${line}\`)`;
}

function cell(words: string): string {
  return text(words).replaceAll('|', '\\|');
}

/** Words of the source as one line of text: nothing in them is Markdown. */
function text(words: string): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_<[\]#]/g, '\\$&');
}
