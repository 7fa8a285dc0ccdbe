import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { claimLasts, renewEvery } from '../../src/publish/claim.ts';
import { readBuilt } from '../../src/publish/prepare.ts';
import { type PublishOptions, publish } from '../../src/publish/publish.ts';
import { BusyError } from '../../src/publish/target.ts';
import { RefusalError } from '../../src/storage/refusal-error.ts';
import { busy, MemoryStore, MemoryTarget, type MemoryTraits } from '../harness/memory-target.ts';
import { assertWhole, optionsFor, publicObjects, siteOf, surroundingsOf, textsOf } from '../harness/publishing.ts';

const day = 86_400_000;
const first = {
  'index.html': ['style-1.css'],
  'a/index.html': ['style-1.css', 'a-1.png'],
  'b/index.html': ['style-1.css'],
};
const second = { 'index.html': ['style-2.css'], 'a/index.html': ['style-2.css'], 'b/index.html': ['style-2.css'] };

/** A store to which a first version was published. */
async function published(extras?: Parameters<typeof siteOf>[2]): Promise<MemoryStore> {
  const store = new MemoryStore();
  await publishTo(store, siteOf(first, 'one', extras));
  return store;
}

async function publishTo(
  store: MemoryStore,
  site: ReturnType<typeof siteOf>,
  changes: Partial<PublishOptions> = {},
  traits: MemoryTraits = {},
) {
  const target = new MemoryTarget(store, traits);
  return await publish(site, target, optionsFor(target, changes));
}

const strict = { force: false, allowLost: false };

test('a publish uploads what differs in bytes or headers, and nothing where nothing does', async () => {
  const store = await published();
  const changes: string[] = [];
  store.onOperation = (operation, key) =>
    void (operation === 'put' && !key.startsWith('.broadsheet/') && changes.push(key));
  const same = await publishTo(store, siteOf(first, 'one'));
  assert.deepEqual([changes, same.plan.isNothing], [[], true]);
  await publishTo(store, siteOf({ ...first, 'c/index.html': [] }, 'one'));
  assert.deepEqual(changes.splice(0), ['c/index.html']);
  const site = siteOf({ ...first, 'c/index.html': [] }, 'one');
  const files = site.manifest.files.map((file) =>
    file.path === 'b/index.html' ? { ...file, type: 'text/plain' } : file,
  );
  await publishTo(store, { ...site, manifest: { ...site.manifest, files } });
  assert.deepEqual(changes, ['b/index.html']);
  assert.equal(store.objects.get('b/index.html')?.headers.type, 'text/plain');
});

test('files come in the order of the steps, the manifest after them, and deletions last', async () => {
  const extras = {
    files: {
      'assets/p-1.webp': ['picture', 'p'],
      'assets/search/all-1/part.json': ['search-part', 'p'],
      'files/data.csv': ['linked', 'a'],
      'own.html': ['public', '<p>'],
      'search/index.json': ['search-index', '{}'],
      'tag/x/index.html': ['archive', 'x'],
      'feed.css': ['feed', 'a{}'],
      'feed.xml': ['feed', '<rss/>'],
      'sitemap.xml': ['sitemap', '<urlset/>'],
      'old/index.html': ['redirect', 'x'],
    },
  } as const;
  const store = await published({ files: { 'gone.html': ['post', ''] } });
  const done: string[] = [];
  store.onOperation = (operation, key) =>
    void (['put', 'remove'].includes(operation) && done.push(`${operation} ${key}`));
  await publishTo(store, siteOf(first, 'two', extras));
  assert.deepEqual(
    done.filter((one) => !/probe|claim/.test(one)),
    [
      'put .broadsheet/unfinished.json',
      'put assets/p-1.webp',
      'put assets/search/all-1/part.json',
      'put feed.css',
      'put files/data.csv',
      'put search/index.json',
      'put a/index.html',
      'put b/index.html',
      'put index.html',
      'put own.html',
      'put tag/x/index.html',
      'put feed.xml',
      'put sitemap.xml',
      'put old/index.html',
      'put .broadsheet/published.json',
      'remove gone.html',
      'remove .broadsheet/unfinished.json',
    ],
  );
});

