import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { wordsIn } from '../../bench/corpus/markdown.ts';
import { archivePages, countPages } from '../../bench/corpus/page-count.ts';
import {
  type CorpusOptions,
  corpusPosts,
  postFile,
  postFileName,
  slugOf,
  tagNames,
  usualTagCount,
} from '../../bench/corpus/posts.ts';
import { randomFrom, zipfRanks } from '../../bench/corpus/random.ts';
import { siteFile } from '../../bench/corpus/site.ts';
import { writeCorpus } from '../../bench/corpus/write-corpus.ts';
import { hugoConfiguration, layoutName, writeHugoSite } from '../../bench/hugo/write-hugo-site.ts';
import { childSeconds, measure } from '../../bench/measuring/measure.ts';
import { measureWatch } from '../../bench/measuring/watched-edits.ts';
import { benchOptions, usage } from '../../bench/options.ts';
import { markdownReport } from '../../bench/report.ts';
import { summarize } from '../../bench/results.ts';
import { type Round, writtenFiles } from '../../bench/rounds.ts';
import { scenarios } from '../../bench/scenarios.ts';
import { compareWithSeries, readSeries, recordsOf } from '../../bench/series.ts';
import { countOutput } from '../../bench/sites.ts';
import { median, ratio, spread, spreadOfKnown } from '../../bench/statistics.ts';
import { paginate } from '../../src/archive/paginate.ts';
import { readArguments, UsageError } from '../../src/commands/arguments.ts';
import { loadSite } from '../../src/config/load.ts';
import { sanitizeTitle } from '../../src/model/slug.ts';
import { home } from '../../src/site/options.ts';
import { postSchema } from '../../src/source/schema.ts';
import { TestSite } from '../harness/site.ts';

const small: CorpusOptions = { posts: 40, words: 300, codeBlocks: 2, tags: 30, pictures: 0, seed: 7 };
const plain = { highlighting: false, feeds: false };
const filesOf = (options: CorpusOptions) =>
  [...corpusPosts(options)].map((post) => [postFileName(post), postFile(post)]);

test('a seed gives the same posts each time, and another seed gives others', () => {
  assert.deepEqual(filesOf(small), filesOf(small));
  assert.notDeepEqual(filesOf(small), filesOf({ ...small, seed: 8 }));
});

test('every generated post has valid front matter and a name of its own', () => {
  const files = filesOf({ ...small, pictures: 3 });
  for (const [name, text] of files) {
    const [, frontMatter, body] = (text ?? '').split(/^---$/m);
    const post = postSchema().parse(parse(frontMatter ?? ''));
    assert.equal(`${post.date}-${sanitizeTitle(post.title)}.md`, name);
    assert.equal(post.tags.length, 3);
    assert.ok(post.categories.length >= 1 && post.categories.length <= 2);
    assert.match(post.thumbnail ?? '', /^\/images\/picture-000[123]\.jpg$/);
    assert.match(body ?? '', /^\n\n[A-Z]/);
  }
  assert.equal(new Set(files.map(([name]) => name)).size, files.length);
});

test('posts come oldest first, over the ten years to the end of 2024', () => {
  const dates = [...corpusPosts(small)].map((post) => post.date);
  assert.deepEqual(dates, dates.toSorted());
  assert.deepEqual([dates.at(0), dates.at(-1)], ['2015-01-01', '2024-12-31']);
});

test('bodies are as long as asked for on average, and have their blocks of code', () => {
  const bodies = [...corpusPosts({ ...small, posts: 200 })].map((post) => post.body);
  const prose = bodies.map((body) => wordsIn(body.replaceAll(/^```[\s\S]*?^```$/gm, '')));
  const mean = prose.reduce((sum, words) => sum + words, 0) / prose.length;
  assert.ok(Math.abs(mean - 300) < 15, `${mean} words on average`);
  const code = bodies.flatMap((body) => body.match(/^```\w+\n[\s\S]*?^```$/gm) ?? []);
  assert.equal(code.length, 400);
  assert.equal(new Set(code).size, 400);
});

