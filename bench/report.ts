import type { PlainResult, ScenarioResult, WatchResult, WorkloadResult } from './results.ts';
import { scenarios } from './scenarios.ts';
import { type Comparison, workloadName } from './series.ts';
import type { Spread } from './statistics.ts';

/** Where and when something was measured. */
export interface Circumstances {
  /** ISO 8601, UTC. */
  readonly measured: string;
  readonly version: string;
  readonly node: string;
  readonly hugo: string | null;
  readonly cores: number;
  readonly processor: string;
  readonly words: number;
}

/** Everything that a report says; the JSON report is exactly this. */
export interface Report {
  readonly circumstances: Circumstances;
  readonly workloads: readonly WorkloadResult[];
  readonly comparisons: readonly Comparison[];
}

/** The report as Markdown, which also reads well on a terminal. */
export function markdownReport({ circumstances, workloads, comparisons }: Report): string {
  const { measured, version, node, hugo, cores, processor, words } = circumstances;
  return [
    '# Timings on generated sites',
    '',
    `Broadsheet ${version}, Node ${node}, ${hugo ?? 'without Hugo'}; ${cores} × ${processor}; ${measured}.`,
    `Posts of ${words} words on average. Times are medians, with the least and the greatest in brackets.`,
    '',
    ...scenarios.map(({ name, about }) => `- **${name}**: ${about}`),
    '- **watch**: from saving a post to its page being written, while a preview runs',
    ...workloads.flatMap(workloadSection),
    ...(comparisons.length === 0 ? [] : ['', ...comparisonSection(comparisons)]),
    '',
  ].join('\n');
}

function workloadSection(result: WorkloadResult): string[] {
  const rows = [
    ...result.scenarios.map(scenarioRow),
    ...(result.hugo === null ? [] : [plainRow('Hugo, cold', result.hugo, result.pages)]),
    plainRow('reference work', result.reference, null),
  ];
  const watched = result.watch === null ? [] : ['', watchSentence(result.watch)];
  return ['', `## ${workloadName(result)}`, '', pagesSentence(result), '', ...table(headings, rows), ...watched];
}

const headings = ['', 'time', 'CPU', 'peak', 'pages/s', 'written', '÷ cold', '÷ Hugo', '÷ reference'];

function scenarioRow(scenario: ScenarioResult): string[] {
  const { name, written, ofCold, ofHugo, ofReference, pagesPerSecond } = scenario;
  const rate = String(Math.round(pagesPerSecond));
  return [...measured(name, scenario), rate, String(written), times(ofCold), times(ofHugo), times(ofReference)];
}

function plainRow(name: string, result: PlainResult, pages: number | null): string[] {
  return [
    ...measured(name, result),
    pages === null ? '' : String(Math.round(pages / result.seconds.median)),
    '',
    '',
    '',
    '',
  ];
}

function measured(name: string, { seconds, cpuSeconds, peakBytes }: PlainResult): string[] {
  return [
    name,
    secondsText(seconds),
    `${cpuSeconds.median.toFixed(2)} s`,
    peakBytes === null ? '' : `${Math.round(peakBytes.median / 1e6)} MB`,
  ];
}

function pagesSentence({ pages, hugoPages, runs }: WorkloadResult): string {
  const rounds = runs === 1 ? 'One round' : `${runs} rounds`;
  if (hugoPages === null || hugoPages === pages) return `${rounds}, ${pages} pages.`;
  return `${rounds}, ${pages} pages, but Hugo made ${hugoPages}: **the two do not do the same work.**`;
}

function watchSentence({ seconds, edits, peakBytes, hugoSeconds, ofReference, ofHugo }: WatchResult): string {
  const memory = peakBytes === null ? '' : `, peak ${Math.round(peakBytes.median / 1e6)} MB`;
  const hugo =
    hugoSeconds === null ? '' : `; in “hugo server” ${millisecondsText(hugoSeconds)}, ÷ Hugo ${times(ofHugo)}`;
  return `**watch**: ${millisecondsText(seconds)} over ${edits} edits${memory}, ÷ reference ${ofReference.toFixed(3)}${hugo}.`;
}

function comparisonSection(comparisons: readonly Comparison[]): string[] {
  const rows = comparisons.map(({ name, before, now, change, isRegression }) => [
    name,
    before.toFixed(3),
    now.toFixed(3),
    `${change < 0 ? '−' : '+'}${Math.abs(change * 100).toFixed(0)} %${isRegression ? ' **slower**' : ''}`,
  ]);
  return [
    '## Against the recorded series',
    '',
    'As multiples of the reference work.',
    '',
    ...table(['', 'recorded', 'now', 'change'], rows),
  ];
}

function secondsText({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} s (${min.toFixed(2)}–${max.toFixed(2)})`;
}

function millisecondsText({ median, min, max }: Spread): string {
  const [middle, least, most] = [median, min, max].map((one) => Math.round(one * 1000));
  return `${middle} ms (${least}–${most})`;
}

function times(ratio: number | null): string {
  return ratio === null ? '' : ratio.toFixed(2);
}

/** A Markdown table with its columns padded: the first to the left, figures to the right. */
function table(names: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = names.map((name, column) => Math.max(3, name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width, column)).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(names), `| ${rule.join(' | ')} |`, ...rows.map(line)];
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}