test('assets of earlier versions stay for the days of grace, then go, and pages go at once', async () => {
  const store = await published();
  const site = siteOf({ 'index.html': ['style-2.css'] }, 'two');
  await publishTo(store, site);
  assert.deepEqual(Object.keys(publicObjects(store)), [
    'assets/a-1.png',
    'assets/style-1.css',
    'assets/style-2.css',
    'index.html',
  ]);
  store.now += 29 * day;
  await publishTo(store, site);
  assert.ok(store.objects.has('assets/style-1.css'));
  store.now += 2 * day;
  await publishTo(store, site);
  assert.deepEqual(publicObjects(store), textsOf({ 'index.html': ['style-2.css'] }, 'two'));
});

test('an asset that comes back within its days of grace stays for good', async () => {
  const store = await published();
  await publishTo(store, siteOf(second, 'two'));
  await publishTo(store, siteOf(first, 'one'));
  store.now += 365 * day;
  await publishTo(store, siteOf(first, 'one'));
  await publishTo(store, siteOf({ ...first, 'c/index.html': [] }, 'one'));
  assert.deepEqual(publicObjects(store), textsOf({ ...first, 'c/index.html': [] }, 'one'));
});

test('a failed upload stops everything after it, deletions and the manifest included', async () => {
  const store = await published();
  const before = store.objects.get('.broadsheet/published.json')?.text;
  store.onOperation = (operation, key) => {
    if (operation === 'put' && key === 'assets/style-2.css') throw new RefusalError('no');
  };
  await assert.rejects(
    publishTo(store, siteOf({ 'index.html': ['style-2.css'] }, 'two'), { parallel: 4 }),
    /^RefusalError: no$/,
  );
  const { 'assets/style-2.css': _, ...rest } = publicObjects(store);
  assert.deepEqual(rest, textsOf(first, 'one'));
  assert.equal(store.objects.get('.broadsheet/published.json')?.text, before);
  assert.ok(!store.objects.has('.broadsheet/claim.json'), 'the claim is given back');
});

test('a busy target is asked again, with waits that double and are cut by chance, and given up after some tries', async () => {
  const store = new MemoryStore();
  let faults = 3;
  store.onOperation = (operation, key) => void (operation === 'put' && key === 'index.html' && faults-- > 0 && busy());
  const waits: number[] = [];
  const surroundings = {
    ...surroundingsOf(store),
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      if (milliseconds === renewEvery) return await surroundingsOf(store).sleep(milliseconds, signal);
      waits.push(milliseconds);
    },
  };
  await publishTo(store, siteOf(first), { surroundings });
  assert.deepEqual(waits, [125, 250, 500]);
  faults = 1000;
  store.objects.delete('.broadsheet/published.json');
  await assert.rejects(publishTo(store, siteOf(first), { surroundings, adopt: async () => true }), BusyError);
  assert.ok(waits.length <= 3 + 7 && waits.every((wait) => wait <= 15_000));
});

for (const traits of [{}, { keepsConditions: false }, { quoted: false }] as const) {
  const how = JSON.stringify(traits);

  test(`of two who publish at once to a target of ${how}, the second stops before it has changed anything`, async () => {
    const store = await published();
    let second_: Promise<unknown> = Promise.resolve();
    let isFirst = true;
    const mine: string[] = [];
    store.onChange = () => assertWhole(store);
    store.onOperation = async (operation, key) => {
      if (operation !== 'put' || key !== 'a/index.html' || !isFirst) return;
      isFirst = false;
      store.onOperation = (what, which) => void (what === 'put' && mine.push(which));
      second_ = publishTo(store, siteOf({ 'index.html': [] }, 'other'), {}, traits);
      await assert.rejects(
        second_,
        /^RefusalError: another publish to this target is under way \(a test, since 2026-.*\): wait until it ends, or stop it and publish with --take-over\.$/,
      );
      store.onOperation = () => undefined;
    };
    await publishTo(store, siteOf(second, 'two'), {}, traits);
    assert.ok(
      mine.every((key) => /\.broadsheet\/(probe|claims)/.test(key)),
      mine.join(),
    );
    const { 'assets/a-1.png': _a, 'assets/style-1.css': _b, ...rest } = publicObjects(store);
    assert.deepEqual(rest, textsOf(second, 'two'));
  });

  test(`many who begin at the same moment on a target of ${how} leave the site of one of them`, async () => {
    const store = await published();
    store.onChange = () => assertWhole(store);
    const versions = [1, 2, 3, 4].map((number) => `version ${number}`);
    const ended = await Promise.allSettled(
      versions.map((words) => publishTo(store, siteOf(second, words), { parallel: 3 }, traits)),
    );
    const winners = versions.filter((_, index) => ended[index]?.status === 'fulfilled');
    for (const end of ended) if (end.status === 'rejected') assert.match(String(end.reason), /another publish/);
    if (winners.length === 0) return assert.equal(traits.keepsConditions, false);
    const there = publicObjects(store);
    assert.ok(winners.some((words) => there['index.html'] === textsOf(second, words)['index.html']));
    const pages = Object.entries(there).filter(([key]) => key.endsWith('.html'));
    assert.equal(new Set(pages.map(([, text]) => text.split('\n')[0])).size, 1, 'no mix of versions');
  });

  test(`who was taken over from on a target of ${how} stops, and leaves the manifest of the other`, async () => {
    const store = await published();
    let isFirst = true;
    store.onOperation = async (operation, key) => {
      if (operation !== 'put' || key !== 'index.html' || !isFirst) return;
      isFirst = false;
      // The first is held up for longer than its claim lasts.
      store.now += claimLasts + 1000;
      await publishTo(store, siteOf(second, 'other'), {}, traits);
    };
    await assert.rejects(
      publishTo(store, siteOf(second, 'two'), {}, traits),
      /this publish was stopped for too long, and another may have begun: publish again|another publish was first/,
    );
    store.onOperation = () => undefined;
    const outcome = await publishTo(store, siteOf(second, 'three'), { takeOver: true }, traits);
    assert.ok(!outcome.plan.isNothing);
    for (const [key, text] of Object.entries(textsOf(second, 'three'))) assert.equal(publicObjects(store)[key], text);
  });
}

