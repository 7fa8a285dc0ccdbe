import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { build } from '../../src/build/build.ts';
import { parseSite } from '../../src/config/load.ts';
import { siteSchema } from '../../src/config/site.ts';
import { engineVersion } from '../../src/engine/version.ts';
import { home, productionOptions } from '../../src/site/options.ts';
import { runCommand } from '../harness/command.ts';

const caller = mkdtempSync(join(tmpdir(), 'broadsheet-create-'));
after(() => rmSync(caller, { recursive: true }));

/** Begins a blog, as somebody who has no terminal; gives what is told. */
async function create(...args: string[]): Promise<string> {
  const { status, output, errors } = await runCommand('create', args, {}, caller);
  assert.equal(status, 0, errors);
  return output;
}

const textOf = (...path: string[]) => readFileSync(join(caller, ...path), 'utf8');

test('a new blog is right from its first build, whatever it is called', async () => {
  const name = 'A: "b" & #c, __url__';
  await create('blog', '--name', name, '--url', 'blog.example/notes', '--language', 'de');
  const root = join(caller, 'blog');
  const { summary, problems } = await build({ ...productionOptions(root), now: Date.now() });
  assert.deepEqual(problems, []);
  assert.equal(summary?.posts, 1);
  const settings = parseSite(textOf('blog/content/site.yaml')).value;
  assert.deepEqual([settings?.name, settings?.url, settings?.language], [name, 'https://blog.example/notes/', 'de']);
  assert.match(textOf('blog/_site/about/index.html'), /<html lang="de"/);
  const [post = ''] = readdirSync(join(root, 'content/posts'));
  assert.match(post, /^\d{4}-\d\d-\d\d-hello\.md$/);
  assert.match(textOf('blog/content/posts', post), new RegExp(`lang: en\n---\n\n.*\`content/posts/${post}\``));
});

test('a new blog depends on this engine alone, and keeps what is made out of its repository', async () => {
  const told = await create('one');
  assert.match(told, /^ {2}cd one\n {2}npm install\n {2}npm start$/m);
  const { name, dependencies, scripts, engines } = JSON.parse(textOf('one/package.json'));
  assert.deepEqual([name, dependencies], ['one', { broadsheet: `^${engineVersion()}` }]);
  assert.deepEqual(scripts.start, 'broadsheet start');
  assert.equal(engines.node, JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).engines.node);
  assert.match(textOf('one/.gitignore'), /^node_modules\/\n_site\/\n/);
  assert.ok(existsSync(join(caller, 'one/.github/dependabot.yml')));
  assert.ok(!existsSync(join(caller, 'one/.gitlab-ci.yml')));
  await create('broadsheet', '--engine', './engine.tgz');
  const other = JSON.parse(textOf('broadsheet/package.json'));
  assert.deepEqual([other.name, other.dependencies], ['my-blog', { broadsheet: 'file:../engine.tgz' }]);
});

test('every key of the settings is explained, and what is taken out there is right where it is put in', async () => {
  await create('two');
  const text = textOf('two/content/site.yaml');
  // A comment is a sentence, and ends or goes on like one; what is taken out is YAML.
  const whole = text
    .replaceAll(/^# ((?: *- | +)?[a-zA-Z]+:(?: .*)?|(?: +- .*))$/gm, '$1')
    .replace(/^archives/m, 'archives');
  const { value, problems } = parseSite(whole);
  assert.deepEqual(problems, []);
  const written = [...whole.matchAll(/^(\w+):/gm)].map(([, key]) => key ?? '');
  assert.deepEqual(
    written.filter((key) => !Object.hasOwn(siteSchema.shape, key)),
    [],
  );
  assert.ok(written.length > 24, String(written.length));
  assert.deepEqual(
    value?.categories?.map(({ name }) => name),
    ['Infrastructure', 'Databases'],
  );
});

test('nothing is written where anything is, nor for an answer that is wrong', async () => {
  mkdirSync(join(caller, 'full'));
  writeFileSync(join(caller, 'full', 'mine.txt'), 'mine');
  mkdirSync(join(caller, 'cloned/.git'), { recursive: true });
  for (const args of [
    ['full'],
    ['full/mine.txt'],
    [],
    ['a', 'b'],
    ['three', '--url', 'foo'],
    ['three', '--language', 'german'],
    ['three', '--ci', 'jenkins'],
  ])
    assert.equal((await runCommand('create', args, {}, caller)).status, 2, args.join(' '));
  assert.deepEqual(readdirSync(join(caller, 'full')), ['mine.txt']);
  assert.equal(existsSync(join(caller, 'three')), false);
  await create('cloned');
  assert.ok(existsSync(join(caller, 'cloned/content/site.yaml')));
});