test('ranks are drawn by Zipf’s law: the second half as often as the first, the tenth a tenth', () => {
  const draw = zipfRanks(100);
  const random = randomFrom(1);
  const counts = new Array<number>(100).fill(0);
  for (let index = 0; index < 50_000; index += 1) {
    const rank = draw(random);
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  const share = (rank: number) => (counts[rank - 1] ?? 0) / (counts[0] ?? 0);
  for (const rank of [2, 5, 10]) assert.ok(Math.abs(share(rank) * rank - 1) < 0.1, `rank ${rank}: ${share(rank)}`);
});

test('tags have names and slugs of their own, and grow with the square root of the posts', () => {
  const names = tagNames(5000);
  assert.equal(new Set(names.map(slugOf)).size, 5000);
  assert.equal(usualTagCount(20_000), usualTagCount(5000) * 2);
});

test('an archive has as many pages as paginate makes of it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 30 }), (posts, size) => {
      assert.equal(archivePages(posts, size), paginate(new Array(posts).fill('post'), '/', size).length);
    }),
  );
});

test('pages are counted for home, each tag and each category', () => {
  const posts = Array.from({ length: 5 }, (_, index) => ({
    tags: index < 3 ? ['a', 'b'] : ['a'],
    categories: ['c'],
  }));
  assert.deepEqual(countPages(posts, 2), { posts: 5, home: 3, tag: 3 + 2, category: 3, total: 16 });
});

test('5,000 posts make about 6,770 pages', () => {
  const posts = corpusPosts({ posts: 5000, words: 1, codeBlocks: 0, tags: usualTagCount(5000), pictures: 0, seed: 1 });
  const { total } = countPages(posts, 24);
  assert.ok(Math.abs(total - 6770) < 40, `${total} pages`);
});

test('the configuration of a generated site is valid, whatever is switched on', () => {
  const load = (text: string) => {
    using site = new TestSite({ 'content/site.yaml': text });
    const { value, problems } = loadSite(site.root);
    assert.deepEqual(problems, []);
    return value;
  };
  const on = load(siteFile({ highlighting: true, feeds: true }));
  const off = load(siteFile(plain));
  assert.deepEqual([on?.highlighting, on?.feeds], [true, ['site', 'tag', 'category']]);
  assert.deepEqual([off?.highlighting, off?.feeds, off?.search], [false, [], false]);
});

test('a generated site builds without a problem and has the pages that were counted', async () => {
  // Enough posts that each of the categories in the navigation has one.
  using site = new TestSite();
  const pages = await writeCorpus(site.root, { ...small, posts: 80, ...plain });
  const { problems } = await site.built();
  // Some titles are longer than search engines show: so are those of people.
  assert.deepEqual(
    problems.filter(({ rule }) => rule !== 'long-title'),
    [],
  );
  const overviews = ['tags/index.html', 'categories/index.html'];
  assert.deepEqual(
    overviews.filter((name) => site.files().includes(name)),
    overviews,
  );
  assert.equal(countOutput(join(site.root, '_site')), pages.total + overviews.length);
});

test('the Hugo site mounts the same posts and knows its layouts by Hugo’s names', () => {
  using site = new TestSite();
  const folder = join(site.root, 'hugo');
  writeHugoSite({ folder, contentOf: site.root, home, related: false }, plain);
  const { module } = JSON.parse(readFileSync(join(folder, 'hugo.json'), 'utf8'));
  assert.equal(module.mounts[0].source, join(site.root, 'content/posts'));
  const layouts = readdirSync(join(folder, 'layouts'), { recursive: true, encoding: 'utf8' });
  assert.ok(layouts.includes('_default/baseof.html') && layouts.includes('partials/icons.html'));
  assert.ok(!layouts.some((name) => name.includes('.go')));
});