test('the claim of a publish that has died is waited for, then taken over; --take-over does not wait', async () => {
  const store = await published();
  const dead = new MemoryTarget(store);
  dead.left = 14;
  await assert.rejects(publish(siteOf(second, 'two'), dead, optionsFor(dead)));
  assert.ok(store.objects.has('.broadsheet/claim.json'));
  await assert.rejects(publishTo(store, siteOf(second, 'two')), /another publish to this target is under way/);
  await publishTo(store, siteOf(second, 'two'), { takeOver: true });
  assert.equal(publicObjects(store)['index.html'], textsOf(second, 'two')['index.html']);
});

test('after a publish that was killed the target is looked at: what it has overwritten is put right', async () => {
  const store = await published();
  const target = new MemoryTarget(store);
  store.onOperation = (operation, key) => {
    if (operation === 'put' && key === '.broadsheet/published.json') target.left = 0;
  };
  await assert.rejects(publish(siteOf(second, 'two'), target, optionsFor(target)));
  store.onOperation = () => undefined;
  store.now += claimLasts + 1000;
  assert.equal(publicObjects(store)['index.html'], textsOf(second, 'two')['index.html']);
  // Its manifest still tells of the first version, and that is published again.
  await publishTo(store, siteOf(first, 'one'));
  const { 'assets/style-2.css': stray, ...rest } = publicObjects(store);
  assert.deepEqual(rest, textsOf(first, 'one'));
  assert.ok(stray !== undefined, 'a page that was read meanwhile may ask for it');
});

test('without conditions the lock object is told in one line', async () => {
  const lines: string[] = [];
  const onLine = (line: string) => lines.push(line);
  await publishTo(new MemoryStore(), siteOf(first), { onLine }, { keepsConditions: false });
  assert.deepEqual(lines, ['memory:// keeps no conditions: a lock object keeps other publishes out.']);
});

test('a dry run plans and changes nothing', async () => {
  const store = await published();
  const before = [...store.objects];
  const { plan } = await publishTo(store, siteOf(second, 'two'), { dryRun: true });
  assert.deepEqual([...store.objects], before);
  assert.deepEqual(
    plan.uploads.map(({ files }) => files.length),
    [1, 0, 3, 0, 0],
  );
});

test('a publish that would take away more than a share of the pages needs --force', async () => {
  const pages = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`p${index}/index.html`, []]));
  const { 'p1/index.html': _1, 'p2/index.html': _2, ...eight } = pages;
  const { 'p3/index.html': _3, ...seven } = eight;
  const store = new MemoryStore();
  await publishTo(store, siteOf(pages));
  await assert.rejects(
    publishTo(store, siteOf(seven), { force: false, share: 0.2 }),
    /^RefusalError: this would take away 3 of 10 pages, more than 20 %: publish with --force where that is right\.$/,
  );
  await publishTo(store, siteOf(eight), { force: false, share: 0.2 });
  await publishTo(store, siteOf({}), { force: true });
  assert.deepEqual(Object.keys(publicObjects(store)), []);
});

