import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { UsageError } from '../../src/commands/arguments.ts';
import { chosenFiles } from '../../src/commands/chosen-files.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { productionOptions } from '../../src/site/options.ts';
import { runCommand } from '../harness/command.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const settings = `${plainSite}search: false\narchives: [home]\nfeeds: []\n`;
const checked = async (site: TestSite, typed: readonly string[] = []) => {
  const options = { ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z') };
  return (await check(options, chosenFiles(typed, site.root, site.root))).map(formatProblem);
};
const dead = '[Nowhere](/nowhere/)\n';

test('a check looks into drafts, scheduled and expired posts, marks what is wrong there, and fails for none of it', async () => {
  using site = new TestSite({
    'content/site.yaml': settings,
    'content/posts/draft.md': post({ draft: true }, '![A](gone.png)\n'),
    'content/posts/later.md': post({ title: 'Later', date: '2030-01-01' }, dead),
    'content/posts/seen.md': post({ title: 'Seen' }, dead),
  });
  assert.deepEqual(await checked(site), [
    'content/posts/draft.md:7:1 warning missing-picture (draft) there is no picture content/posts/gone.png: add it, or correct the path.',
    'content/posts/later.md:6:1 warning broken-link (draft) nothing is at /nowhere/: correct the link.',
    'content/posts/seen.md:6:1 warning broken-link nothing is at /nowhere/: correct the link.',
  ]);
  const [plain, strict] = await Promise.all([
    runCommand('check', ['--root', site.root]),
    runCommand('check', ['--root', site.root, '--strict', '--format', 'json']),
  ]);
  assert.equal(plain.status, 0);
  assert.match(plain.output, /\n {2}6 │ \[Nowhere\]\(\/nowhere\/\)\n {4}│ \^/);
  assert.equal(strict.status, 1);
  assert.equal(JSON.parse(strict.output).length, 3);
});

test('a draft whose front matter is wrong stops a build, and is told as what it is', async () => {
  using site = new TestSite({
    'content/site.yaml': settings,
    'content/posts/draft.md': post({ draft: true, toc: 'perhaps' }),
  });
  assert.match((await checked(site)).join('\n'), /^content\/posts\/draft\.md:5:6 error wrong-value \(draft\) [^\n]*$/);
});

test('named files and folders are checked in the light of all others, and nothing else is told', async () => {
  using site = new TestSite({
    'content/site.yaml': settings,
    'content/posts/a.md': post({ permalink: '/same/' }, dead),
    'content/posts/b.md': post({ title: 'Another', permalink: '/same/' }, '[A](a.md)\n'),
    'content/pages/about.md': post({ title: 'About', date: undefined }, dead),
  });
  const rules = async (...typed: string[]) =>
    (await checked(site, typed)).map((line) => line.replace(/^(\S+?):.* (?:error|warning) (\S+) .*$/, '$1 $2'));
  assert.deepEqual(await rules('content/posts/b.md'), ['content/posts/b.md shared-url']);
  assert.deepEqual(await rules('content/posts'), ['content/posts/a.md broken-link', 'content/posts/b.md shared-url']);
  assert.deepEqual(await rules('content/pages/about.md', 'content/posts/b.md'), [
    'content/pages/about.md broken-link',
    'content/posts/b.md shared-url',
  ]);
  assert.equal((await rules('.')).length, 3);
});

test('a path that is not there, or is of no part of the site, is told before anything is read', () => {
  using site = new TestSite();
  assert.throws(
    () => chosenFiles(['content/posts/nope.md', '/', 'content'], site.root, site.root),
    new UsageError(`there is no content/posts/nope.md.\n/ is no part of this site, which is in ${site.root}.`),
  );
  assert.equal(chosenFiles(['site.yaml'], site.root, join(site.root, 'content'))?.has('content/site.yaml'), true);
});

test('a page that a check has printed without a fault is not printed again, and one with a fault is', async () => {
  const layout = (name: string) => `{% extends "layouts/base.njk" %}{% block main %}{{ ${name} }}{% endblock %}`;
  using site = new TestSite({
    'content/site.yaml': settings,
    'content/posts/a.md': post(),
    '_includes/layouts/post.njk': layout('headign'),
  });
  const tried = () => JSON.parse(readFileSync(join(site.root, '.cache/tried.json'), 'utf8').split('\n')[0] ?? '').pages;
  const told = /template-error "headign" has no value/;
  for (let run = 0; run < 2; run++) {
    assert.match((await checked(site)).join('\n'), told);
    assert.equal(tried()['2025/06/a/index.html'], undefined);
    assert.notEqual(tried()['index.html'], undefined);
  }
  site.write({ '_includes/layouts/post.njk': layout('heading') });
  assert.deepEqual(await checked(site), []);
  assert.notEqual(tried()['2025/06/a/index.html'], undefined);
  site.write({ '_includes/layouts/post.njk': layout('headign') });
  assert.match((await checked(site)).join('\n'), told);
  // Of a site in which only a text has changed, its page alone is asked for more than its text.
  site.write({ '_includes/layouts/post.njk': layout('heading') });
  assert.deepEqual(await checked(site), []);
  site.write({ 'content/posts/a.md': post({ excerpt: 'Short.' }) });
  assert.deepEqual(await checked(site), []);
  const before = tried();
  site.write({ 'content/posts/a.md': post({ excerpt: 'Short.' }, 'Other text.') });
  assert.deepEqual(await checked(site), []);
  assert.deepEqual(tried()['index.html'], before['index.html']);
  assert.notDeepEqual(tried()['2025/06/a/index.html'], before['2025/06/a/index.html']);
});

test('mistakes in templates, styles and texts are told together: none hides what only printing shows', async () => {
  using site = new TestSite({
    'content/site.yaml': settings,
    'content/posts/a.md': post({ date: '2025-02-30' }),
    'content/posts/b.md': post(),
    '_includes/layouts/post.njk':
      '{% extends "layouts/base.njk" %}{% block main %}\n{{ headign }}\n{{ heading | upcase }}{% endblock %}',
    '_includes/styles/owner.css': 'a { color: red',
  });
  const rules = (await checked(site)).map((line) => line.split(' ').slice(0, 3).join(' '));
  assert.deepEqual(rules, [
    '_includes/layouts/post.njk:2:1 error template-error',
    '_includes/layouts/post.njk:3:14 error template-error',
    '_includes/styles/owner.css:1:3 error style-error',
    'content/posts/a.md:3:7 error wrong-date',
  ]);
});