test('a layout’s name loses the letters that hide it from tools for HTML', () => {
  assert.equal(layoutName('_default/list.feed.goxml'), '_default/list.feed.xml');
  assert.equal(layoutName('partials'), null);
});

test('Hugo makes feeds and highlights code only where the site does', () => {
  const site = { folder: '/hugo', contentOf: '/site', home, related: false };
  const on = hugoConfiguration(site, { highlighting: true, feeds: true });
  const off = hugoConfiguration(site, plain);
  assert.deepEqual([on.outputs.term, on.markup.highlight.codeFences], [['HTML', 'Feed'], true]);
  assert.deepEqual([off.outputs.term, off.markup.highlight.codeFences], [['HTML'], false]);
});

for (const [values, middle] of [
  [[3], 3],
  [[4, 1], 2.5],
  [[9, 1, 5], 5],
  [[1, 2, 30, 40], 16],
] as const) {
  test(`the median of ${values.join(', ')} is ${middle}`, () => assert.equal(median(values), middle));
}

test('a spread is median, least and greatest, and leaves unknown figures out', () => {
  assert.deepEqual(spread([3, 1, 2]), { median: 2, min: 1, max: 3 });
  assert.deepEqual(spreadOfKnown([null, 4, null]), { median: 4, min: 4, max: 4 });
  assert.equal(spreadOfKnown([null]), null);
  assert.throws(() => median([]), RangeError);
});

test('a ratio compares medians and refuses to compare with nothing', () => {
  assert.equal(ratio(spread([1, 2, 3]), spread([4])), 0.5);
  assert.throws(() => ratio(spread([1]), spread([0])), RangeError);
});

test('the processor time of children is read from what `times` prints', () => {
  assert.equal(childSeconds('0m0.010s 0m0.020s\n1m2.500s 0m0.250s\n'), 62.75);
  assert.equal(childSeconds('0m0,000s 0m0,000s\n0m1,500s 0m0,500s\n'), 2);
});

const never = new AbortController().signal;

test('a measured command passes its output on, and one that fails is an error with its message', async () => {
  const { output, seconds } = await measure([process.execPath, '--print', '6 * 7'], never);
  assert.equal(output, '42\n');
  assert.ok(seconds > 0);
  await assert.rejects(measure(['sh', '-c', 'echo broken >&2; exit 3'], never), /ended with status 3:\nbroken/);
});

test('a command that is stopped ends at once, with the reason', async () => {
  const controller = new AbortController();
  const sleeping = measure(['sleep', '60'], controller.signal);
  controller.abort(new Error('Stopped.'));
  await assert.rejects(sleeping, /^Error: Stopped\.$/);
});

test('the number of written files comes from the last line of the build’s output', () => {
  assert.equal(writtenFiles('something\n{"written":12,"kept":3}\n'), 12);
  assert.throws(() => writtenFiles('{"kept":3}'), TypeError);
});

/** A round in which the reference work takes 1 s, Hugo 4 s, and every scenario so many. */
function round(seconds: number): Round {
  const took = (time: number) => ({ seconds: time, cpuSeconds: time * 2, peakBytes: 3e8, output: '' });
  return {
    reference: took(1),
    hugo: took(4),
    pages: { broadsheet: 100, hugo: 100 },
    scenarios: new Map(scenarios.map(({ name }) => [name, { ...took(seconds), written: 5 }])),
    watch: {
      broadsheet: { seconds: [seconds / 100, seconds / 50, seconds / 10], peakBytes: 2e8 },
      hugo: { seconds: [0.5], peakBytes: null },
    },
  };
}
const workload = { posts: 60, highlighting: true, feeds: false, pictures: 0 };

test('results are ratios of medians', () => {
  const { scenarios: results } = summarize(workload, [round(2), round(3), round(2)]);
  const [cold] = results;
  assert.deepEqual(
    [cold?.name, cold?.ofReference, cold?.ofHugo, cold?.ofCold, cold?.pagesPerSecond],
    ['cold', 2, 0.5, 1, 50],
  );
});

