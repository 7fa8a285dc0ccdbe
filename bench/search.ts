import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Usage } from '../src/commands/arguments.ts';
import { runCommand } from '../src/commands/command.ts';
import { home } from '../src/site/options.ts';
import { launchBrowser } from '../tests/harness/browser.ts';
import { usualTagCount } from './corpus/posts.ts';
import { nouns } from './corpus/words.ts';
import { writeCorpus } from './corpus/write-corpus.ts';
import { wholeNumber } from './options.ts';
import { type Manner, type Searches, searchFor } from './searching.ts';
import { hostSite } from './static-host.ts';
import { median } from './statistics.ts';

const usage: Usage = {
  synopsis: 'node bench/search.ts [options]',
  summary: 'Generates sites, searches them in a browser, and prints how long answers take and what they weigh.',
  positionals: false,
  options: {
    posts: { type: 'string', value: 'N,N,…', help: 'Sizes of the sites (default: 5000,20000).' },
    site: { type: 'string', value: 'FOLDER', help: 'Search the built site in that folder instead.' },
    readers: { type: 'string', value: 'N', help: 'Fresh browser profiles, each with a first search (default: 5).' },
    searches: { type: 'string', value: 'N', help: 'Searches of each reader (default: 7).' },
    latency: { type: 'string', value: 'MS', help: 'Milliseconds that every response takes longer (default: 0).' },
  },
};

process.exitCode = await runCommand({
  usage,
  run: async (typed) => {
    const number = (name: string, value: number, least: number) => wholeNumber(name, typed.value(name), value, least);
    const rounds = {
      readers: number('readers', 5, 1),
      searches: number('searches', 7, 2),
      latency: number('latency', 0, 0),
    };
    const sizes = (typed.value('posts') ?? '5000,20000').split(',').map((part) => wholeNumber('posts', part, 0, 1));
    const built = typed.value('site');
    const browser = await launchBrowser();
    try {
      if (built !== null) await measureSite(browser, resolve(built), built, rounds);
      else for (const posts of sizes) await measureSize(browser, posts, rounds);
    } finally {
      await browser.close();
    }
    return 0;
  },
});

interface Rounds {
  readonly readers: number;
  readonly searches: number;
  readonly latency: number;
}

/** Builds a site in memory, where the system has a RAM disk, and measures it. */
async function measureSize(browser: Browser, posts: number, rounds: Rounds): Promise<void> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'broadsheet-search-'));
  try {
    const plain = { highlighting: false, feeds: false, pictures: 0, seed: 1, words: 950, codeBlocks: 0 };
    await writeCorpus(folder, { ...plain, posts, tags: usualTagCount(posts), search: true });
    execFileSync(process.execPath, [join(home, 'src/commands/broadsheet.js'), 'build', '--root', folder], {
      stdio: 'ignore',
    });
    await measureSite(browser, join(folder, '_site'), `${posts} posts`, rounds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints a line for each manner of searching a built site. */
async function measureSite(browser: Browser, folder: string, name: string, rounds: Rounds): Promise<void> {
  const site = await hostSite(folder);
  for (const manner of ['typed', 'pasted'] as const) {
    console.log(`${name}, ${manner}: ${report(await readAll(browser, site.origin, manner, rounds))}`);
  }
  site.close();
}

/** Every reader begins with another word. */
async function readAll(browser: Browser, origin: string, manner: Manner, rounds: Rounds): Promise<Searches[]> {
  const readers: Searches[] = [];
  for (let reader = 0; reader < rounds.readers; reader += 1) {
    const start = reader * rounds.searches;
    const words = Array.from({ length: rounds.searches }, (_, index) => nouns[(start + index) % nouns.length] ?? '');
    readers.push(await searchFor(browser, origin, words, { manner, latency: rounds.latency }));
  }
  return readers;
}

function report(readers: readonly Searches[]): string {
  const kinds = { first: readers.map(({ first }) => first), further: readers.flatMap(({ further }) => further) };
  return Object.entries(kinds)
    .map(([kind, searches]) => {
      const milliseconds = Math.round(median(searches.map((search) => search.milliseconds)));
      const kilobytes = Math.round(median(searches.map((search) => search.bytes)) / 1000);
      return `${kind} ${milliseconds} ms, ${kilobytes} kB (${searches.length} searches)`;
    })
    .join('; ');
}
