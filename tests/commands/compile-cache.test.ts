import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { commands } from '../../src/commands/list.ts';
import { home } from '../../src/site/options.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const settings = `${plainSite}search: false\narchives: [home]\nfeeds: []\n`;
/** A command that loads few modules, hundreds all the same: where there are none, each is compiled. */
const command = 'diagrams';

function run(...args: string[]) {
  return runWith({}, ...args);
}

function runWith(environment: Readonly<Record<string, string>>, ...args: string[]) {
  const { NODE_COMPILE_CACHE: _, ...own } = process.env;
  const env = { ...own, ...environment };
  return spawnSync(process.execPath, [join(home, 'src/commands/broadsheet.js'), ...args], { env, encoding: 'utf8' });
}

test('compiled modules lie in the cache of the site that has some, wherever that is', () => {
  using site = new TestSite({ 'content/posts/a.md': post() });
  for (const [folder, ...args] of [['.cache'], ['elsewhere', '--cache', 'elsewhere']]) {
    mkdirSync(join(site.root, folder ?? '', 'compiled'), { recursive: true });
    const { status, stderr } = run(command, '--root', site.root, ...args);
    assert.equal(status, 0, stderr);
    assert.ok(globSync(`${folder}/compiled/**/*`, { cwd: site.root }).length > 100);
  }
});

test('a site that has no compiled modules is served by those beside the generator, and has them from its first build on', () => {
  using site = new TestSite({ 'content/site.yaml': settings, 'content/posts/a.md': post() });
  const { status, stderr } = run('check', '--root', site.root);
  assert.equal(status, 0, stderr);
  assert.equal(existsSync(join(site.root, '.cache/compiled')), false);
  const built = run('build', '--root', site.root);
  assert.equal(built.status, 0, built.stderr);
  const [kept = ''] = globSync('.cache/compiled/*', { cwd: site.root });
  const served = join(home, 'node_modules/.cache/broadsheet', basename(kept));
  assert.ok(readdirSync(join(site.root, kept)).length > 100);
  assert.deepEqual(
    readdirSync(join(site.root, kept)).filter((name) => !existsSync(join(served, name))),
    [],
  );
});

test('a folder that has no content yet is served by those beside the generator from the first module on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  const { stderr, stdout } = runWith({ NODE_DEBUG_NATIVE: 'COMPILE_CACHE' }, 'import', '--root', folder);
  assert.match(stderr + stdout, /\[compile cache\] reading cache from \S*broadsheet\S* for \w+ \S*commands\/main\.ts/);
  rmSync(folder, { recursive: true });
});

test('where no module can be kept, a command runs all the same', () => {
  using site = new TestSite({
    'content/posts/a.md': post(),
    '.cache/compiled': 'a file',
  });
  const { status, stderr } = run(command, '--root', site.root);
  assert.equal(status, 0, stderr);
});

test('a mistyped root gets no folder, and a mistyped command is told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  assert.equal(run('check', '--root', join(folder, 'blgo')).status, 2);
  assert.equal(existsSync(join(folder, 'blgo')), false);
  const { status, stderr } = run('bild');
  assert.deepEqual([status, stderr], [2, `a command is one of ${Object.keys(commands).join(', ')}, not "bild".\n`]);
  rmSync(folder, { recursive: true });
});