test('a scenario that takes over 15 % longer than recorded is a regression', () => {
  const before = recordsOf([summarize(workload, [round(2)])]);
  const entries = [{ recorded: '2026-01-01T00:00:00Z', version: '1.0.0', cores: 2, records: before }];
  const after = (seconds: number) => compareWithSeries(entries, recordsOf([summarize(workload, [round(seconds)])]));
  assert.ok(after(2.2).every((one) => !one.isRegression));
  assert.ok(after(2.4).every((one) => one.isRegression));
  assert.equal(after(2.4)[0]?.name, '60 posts, highlighting / cold');
  assert.deepEqual(compareWithSeries([], before), []);
});

test('what is watched is told in milliseconds, over the edits of all rounds', () => {
  const { watch } = summarize(workload, [round(2), round(2)]);
  assert.deepEqual([watch?.edits, watch?.seconds.median, watch?.ofHugo, watch?.ofReference], [6, 0.04, 0.08, 0.04]);
  const [last] = recordsOf([summarize(workload, [round(2)])]).slice(-1);
  assert.deepEqual(last, {
    name: '60 posts, highlighting / watch',
    ofReference: 0.04,
    ofHugo: 0.08,
    peakMegabytes: 200,
  });
  assert.equal(summarize(workload, [{ ...round(2), watch: null }]).watch, null);
});

test('edits are measured while a command watches, and taken back', async () => {
  using site = new TestSite({ 'a.md': 'one', 'out/a.html': 'one' });
  const [source, page] = [join(site.root, 'a.md'), join(site.root, 'out/a.html')];
  const program = `const fs = require('fs'); console.log('ready'); fs.watch(${JSON.stringify(source)}, () => {
    fs.copyFileSync(${JSON.stringify(source)}, ${JSON.stringify(page)}); console.log('done in 1 ms'); });`;
  const watcher = { command: [process.execPath, '-e', program], ready: /ready/, done: /done in/g };
  const { seconds } = await measureWatch(
    watcher,
    [
      { source, page },
      { source, page },
    ],
    never,
  );
  assert.equal(seconds.length, 2);
  assert.equal(readFileSync(source, 'utf8'), 'one');
  const failing = { ...watcher, command: [process.execPath, '-e', 'process.exit(1)'] };
  await assert.rejects(measureWatch(failing, [{ source, page }], never), /the first build never came/);
});

test('the recorded series can be read', () => {
  assert.ok(Array.isArray(readSeries(join(home, 'bench/series.json'))));
});

test('the report says so when the two generators made different pages', () => {
  const circumstances = {
    measured: '2026-01-01T00:00:00.000Z',
    version: '1.0.0',
    node: '24.0.0',
    hugo: 'hugo v0.111.3',
    cores: 2,
    processor: 'Some processor',
    words: 950,
  };
  const result = summarize(workload, [round(2)]);
  const report = (hugoPages: number) =>
    markdownReport({ circumstances, workloads: [{ ...result, hugoPages }], comparisons: [] });
  assert.match(report(100), /^\| cold +\| 2\.00 s \(2\.00–2\.00\) \| 4\.00 s \| 300 MB \| +50 \|/m);
  assert.match(report(100), /^\*\*watch\*\*: 40 ms \(20–200\) over 3 edits, peak 200 MB, .*“hugo server” 500 ms/m);
  assert.doesNotMatch(report(100), /same work/);
  assert.match(report(99), /Hugo made 99: \*\*the two do not do the same work/);
});

test('options are numbers with defaults, and anything else is used wrongly', () => {
  assert.deepEqual(benchOptions(readArguments([], usage)).posts, [1000, 5000, 20_000]);
  assert.deepEqual(benchOptions(readArguments(['--posts', '10, 20'], usage)).posts, [10, 20]);
  assert.throws(() => benchOptions(readArguments(['--runs', 'many'], usage)), UsageError);
  assert.throws(() => benchOptions(readArguments(['--posts', '0'], usage)), UsageError);
});
