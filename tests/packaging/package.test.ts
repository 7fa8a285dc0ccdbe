import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commands } from '../../src/commands/list.ts';
import { home } from '../../src/engine/own-files.ts';
import { asTyped } from '../../src/engine/typed.ts';
import { declarationsFrom } from '../../src/packaging/declarations.ts';
import { EnginePackage } from '../harness/engine-package.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';

const engine = await EnginePackage.made();
after(() => engine[Symbol.dispose]());

const description = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));

/** Tells every module that is loaded, ours by the name of its file. */
const tellModules = `
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => (console.error(url), next(url, context)) });
`;
/** Lets the programs of a package be missing, as where optional packages were not installed. */
const without = (name: RegExp) => `
  import { registerHooks } from 'node:module';
  registerHooks({ resolve(specifier, context, next) {
    if (${name}.test(specifier)) throw Object.assign(new Error('Cannot find module ' + specifier + '\\n long\\n advice'), { code: 'MODULE_NOT_FOUND' });
    return next(specifier, context);
  } });
`;

test('the package leaves the bytes that the sources leave, with its own threads, encoder and code of templates', async () => {
  using site = new TestSite({
    ...posts(155),
    'content/site.yaml': `${plainSite}archives: [home]\nfeeds: []\n`,
    'content/posts/a.md': post({ thumbnail: '/images/a.png', thumbnailAlt: 'A' }, '```ts {1}\nconst a = 1;\n```\n'),
    'content/images/a.png': await picture(300, 200),
  });
  await site.built({ now: '2026-01-01T00:00:00Z' });
  const { status, stderr } = engine.run(
    ['build', '--output', '_package', '--cache', '.package'],
    site.root,
    tellModules,
  );
  assert.equal(status, 0, stderr);
  const ofNunjucks = [...stderr.matchAll(/\/node_modules\/nunjucks\/(.*)$/gm)].map(([, path]) => path);
  assert.deepEqual([...new Set(ofNunjucks)].sort(), ['src/lib.js', 'src/runtime.js']);
  const made = (folder: string) => globSync('**/*', { cwd: join(site.root, folder) }).sort();
  assert.ok(made('_site').length > 300);
  assert.deepEqual(made('_package'), made('_site'));
  for (const name of made('_site').filter((one) => statSync(join(site.root, '_site', one)).isFile()))
    assert.ok(
      readFileSync(join(site.root, '_package', name)).equals(readFileSync(join(site.root, '_site', name))),
      name,
    );
});

test('a new blog needs none of the programs that build styles and scripts, and gets the bytes that they build', async () => {
  using site = new TestSite(posts(3));
  const withoutTools = without(/^(?:esbuild|lightningcss)$/);
  const args = ['build', '--output', '_package', '--cache', '.package'];
  const { status, stderr } = engine.run(args, site.root, withoutTools);
  assert.equal(status, 0, stderr);
  await site.built({ now: '2026-01-01T00:00:00Z' });
  const scripts = globSync('**/*.{js,css}', { cwd: join(site.root, '_site') }).sort();
  assert.ok(
    scripts.some((name) => name.includes('stem')),
    scripts.join(),
  );
  for (const name of scripts)
    assert.equal(
      readFileSync(join(site.root, '_package', name), 'utf8'),
      readFileSync(join(site.root, '_site', name), 'utf8'),
      name,
    );
  const kept = (cache: string) => readFileSync(join(site.root, cache, 'assets.json'), 'utf8').split('\n')[0];
  assert.equal(kept('.package'), kept('.cache'));
});

test('the package prints a template of the site itself in the place of its own, and tells where one is wrong', () => {
  using site = new TestSite({
    'content/site.yaml': plainSite,
    ...posts(1),
    '_includes/partials/after-article.njk': '<p>{{ 1 + 1 }} of ours</p>\n',
  });
  assert.equal(engine.run(['build'], site.root).status, 0);
  assert.match(site.text('2025/12/post-1/index.html'), /<p>2 of ours<\/p>/);
  assert.doesNotMatch(site.text('index.html'), /of ours/);
  site.write({ '_includes/partials/after-article.njk': '<p>{{ nobody }}</p>\n' });
  const { status, stderr } = engine.run(['build'], site.root);
  assert.equal(status, 1);
  assert.match(stderr, /^_includes\/partials\/after-article\.njk:1:4 error template-error /m);
});

