import { type Typed, type Usage, UsageError } from '../src/commands/arguments.ts';

/** What `npm run bench` can be told. */
export const usage: Usage = {
  synopsis: 'npm run bench -- [options]',
  summary: 'Generates sites, times their builds beside Hugo’s and a fixed piece of work, and writes a report.',
  positionals: false,
  options: {
    posts: { type: 'string', value: 'N,N,…', help: 'Sizes of the sites (default: 1000,5000,20000).' },
    words: { type: 'string', value: 'N', help: 'Words of a post on average (default: 950).' },
    runs: { type: 'string', value: 'N', help: 'Rounds for each size (default: 5); 0 only writes the sites.' },
    edits: { type: 'string', value: 'N', help: 'Posts saved while watched, in each round (default: 10).' },
    highlighting: { type: 'boolean', help: 'Two blocks of code in every post, highlighted.' },
    feeds: { type: 'boolean', help: 'Feeds of the site, of every tag and every category.' },
    pictures: { type: 'string', value: 'N', help: 'So many thumbnails; Hugo then takes no part (default: 0).' },
    seed: { type: 'string', value: 'N', help: 'Another seed, other texts (default: 1).' },
    hugo: { type: 'string', value: 'COMMAND', help: 'Hugo’s command, or “none” (default: hugo, where it is found).' },
    related: { type: 'boolean', help: 'Let Hugo find related posts too; Broadsheet always does.' },
    generator: { type: 'string', value: 'FOLDER', help: 'Measure the Broadsheet in that folder (default: this one).' },
    folder: { type: 'string', value: 'FOLDER', help: 'Write the sites there and keep them (default: in memory).' },
    out: { type: 'string', value: 'FOLDER', help: 'Where the reports go (default: bench/reports).' },
    record: { type: 'boolean', help: 'Append the figures to bench/series.json.' },
  },
};

/** The options as numbers and flags; null where nothing was typed and a default depends on the machine. */
export interface BenchOptions {
  readonly posts: readonly number[];
  readonly words: number;
  readonly runs: number;
  readonly edits: number;
  readonly highlighting: boolean;
  readonly feeds: boolean;
  readonly pictures: number;
  readonly seed: number;
  readonly hugo: string | null;
  readonly related: boolean;
  readonly generator: string | null;
  readonly folder: string | null;
  readonly out: string | null;
  readonly record: boolean;
}

/** Reads what was typed. Throws UsageError where a number is none. */
export function benchOptions(typed: Typed): BenchOptions {
  const number = (name: string, value: number, least: number) => wholeNumber(name, typed.value(name), value, least);
  return {
    posts: (typed.value('posts') ?? '1000,5000,20000').split(',').map((part) => wholeNumber('posts', part, 0, 1)),
    words: number('words', 950, 1),
    runs: number('runs', 5, 0),
    edits: number('edits', 10, 0),
    highlighting: typed.flag('highlighting'),
    feeds: typed.flag('feeds'),
    pictures: number('pictures', 0, 0),
    seed: number('seed', 1, 0),
    hugo: typed.value('hugo'),
    related: typed.flag('related'),
    generator: typed.value('generator'),
    folder: typed.value('folder'),
    out: typed.value('out'),
    record: typed.flag('record'),
  };
}

/** Reads a whole number; `absent` where nothing was typed. Throws UsageError where it is none, or less than `least`. */
export function wholeNumber(name: string, text: string | null, absent: number, least: number): number {
  if (text === null) return absent;
  if (!/^\s*\d{1,9}\s*$/.test(text) || Number(text) < least)
    throw new UsageError(`--${name} takes whole numbers of at least ${least}, not “${text}”.`);
  return Number(text);
}