test('a URL that is gone without a redirect stops the publish, and the line to paste keeps the aliases that there are', async () => {
  const source = 'content/posts/a.md';
  const store = await published({ sources: { 'a/index.html': source, 'b/index.html': 'content/posts/b.md' } });
  const { 'a/index.html': shown, 'b/index.html': _, ...others } = first;
  const moved = { ...others, 'new place/index.html': shown };
  const redirects = [{ from: '/?p=12', to: '/new%20place/' }];
  const sources = { 'new place/index.html': source };
  await assert.rejects(publishTo(store, siteOf(moved, 'two', { sources, redirects }), strict), (error) => {
    assert.ok(error instanceof RefusalError);
    assert.deepEqual(error.message.split('\n'), [
      'this would take away 2 of 3 pages, more than 20 %: publish with --force where that is right.',
      `/a/ was published and is gone: write into the front matter of ${source}  aliases: ["/?p=12", /a/]`,
      '/b/ was published and is gone: where another page takes its place, write into its front matter  aliases: [/b/]',
      'nothing was published. Publish with --allow-lost where these addresses may end in “not found”.',
    ]);
    return true;
  });
  assert.deepEqual(publicObjects(store), textsOf(first, 'one'));
  const answered = [...redirects, { from: '/a/', to: '/new%20place/' }, { from: '/b/', to: '/' }];
  await publishTo(store, siteOf(moved, 'two', { sources, redirects: answered }), { ...strict, share: 1 });
  await publishTo(store, siteOf({}), { allowLost: true });
});

test('all addresses of a post that is gone are told in one line to paste, its old ones first', async () => {
  const source = 'content/posts/a.md';
  const store = await published({
    files: { 'old/index.html': ['redirect', ''] },
    sources: { 'a/index.html': source, 'old/index.html': source },
  });
  const { 'a/index.html': _, ...others } = first;
  await assert.rejects(
    publishTo(store, siteOf(others, 'one'), { ...strict, share: 1 }),
    /^RefusalError: \/old\/, \/a\/ were published and are gone: where another page takes its place, write into its front matter {2}aliases: \[\/old\/, \/a\/\]\n/,
  );
});

test('archives that shrink are no lost addresses, and redirects that are given up are', async () => {
  const store = await published({
    files: { 'page/2/index.html': ['archive', ''], 'tag/x/feed.xml': ['feed', ''], 'old/index.html': ['redirect', ''] },
  });
  const options = { ...strict, share: 1 };
  await assert.rejects(
    publishTo(store, siteOf(first, 'one'), options),
    /^RefusalError: \/old\/ was published and is gone/,
  );
  await publishTo(store, siteOf(first, 'one', { redirects: [{ from: '/old/', to: '/a/' }] }), options);
});

test('files that no publish has left are asked for, replaced where the site has them, and else left alone', async () => {
  const store = new MemoryStore();
  const headers = { type: 'text/html', control: '', encoding: null, redirect: null };
  for (const key of ['index.html', 'theirs.html'])
    store.objects.set(key, { text: 'theirs', headers, modified: store.now });
  await assert.rejects(
    publishTo(store, siteOf(first)),
    /memory:\/\/ has 2 files that no publish has left there \(index\.html, theirs\.html\): publish with --adopt/,
  );
  assert.equal(store.objects.size, 2);
  await publishTo(store, siteOf(first), { adopt: async () => true });
  assert.deepEqual(publicObjects(store), { ...textsOf(first), 'theirs.html': 'theirs' });
  store.now += 365 * day;
  await publishTo(store, siteOf(second));
  assert.equal(store.objects.get('theirs.html')?.text, 'theirs');
});

test('a cache is told of changed, new and removed URLs, not of new files with a hash in their names', async () => {
  const store = await published({ files: { 'page/2/index.html': ['archive', ''] } });
  const told: string[] = [];
  const purge = async (urls: readonly string[]) => void told.push(...urls);
  const site = { 'index.html': ['style-2.css'], 'a/index.html': ['style-1.css', 'a-1.png'], 'c d/index.html': [] };
  await publishTo(store, siteOf(site, 'one', { site: 'https://test.example/blog/' }), { purge });
  assert.deepEqual(
    told.splice(0),
    ['/', '/b/', '/c%20d/', '/page/2/'].map((path) => `https://test.example/blog${path}`),
  );
  store.now += 31 * day;
  await publishTo(store, siteOf(site, 'one', { site: 'https://test.example/blog/' }), { purge });
  assert.deepEqual(told, []);
});

