import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { check } from '../../src/build/check.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { home, productionOptions } from '../../src/site/options.ts';
import { tree } from '../harness/edits.ts';
import { picture } from '../harness/pictures.ts';
import { TestPreview } from '../harness/preview.ts';
import { type Files, plainSite, post, posts, TestSite } from '../harness/site.ts';

const settings = { 'content/site.yaml': `${plainSite}search: false\n` };

function theme(name: string, change: (text: string) => string): Files {
  return { [`_includes/${name}`]: change(readFileSync(join(home, '_includes', name), 'utf8')) };
}

function told(problems: readonly Problem[]): string[] {
  return problems.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`);
}

/** What is wrong with a theme, where it is, and what the message says. */
const cases: readonly (readonly [string, Files, RegExp])[] = [
  [
    'a block without its end, in an include of a block',
    { '_includes/partials/comments.njk': '<p>\n{% if comments %}\n<b>' },
    /^_includes\/partials\/comments\.njk:\d:\d+ template-error .*(?:endif|end of file)/,
  ],
  [
    'a tag that there is not',
    { '_includes/partials/comments.njk': '<p>\n  {% nonsense %}' },
    /^_includes\/partials\/comments\.njk:2:6 template-error .*nonsense/,
  ],
  [
    'a template that is missing',
    { '_includes/partials/comments.njk': '\n{% include "partials/pictures.njk" %}' },
    /^_includes\/partials\/comments\.njk:2:12 template-error there is no template "partials\/pictures\.njk": did you mean "partials\/picture\.njk"\?$/,
  ],
  [
    'a filter that there is not',
    { '_includes/partials/comments.njk': '{{ frame.name | uper }}' },
    /^_includes\/partials\/comments\.njk:1:17 template-error there is no filter "uper": did you mean "upper"\?$/,
  ],
  [
    'a test that there is not',
    { '_includes/partials/comments.njk': '{% if frame is defind %}x{% endif %}' },
    /^_includes\/partials\/comments\.njk:1:16 template-error there is no test "defind": did you mean "defined"\?$/,
  ],
  [
    'a name that no view has, in an include',
    { '_includes/partials/head-extra.njk': '\n  {{ frame.nmae }}' },
    /^_includes\/partials\/head-extra\.njk:2:3 template-error "frame\.nmae" has no value, as nothing here is named "nmae": did you mean "name"\? \(seen in \/\)$/,
  ],
  [
    'a name that no view has, in the layout that others extend',
    theme('layouts/base.njk', (text) => text.replace('</body>', '{{ pageTitel }}</body>')),
    /^_includes\/layouts\/base\.njk:\d+:\d+ template-error "pageTitel" has no value/,
  ],
  [
    'a name that no view has, in a macro of another template',
    {
      '_includes/partials/head-extra.njk': '{% from "partials/mine.njk" import mine %}\n{{ mine(frame) }}',
      '_includes/partials/mine.njk': '{% macro mine(frame) %}\n {{ nobody.knows }}{% endmacro %}',
    },
    /^_includes\/partials\/mine\.njk:2:2 template-error "nobody\.knows" has no value/,
  ],
  [
    'a call of what is no function',
    { '_includes/partials/comments.njk': '', '_includes/partials/head-extra.njk': '\n{{ shout("x") }}' },
    /^_includes\/partials\/head-extra\.njk:2:\d+ template-error .*`shout`/,
  ],
  [
    'a computed include of what is missing',
    { '_includes/partials/head-extra.njk': '{% set part = "partials/nope.njk" %}\n{% include part %}' },
    /^_includes\/partials\/head-extra\.njk:1:15 template-error there is no template "partials\/nope\.njk"/,
  ],
  [
    'a value that a style sheet cannot have',
    { '_includes/styles/owner.css': '@layer owner {\n  a:: { color: red }\n}' },
    /^_includes\/styles\/owner\.css:2:\d+ style-error .*pseudo/,
  ],
  [
    'a block of a style sheet without its end',
    { '_includes/styles/a.css': '@layer blocks {\n  .a { color: red; /* } */\n}\n' },
    /^_includes\/styles\/a\.css:1:15 style-error what begins here has no end/,
  ],
  [
    'a script that is none',
    theme('scripts/main.js', (text) => `${text}\nconst = 1;\n`),
    /^_includes\/scripts\/main\.js:\d+:7 script-error Expected identifier/,
  ],
  [
    'a script that imports what is missing',
    { '_includes/scripts/main.js': "import './nope.js';\n" },
    /^_includes\/scripts\/main\.js:1:8 script-error Could not resolve "\.\/nope\.js"/,
  ],
];

// One for all: each case ends with what the site was before it.
const sound = new TestSite({ ...settings, ...posts(2, { comments: true }) });
after(() => sound[Symbol.dispose]());
await sound.built();
const published = tree(join(sound.root, '_site'));

for (const [what, files, expected] of cases) {
  test(`${what} is told by check, build and preview, and nothing is written`, async () => {
    sound.write(files);
    const { summary, problems } = await sound.build();
    const lines = told(problems);
    assert.equal(summary, null);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', expected);
    assert.deepEqual(tree(join(sound.root, '_site')), published);
    const checked = await check({ ...productionOptions(sound.root), now: Date.parse('2026-01-01T00:00:00Z') });
    assert.deepEqual(told(checked), lines);
    assert.deepEqual(told((await sound.build()).problems), lines, 'and told again by the next build');
    await using preview = new TestPreview(sound);
    await preview.update();
    assert.match(told(preview.problems)[0] ?? '', expected);
    assert.deepEqual(preview.failures, []);
    for (const name of Object.keys(files)) sound.remove(name);
    await preview.update();
    assert.deepEqual(preview.problems, []);
    await sound.built();
    assert.deepEqual(tree(join(sound.root, '_site')), published);
  });
}

test('all that is wrong with a theme is told at once, beside what is wrong with the content', async () => {
  using site = new TestSite({
    ...settings,
    'content/posts/a.md': '---\ntitle: A\ndate: never\n---\nText.\n',
    '_includes/partials/comments.njk': '{% if %}',
    '_includes/partials/head-extra.njk': '{{ "a" | nope }}{{ "b" | neither }}',
    '_includes/styles/owner.css': 'a:: {}',
    '_includes/scripts/main.js': 'const = 1;',
  });
  const { problems } = await site.build();
  const rules = problems.map(({ rule }) => rule).sort();
  assert.deepEqual(
    rules.filter((rule) => rule !== 'wrong-date'),
    ['script-error', 'style-error', 'template-error', 'template-error', 'template-error'],
  );
  assert.ok(rules.includes('wrong-date'));
  assert.equal(existsSync(join(site.root, '_site')), false);
});

test('all names that no view has are told at once, in a template and in those that it is printed with', async () => {
  using site = new TestSite({
    ...settings,
    ...posts(2),
    '_includes/partials/head-extra.njk': '{{ frame.nmae }}{{ frame.ulr }}\n{{ nothing.at.all }}',
    '_includes/layouts/post.njk':
      '{% extends "layouts/base.njk" %}\n{% block mian %}x{% endblock %}\n{% block main %}{{ headign }}\n{{ bodi }}{{ "a" | uper }}{% endblock %}',
  });
  const problems = await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z') });
  assert.deepEqual(
    problems
      .filter(({ rule }) => rule === 'template-error')
      .map(({ file, line, column, message }) => `${file.slice(10)}:${line}:${column} ${/"[^"]*"/.exec(message)?.[0]}`),
    [
      'layouts/post.njk:2:4 "mian"',
      'layouts/post.njk:3:17 "headign"',
      'layouts/post.njk:4:1 "bodi"',
      'layouts/post.njk:4:20 "uper"',
      'partials/head-extra.njk:1:1 "frame.nmae"',
      'partials/head-extra.njk:1:17 "frame.ulr"',
      'partials/head-extra.njk:2:1 "nothing.at.all"',
    ],
  );
});

