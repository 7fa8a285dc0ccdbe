import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import sharp from 'sharp';
import { build } from '../src/build/build.ts';
import { LockedError } from '../src/build/lock.ts';
import { home } from '../src/build/options.ts';
import { plainSite, post, posts, TestSite } from './harness/site.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const day = 86_400_000;

async function buildAt(site: TestSite, now: number, output = '_site', cache = '.cache') {
  const result = await build({
    root: site.root,
    output: join(site.root, output),
    cache: join(site.root, cache),
    home,
    now,
    preview: false,
    clean: false,
    prune: false,
    progress: () => undefined,
  });
  if (result.summary === null) throw new Error(result.problems.map((problem) => JSON.stringify(problem)).join('\n'));
  return result.summary;
}

/** Every file below a folder with its bytes. */
function tree(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );
}

/** What a clean build, with nothing kept from before, leaves of the site as it is now. */
async function cleanTree(site: TestSite, now: number): Promise<Record<string, string>> {
  for (const folder of ['_clean', '.clean']) rmSync(join(site.root, folder), { recursive: true, force: true });
  await buildAt(site, now, '_clean', '.clean');
  return tree(join(site.root, '_clean'));
}

const shades = await Promise.all(
  ['#a11', '#151', '#115'].map((background) =>
    sharp({ create: { width: 300, height: 150, channels: 3, background } })
      .png()
      .toBuffer(),
  ),
);

/** One thing that people do to a site. `file` is a number: which of the files that there are. */
type Step =
  | {
      readonly kind: 'write';
      readonly name: number;
      readonly keys: Readonly<Record<string, unknown>>;
      readonly body: string;
    }
  | { readonly kind: 'remove' | 'rename' | 'touch'; readonly file: number }
  | { readonly kind: 'picture'; readonly name: number; readonly shade: number }
  | { readonly kind: 'template'; readonly text: string }
  | { readonly kind: 'style'; readonly colour: string }
  | { readonly kind: 'settings'; readonly perPage: number; readonly category: boolean; readonly base: string }
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'damage'; readonly file: number };

const name = fc.nat(5);
const body = fc.constantFrom(
  'Short.',
  '# A heading\n\nText.',
  '[to post 0](post-0.md)',
  '![a](/images/p0.png "b")',
  '```ts\nlet a = 1;\n```',
);
const keys = fc.record(
  {
    title: fc.constantFrom('A', 'B', 'C & D'),
    date: fc.constantFrom('2025-11-01', '2025-12-01', '2025-12-01T10:00', '2026-01-03', '2026-01-10'),
    tags: fc.subarray(['x', 'Y', 'z z']),
    categories: fc.subarray(['One', 'Two']),
    slug: fc.constantFrom('s1', 's2', 's3'),
    draft: fc.boolean(),
    sticky: fc.boolean(),
    unlisted: fc.boolean(),
    series: fc.constantFrom('S', 'T'),
    expires: fc.constantFrom('2026-01-05', '2026-02-01'),
    thumbnail: fc.constantFrom('/images/p0.png', '/images/p1.png'),
    thumbnailAlt: fc.constant('a picture'),
    aliases: fc.constantFrom(['/old-a/'], ['/old-b/']),
  },
  { requiredKeys: ['title', 'date', 'thumbnailAlt'] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), name, keys, body }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('remove' as const, 'rename' as const, 'touch' as const),
      file: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('picture' as const), name: fc.nat(1), shade: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('template' as const), text: fc.constantFrom('<p>one</p>', '<p>two</p>') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('style' as const), colour: fc.constantFrom('red', 'blue') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('settings' as const),
      perPage: fc.integer({ min: 1, max: 3 }),
      category: fc.boolean(),
      base: fc.constantFrom('/', '/blog/'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('damage' as const), file: fc.nat(200) }) },
);

function markdownFiles(site: TestSite): string[] {
  return readdirSync(join(site.root, 'content/posts')).map((file) => `content/posts/${file}`);
}

/** Does a step to a site; gives the days that pass with it. */
function take(site: TestSite, one: Step, number: number): number {
  const files = markdownFiles(site);
  switch (one.kind) {
    case 'write':
      // Slugs are made different, so that no step makes two posts share a URL: that is another test's mistake.
      site.write({
        [`content/posts/post-${one.name}.md`]: post(
          {
            ...one.keys,
            ...('slug' in one.keys ? { slug: `${one.keys.slug}-${one.name}` } : {}),
            ...('aliases' in one.keys ? { aliases: [`/old-${one.name}/`] } : {}),
          },
          one.body,
        ),
      });
      return 0;
    case 'remove': {
      const file = files[one.file % files.length];
      if (file !== undefined && files.length > 1 && !file.endsWith('post-0.md')) site.remove(file);
      return 0;
    }
    case 'rename': {
      const file = files[one.file % files.length];
      if (file !== undefined && !file.endsWith('post-0.md'))
        renameSync(join(site.root, file), join(site.root, `content/posts/moved-${number}.md`));
      return 0;
    }
    case 'touch': {
      const file = files[one.file % files.length];
      if (file !== undefined) utimesSync(join(site.root, file), number, number);
      return 0;
    }
    case 'picture':
      site.write({ [`content/images/p${one.name}.png`]: shades[one.shade] ?? Buffer.alloc(0) });
      return 0;
    case 'template':
      site.write({
        '_includes/partials/comments.njk': one.text,
        '_includes/partials/head-extra.njk': `<meta name="x" content="${one.text.length}">`,
        '_includes/partials/footer.njk': `<footer>{{ frame.name }} ${one.text}</footer>`,
      });
      return 0;
    case 'style':
      site.write({ '_includes/styles/owner.css': `@layer owner { a { color: ${one.colour}; } }` });
      return 0;
    case 'settings':
      site.write({ 'content/site.yaml': siteText(one.perPage, one.category, one.base) });
      return 0;
    case 'damage': {
      const written = Object.keys(tree(join(site.root, '_site')));
      const file = written[one.file % written.length];
      if (file !== undefined && number % 2 === 0) rmSync(join(site.root, '_site', file));
      else if (file !== undefined) writeFileSync(join(site.root, '_site', file), 'altered');
      return 0;
    }
    case 'wait':
      return one.days;
  }
}