test('a build of an unchanged site loads few files, and none of those that read and print pages', async () => {
  using site = new TestSite({ 'content/site.yaml': plainSite, ...posts(3) });
  engine.run(['build'], site.root);
  const { stdout, stderr } = engine.run(['build'], site.root, tellModules);
  assert.match(stdout, /^0 written/);
  const modules = stderr.split('\n').filter((line) => line.startsWith('file:'));
  assert.ok(modules.length < 30, `${modules.length} files`);
  const bytes = modules.map((url) => statSync(new URL(url)).size).reduce((sum, size) => sum + size, 0);
  assert.ok(bytes < 1_000_000, `${bytes} bytes`);
});

test('--help names every command, and loads neither the encoder of pictures nor a template engine', () => {
  for (const args of [['--help'], ['build', '--help']]) {
    const { status, stdout, stderr } = engine.run(args, engine.folder, tellModules);
    assert.equal(status, 0, stderr);
    if (args.length === 1)
      for (const name of Object.keys(commands)) assert.match(stdout, new RegExp(`^  ${name} `, 'm'));
    const modules = stderr.split('\n').filter((line) => line.startsWith('file:'));
    assert.ok(modules.length > 2);
    assert.deepEqual(
      modules.filter((url) => url.includes('node_modules')),
      [],
    );
    const bytes = modules.map((url) => statSync(new URL(url)).size).reduce((sum, size) => sum + size, 0);
    assert.ok(bytes < 100_000, `${bytes} bytes of modules`);
  }
});

test('an older Node is told in one sentence which one is needed, the one that package.json names', () => {
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } }); delete process.getBuiltinModule;`;
  const { status, stdout, stderr } = engine.run(['build'], engine.folder, old);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^Broadsheet needs Node (\d+\.\d+) or later, and this is Node 20\.20\.2: .*\n$/);
  assert.equal(`>=${/Node (\d+\.\d+)/.exec(stderr)?.[1]}`, description.engines.node);
});

test('a program of a package that is missing is told in one sentence with its remedy', async () => {
  using site = new TestSite({
    'content/posts/a.md': post({ thumbnail: '/images/a.png', thumbnailAlt: 'A' }),
    'content/images/a.png': await picture(300, 200),
    // The package brings the style sheet of a site that has none of its own.
    '_includes/styles/owner.css': '@layer owner { a { color: red } }',
  });
  for (const [name, pattern] of [
    ['sharp', /^@img/],
    ['lightningcss', /^lightningcss-|lightningcss.*\.node$/],
  ] as const) {
    const { status, stderr } = engine.run(['build', '--cache', name], site.root, without(pattern));
    assert.equal(status, 2, stderr);
    assert.match(
      stderr,
      new RegExp(`^the package ${name} has no program for this system \\(.*: run "npm install .*\\n$`),
    );
  }
});

test('the licence of every package that is bundled goes with its code', () => {
  const text = readFileSync(join(engine.folder, 'dist/THIRD-PARTY.txt'), 'utf8');
  for (const name of ['zod', 'yaml', 'luxon', 'markdown-it', 'gray-matter', '@orama/stemmers', 'wink-porter2-stemmer'])
    assert.match(text, new RegExp(`^${name} \\d.*, \\w+`, 'm'));
  const licences = [...text.matchAll(/^\S+ \d+\.\d+\.\d+\S*, (.+)$/gm)].map(([, licence]) => licence);
  assert.deepEqual([...new Set(licences)].sort(), ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);
});

test('the types of what is exported lead to no package that would have to be installed', () => {
  const source = (name: string) => readFileSync(join(home, 'src', name.replace(/\.d\.ts$/, '.ts')), 'utf8');
  assert.throws(() => declarationsFrom(['config/site.d.ts'], source), /config\/site\.d\.ts need the package/);
  const views = declarationsFrom(['api/site.d.ts', 'pages/views/view.d.ts'], source);
  assert.ok(views.has('pages/views/head-view.d.ts'));
});

test('what a message says to type is there: a script in this repository, the program in a blog that has the package', async () => {
  assert.equal(asTyped('words cy', 'dist'), 'npx broadsheet words cy');
  assert.equal(asTyped('words cy'), 'npm run words -- cy');
  assert.ok('words' in description.scripts);
  using site = new TestSite({ 'content/site.yaml': `${plainSite}language: cy\n`, ...posts(1) });
  const { stdout } = engine.run(['check'], site.root);
  assert.match(stdout, / "npx broadsheet words cy" begins a file/);
});