test('what a cache could not be told is told by the next publish', async () => {
  const store = await published();
  const fails = async () => {
    throw new RefusalError('api.example refuses to purge (403).');
  };
  await assert.rejects(
    publishTo(store, siteOf(first, 'two'), { purge: fails }),
    /^RefusalError: api\.example refuses to purge \(403\)\.\nThe site is published\./,
  );
  const told: string[] = [];
  const purge = async (urls: readonly string[]) => void told.push(...urls);
  const outcome = await publishTo(store, siteOf(first, 'two'), { purge });
  assert.ok(outcome.plan.isNothing);
  assert.deepEqual(
    told.splice(0),
    ['/', '/a/', '/b/'].map((path) => `https://test.example${path}`),
  );
  await publishTo(store, siteOf(first, 'two'), { purge });
  assert.deepEqual(told, []);
});

test('an output that is not what its manifest says is not published', async () => {
  const store = await published();
  const site = siteOf(second, 'two');
  writeFileSync(
    join(site.output, 'a/index.html'),
    'x'.repeat(site.manifest.files.find(({ path }) => path === 'a/index.html')?.size ?? 0),
  );
  await assert.rejects(
    publishTo(store, site),
    /a\/index\.html is not what the build has left: build the site, then publish\.$/,
  );
  rmSync(join(site.output, 'a/index.html'));
  await assert.rejects(publishTo(store, site), /is not what the build has left/);
  assert.deepEqual(publicObjects(store), textsOf(first, 'one'));
});

test('without a manifest, and with drafts, nothing is published', () => {
  assert.throws(
    () => readBuilt('/nowhere', '/nowhere.manifest.json'),
    /^RefusalError: there is no manifest .*: build the site, then publish\.$/,
  );
});

test('on a disk a page that was a file can become a folder, and the reverse', async () => {
  const store = new MemoryStore();
  for (const pages of [{ 'a.html': ['x.css'] }, { 'a.html/b.html': ['x.css'] }, { 'a.html': ['x.css'] }]) {
    await publishTo(store, siteOf(pages), {}, { hasFolders: true });
    assert.deepEqual(publicObjects(store), textsOf(pages));
  }
});

test('an old address with a file is a redirect where the target knows such, and changes with where it leads', async () => {
  const store = new MemoryStore();
  const files = { 'old/index.html': ['redirect', 'See /a/'], 'out/index.html': ['redirect', 'See'] } as const;
  const to = (target: string) =>
    siteOf(first, 'one', {
      files,
      redirects: [
        { from: '/old/', to: target },
        { from: '/out/', to: 'https://elsewhere.example/x' },
        { from: '/?p=1', to: '/a/' },
      ],
    });
  const uploaded = async (target: string, servesRedirects: boolean) => {
    const { plan } = await publishTo(store, to(target), {}, { servesRedirects });
    return plan.uploads.find(({ name }) => name === 'redirects')?.files.map(({ path }) => path);
  };
  const headers = () => ['old', 'out', 'a'].map((name) => store.objects.get(`${name}/index.html`)?.headers.redirect);
  assert.deepEqual(await uploaded('/a/', false), ['old/index.html', 'out/index.html']);
  assert.deepEqual(headers(), [null, null, null]);
  assert.deepEqual(await uploaded('/a/', true), ['old/index.html', 'out/index.html']);
  assert.deepEqual(headers(), ['https://test.example/a/', 'https://elsewhere.example/x', null]);
  assert.deepEqual(await uploaded('/a/', true), []);
  assert.deepEqual(await uploaded('/b/', true), ['old/index.html']);
  assert.deepEqual(headers()[0], 'https://test.example/b/');
});

test('how a server spells an ETag is learnt once, by the probe', async () => {
  const store = await published();
  const puts: string[] = [];
  store.onOperation = (operation, key) =>
    void (operation === 'put' && key.endsWith('published.json') && puts.push(key));
  await publishTo(store, siteOf(second, 'two'), {}, { quoted: false });
  assert.equal(puts.length, 1);
});