test('a fault that spoils every page of a large site is told once, whichever threads print it', async () => {
  // As many as several threads print.
  using site = new TestSite({
    'content/site.yaml': `${settings['content/site.yaml']}archives: [home]\nfeeds: []\n`,
    ...posts(600),
  });
  site.write(theme('layouts/post.njk', (text) => text.replace('{% block main -%}', '{% block main -%}{{ nobody }}')));
  const first = told((await site.build()).problems);
  assert.equal(first.length, 1, first.join('\n'));
  assert.deepEqual(told((await site.build()).problems), first);
});

test('what a template with a computed include prints is printed anew when any template changes', async () => {
  using site = new TestSite({
    ...settings,
    ...posts(1),
    '_includes/partials/head-extra.njk': '{% set part = "partials/" + "mine.njk" %}{% include part %}',
    '_includes/partials/mine.njk': '<meta name="a" content="one">',
  });
  await site.built();
  assert.match(site.text('index.html'), /content="one"/);
  site.write({ '_includes/partials/mine.njk': '<meta name="a" content="two">' });
  await site.built();
  assert.match(site.text('index.html'), /content="two"/);
});

test('a check finds what a template does to one page among many, before and after a build', async () => {
  using site = new TestSite({
    ...settings,
    ...posts(26),
    'content/posts/odd.md': post({ date: '2020-01-01', updated: '2020-02-01', thumbnail: '/a.png', thumbnailAlt: 'A' }),
    'content/a.png': await picture(40, 30),
  });
  const right = theme('layouts/post.njk', (text) => text);
  const wrong = theme('layouts/post.njk', (text) =>
    text.replace('{% block main -%}', '{% block main -%}{% if updated %}{{ nobody }}{% endif %}'),
  );
  const checked = async () => told(await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') }));
  site.write(wrong);
  const [first, ...others] = await checked();
  assert.match(
    first ?? '',
    /^_includes\/layouts\/post\.njk:\d+:\d+ template-error "nobody" has no value.* \(seen in \/2020\/01\/odd\/\)$/,
  );
  assert.deepEqual(others, []);
  site.write({ 'content/posts/b.md': post({ title: 'B', thumbnail: '/nope.png', thumbnailAlt: '' }) });
  assert.deepEqual(
    (await checked()).map((line) => line.split(' ')[1]),
    ['template-error', 'missing-picture'],
    'beside what is wrong elsewhere',
  );
  site.remove('content/posts/b.md');
  site.write(right);
  await site.built();
  assert.deepEqual(await checked(), []);
  site.write(wrong);
  assert.deepEqual(await checked(), [first]);
});

test('a check reads a file that has not changed once', async () => {
  using site = new TestSite({ ...settings, ...posts(2) });
  const options = { ...productionOptions(site.root), now: Date.parse('2026-01-01') };
  await check(options);
  const { mtimeMs } = statSync(join(options.cache, 'content/records.json'));
  await check(options);
  assert.equal(statSync(join(options.cache, 'content/records.json')).mtimeMs, mtimeMs);
  assert.ok(!existsSync(join(options.cache, 'content/changes.json')));
});
