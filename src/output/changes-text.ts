import { printable } from '../problems/printable.ts';
import { type Change, isWritten, type SiteChanges, type Version } from './changes.ts';

/** Where the two builds can be looked at; null where one cannot. */
export interface ChangePlaces {
  /** What readers have, ending in a slash. */
  readonly live: string;
  /** The build that is compared with it, ending in a slash. */
  readonly preview: string | null;
}

/** Rows of a table at most: a new version of the theme changes every page. */
const mostRows = 100;

/** The changes as lines for a person. */
export function changesLines({ changes, overdue }: SiteChanges): string[] {
  const lines = changes.filter(isWritten).map((change) => {
    const { what, source, before, after, isLost } = change;
    const from = what === 'moved' ? `${before?.url} → ${after?.url}` : (after ?? before)?.url;
    const sizes = [before, after].flatMap((one) => (one === null ? [] : [size(one)])).join(' → ');
    return `${what} ${from} (${sizes})${source === null ? '' : `, ${source}`}${isLost ? `: ${lostText}` : ''}`;
  });
  return [...overdue.map(overdueText), ...cut(lines), summaryLine(changes)].map(printable);
}

/** The changes as Markdown, for the summary of a run of CI. */
export function changesMarkdown({ changes, overdue }: SiteChanges, places: ChangePlaces): string {
  const written = changes.filter(isWritten);
  const rows = written.map((change) => {
    const { what, source, before, after, isLost } = change;
    const told = `${what}${isLost ? ` – **${lostText}**` : ''}`;
    const cells = [told, cell(before, places.live), cell(after, places.preview), code(source ?? '')];
    return `| ${cells.join(' | ')} |`;
  });
  const table = [
    '| | before | after | written in |',
    '| --- | --- | --- | --- |',
    ...cut(rows, '| … and %d more | | | |'),
  ];
  return [
    `### ${summaryLine(changes)}`,
    ...overdue.map((post) => `> ${escaped(overdueText(post))}`),
    ...(rows.length === 0 ? [] : [table.join('\n')]),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

/** What is said of a post whose time has come. */
export function overdueText({ source, at }: SiteChanges['overdue'][number]): string {
  return `overdue: ${source} was to appear at ${at}, and the last build that was published is older: build and publish.`;
}

const lostText = 'nothing answers its old address: give it an alias';

function summaryLine(changes: readonly Change[]): string {
  if (changes.length === 0) return 'nothing changed';
  const written = changes.filter(isWritten);
  const counts = (['added', 'changed', 'moved', 'removed'] as const).flatMap((what) => {
    const count = written.filter((change) => change.what === what).length;
    return count === 0 ? [] : [`${count} ${what}`];
  });
  const others = Map.groupBy(
    changes.filter((change) => !isWritten(change)),
    ({ kind }) => kind,
  );
  const kinds = [...others].map(([kind, { length }]) => `${length} ${kind}`).sort();
  const pages = counts.length === 0 ? 'no post or page changed' : `posts and pages: ${counts.join(', ')}`;
  return kinds.length === 0 ? pages : `${pages}; other files: ${kinds.join(', ')}`;
}

function cut(lines: readonly string[], more = '… and %d more'): string[] {
  if (lines.length <= mostRows) return [...lines];
  return [...lines.slice(0, mostRows), more.replace('%d', String(lines.length - mostRows))];
}

function cell(version: Version | null, base: string | null): string {
  if (version === null) return '–';
  const url = escaped(version.url);
  const link =
    base === null ? url : `[${url}](<${base}${version.url.slice(1).replaceAll(/[<>|]/g, encodeURIComponent)}>)`;
  return `${link} ${size(version)} \`${version.sha256.slice(0, 7)}\``;
}

function code(text: string): string {
  return text === '' ? '' : `\`${printable(text).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** A text whose letters mean nothing in a table of Markdown. */
function escaped(text: string): string {
  return printable(text).replaceAll(/[\\`*_[\]<>|#]/g, '\\$&');
}

function size({ size: bytes }: Version): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