function siteText(perPage: number, category: boolean, base: string): string {
  const archives = category ? '[home, tag, category, year]' : '[home, tag]';
  return `name: T\nurl: https://test.example${base}\npostsPerPage: ${perPage}\narchives: ${archives}\nsearch: false\nimages: { widths: [120] }\n`;
}

function seedSite(): TestSite {
  return new TestSite({
    'content/site.yaml': siteText(2, true, '/'),
    'content/posts/post-0.md': post({ title: 'Zero', date: '2025-10-01', tags: ['x'] }),
    'content/images/p0.png': shades[0] ?? Buffer.alloc(0),
    'content/images/p1.png': shades[1] ?? Buffer.alloc(0),
  });
}

test('after any sequence of edits an incremental build leaves exactly what a clean build leaves', {
  timeout: 200_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      using site = seedSite();
      let now = start;
      await buildAt(site, now);
      for (const [number, one] of steps.entries()) {
        now += take(site, one, number) * day;
        await buildAt(site, now);
        assert.deepEqual(tree(join(site.root, '_site')), await cleanTree(site, now));
      }
    }),
    { numRuns: 10 },
  );
});

test('a second build writes nothing, and an edited body rewrites its page and its feeds alone', async () => {
  using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...posts(30, { tags: ['a'] }) });
  await buildAt(site, start);
  assert.equal((await buildAt(site, start)).written, 0);
  const text = post({ title: 'Post 9', date: '2025-12-23', tags: ['a'], excerpt: 'Own words.' }, 'Old.');
  site.write({ 'content/posts/post-9.md': text });
  await buildAt(site, start);
  site.write({ 'content/posts/post-9.md': text.replace('Old.', 'New.') });
  const { changed } = await buildAt(site, start);
  assert.deepEqual(changed.toSorted(), [
    '2025/12/post-9/index.html',
    'atom.xml',
    'feed.json',
    'feed.xml',
    'tag/a/feed.xml',
  ]);
});

test('a change to one layout rewrites the pages that use it and no others', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\n`,
    ...posts(5, { tags: ['a'] }),
    'content/pages/about.md': '---\ntitle: About\n---\nText.\n',
  });
  await buildAt(site, start);
  const layout = readFileSync(join(home, '_includes/layouts/page.njk'), 'utf8');
  site.write({ '_includes/layouts/page.njk': `${layout}<!-- changed -->` });
  assert.deepEqual((await buildAt(site, start)).changed, ['about/index.html']);
});

test('files that Broadsheet did not write are left alone and told', async () => {
  using site = new TestSite(posts(2));
  await buildAt(site, start);
  site.write({ '_site/CNAME': 'test.example', '_site/own/note.txt': 'mine' });
  const { foreign } = await buildAt(site, start);
  assert.deepEqual(foreign, ['CNAME', 'own/']);
  assert.equal(site.text('own/note.txt'), 'mine');
});

for (const [what, harm] of [
  ['missing', (path: string) => rmSync(path)],
  ['empty', (path: string) => writeFileSync(path, '')],
  ['cut short', (path: string) => truncateSync(path, 100)],
  ['foreign', (path: string) => writeFileSync(path, '{"hello": "world"}\n[]\n')],
] as const) {
  test(`a cache whose files are ${what} means a clean build, never a wrong page`, async () => {
    using site = new TestSite(posts(3, { tags: ['a'] }));
    await buildAt(site, start);
    const before = tree(join(site.root, '_site'));
    for (const file of Object.keys(tree(join(site.root, '.cache')))) harm(join(site.root, '.cache', file));
    await buildAt(site, start);
    assert.deepEqual(tree(join(site.root, '_site')), before);
  });
}

test('a second build at the same time says so and writes nothing', async () => {
  using site = new TestSite(posts(2));
  const first = buildAt(site, start);
  await assert.rejects(buildAt(site, start), LockedError);
  await first;
});

test('a build that is killed at any moment is repaired by the next', { timeout: 120_000 }, async () => {
  using site = new TestSite(posts(40, { tags: ['a', 'b'] }));
  const expected = await cleanTree(site, start);
  for (const delay of [150, 300, 450, 600, 750]) {
    const child = spawn(process.execPath, [join(home, 'src/cli/build.ts'), '--root', site.root], {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(start / 1000) },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await pause(delay);
    child.kill('SIGKILL');
    await ended;
    await buildAt(site, start);
    assert.deepEqual(tree(join(site.root, '_site')), expected);
    if (delay % 300 === 0) rmSync(join(site.root, '_site'), { recursive: true });
    else site.write({ 'content/posts/post-1.md': post({ title: 'Post 1', date: '2025-12-31', tags: ['a', 'b'] }) });
  }
  assert.equal(existsSync(join(site.root, '.cache', 'output.lock')), false);
});
