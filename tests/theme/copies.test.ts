import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { engineVersion } from '../../src/engine/version.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { home } from '../../src/site/options.ts';
import { isMarkable, markedCopy, originOf, themeFiles, withoutMark } from '../../src/theme/copies.ts';
import { filesBelow } from '../../src/theme/theme-files.ts';
import { runCommand } from '../harness/command.ts';
import { tree } from '../harness/edits.ts';
import { post, posts, TestSite } from '../harness/site.ts';

const engine = join(home, '_includes');
const textOf = (name: string) => readFileSync(join(engine, name), 'utf8');
const texts = filesBelow(engine).filter(isMarkable);
const version = engineVersion();

/** What a command of `theme` prints, typed in the site's folder. */
async function theme(site: TestSite, ...args: string[]): Promise<string> {
  return (await runCommand('theme', args, {}, site.root)).output.trimEnd();
}

test('a copy of every file of the theme prints what the originals print, byte for byte', async () => {
  const files = {
    ...posts(2, { tags: ['a'], comments: true }),
    'content/pages/about.md': '---\ntitle: About\n---\n\nUs.\n',
  };
  using site = new TestSite(files);
  await site.built();
  const before = tree(join(site.root, '_site'));
  site.write(Object.fromEntries(texts.map((name) => [`_includes/${name}`, markedCopy(name, textOf(name), version)])));
  const { problems } = await site.built();
  assert.deepEqual(problems, []);
  assert.deepEqual(tree(join(site.root, '_site')), before);
});

test('a copy says of which version and of which text it is, in a comment of its kind', () => {
  assert.match(markedCopy('a.njk', 'x', '1.2.3'), /^\{# broadsheet 1\.2\.3: a\.njk, sha256 [0-9a-f]{16} -#\}\nx$/);
  assert.match(markedCopy('a.css', 'x', '1.2.3'), /^\/\* broadsheet 1\.2\.3: a\.css, sha256 [0-9a-f]{16} \*\/\nx$/);
  assert.match(
    markedCopy('a.yaml', 'x', '1.2.3-rc.1'),
    /^# broadsheet 1\.2\.3-rc\.1: a\.yaml, sha256 [0-9a-f]{16}\nx$/,
  );
  for (const name of texts) {
    const copy = markedCopy(name, textOf(name), version);
    assert.equal(originOf(copy)?.version, version, name);
    assert.equal(withoutMark(copy), textOf(name));
    assert.equal(withoutMark(copy.replaceAll('\n', '\r\n')), textOf(name).replaceAll('\n', '\r\n'));
    assert.equal(originOf(textOf(name)), null);
  }
});

test('a copy whose original has changed since, or is gone, is told until it is accepted or removed', async () => {
  const card = 'partials/card.njk';
  using site = new TestSite({
    'content/posts/a.md': post(),
    [`_includes/${card}`]: markedCopy(card, 'as it was', '0.0.1', textOf(card).replace('<li>', '<li class="own">')),
    '_includes/partials/mine.njk': markedCopy('partials/mine.njk', 'as it was', '0.0.1'),
    '_includes/partials/comments.njk': 'No comment says where this is from.',
  });
  const told = async () => (await site.build()).problems.map(formatProblem);
  const lines = await told();
  assert.equal(lines.length, 2);
  assert.match(
    lines[0] ?? '',
    /^_includes\/partials\/card\.njk:1:1 warning changed-original .*Broadsheet 0\.0\.1 .*"npm run theme -- diff partials\/card\.njk"/,
  );
  assert.match(lines[1] ?? '', /^_includes\/partials\/mine\.njk:1:1 warning changed-original .*remove it/);
  assert.match(site.text('index.html'), /<li class="own">/);
  assert.match(
    await theme(site, 'list'),
    /^partials\/card\.njk +yours, a copy of 0\.0\.1: the original has changed since$/m,
  );
  assert.match(await theme(site, 'diff'), /^\+<li class="own">$/m);
  await theme(site, 'accept', card);
  site.remove('_includes/partials/mine.njk');
  assert.deepEqual(await told(), []);
  assert.match(
    await theme(site, 'list'),
    new RegExp(`^partials/card\\.njk +yours, a copy of ${version.replaceAll('.', '\\.')}$`, 'm'),
  );
});

test('what is ejected is the file of the engine, and nothing that is there is written over', async () => {
  using site = new TestSite();
  assert.equal(
    await theme(site, 'eject', 'partials/card.njk', 'styles/card.css'),
    '_includes/partials/card.njk\n_includes/styles/card.css',
  );
  const { standing } =
    themeFiles(join(site.root, '_includes'), engine).find(({ name }) => name === 'styles/card.css') ?? {};
  assert.equal(standing?.kind, 'copy');
  assert.equal(await theme(site, 'diff'), '');
  for (const args of [
    ['eject', 'partials/card.njk'],
    ['eject', 'partials/crad.njk'],
    ['eject', '../package.json'],
    ['eject', 'fonts/display.woff2'],
    ['diff', 'partials/footer.njk'],
    ['eject'],
    [],
  ])
    assert.equal((await runCommand('theme', args, {}, site.root)).status, 2, args.join(' '));
});

test('a site fills the places that are left for it without copying a template', async () => {
  const slots = ['head-extra', 'before-article', 'after-article', 'comments', 'below-cards', 'footer-extra'];
  const files = slots.map((name) => [
    `_includes/partials/${name}.njk`,
    `<meta name="${name}" content="{{ frame.name }}">\n`,
  ]);
  using site = new TestSite({
    'content/posts/a.md': post({ slug: 'a', comments: true }),
    ...Object.fromEntries(files),
  });
  await site.built();
  const placesIn = (output: string) =>
    [...site.text(output).matchAll(/<meta name="([\w-]+)" content="Test Site">/g)].map(([, name]) => name);
  assert.deepEqual(placesIn('2025/06/a/index.html'), [
    'head-extra',
    'before-article',
    'after-article',
    'comments',
    'footer-extra',
  ]);
  assert.deepEqual(placesIn('index.html'), ['head-extra', 'below-cards', 'footer-extra']);
});
