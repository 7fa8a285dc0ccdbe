import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { misspelt } from '../../src/site/misspelt.ts';
import { productionOptions } from '../../src/site/options.ts';
import { unlikelyDates } from '../../src/site/unlikely-dates.ts';
import { told } from '../harness/markdown.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

/** Markdown with a slip in it, and what is told of it; then what is nearly the same, and right. */
for (const [markdown, ...places] of [
  ['```js\nlet a;\n\nText.', '1:1 unclosed-fence'],
  ['- a\n\n  ```js\n  let a;\n\nText.', '3:3 unclosed-fence'],
  ['```pyton\nx\n```', '1:4 unknown-code-language'],
  ['```config.yml\nx\n```', '1:4 unknown-code-language'],
  ['## A\n\n#### B', '3:1 heading-jump'],
  ['# A', '1:1 first-level-heading'],
  ['##A', '1:1 unread-heading'],
  ['a (b)[https://c.example/]', '1:3 unread-link'],
  ['a [b] (https://c.example/)', '1:3 unread-link'],
  ['a [b][c]', '1:3 undefined-reference'],
  ['a\n\n> [b]: https://c.example/', '3:3 unused-reference'],
  ['a [b]\n\n[b]: /c/\n[B]: /d/', '4:1 unused-reference'],
  ['a[^1] b', '1:2 undefined-footnote'],
  ['a\n\n[^1]: b', '3:1 unused-footnote'],
  ['![](a.png)', '1:1 missing-alt'],
  ['<img src="a.png">', '1:1 missing-alt'],
  ['a [](/b/)', '1:3 empty-link'],
  ['a [b]()', '1:3 empty-link'],
  ['![a](C:\\b\\c.png) [d](file:///e/f.pdf)', '1:1 unread-path', '1:18 unread-path'],
  ['a Map<String> b', '1:6 unclosed-tag'],
  ['[caption id="a" width="2"]b[/caption]', '1:1 foreign-syntax', '1:28 foreign-syntax'],
  ["a [youtube id='b'] c", '1:3 foreign-syntax'],
  ['!!! note\n    a', '1:1 foreign-syntax'],
  ['{{% note %}}a{{% /note %}}', '1:1 foreign-syntax', '1:14 foreign-syntax'],
  ['```text\nx\n```\n\n~~~\n```\n~~~\n\n```torch-script+js\n```'],
  ['### A\n\n### B\n\n> # C\n\n`##D` and #e'],
  ['a[i][j], [1][2], `[b][c]`, [b][c]\n\n[c]: /d/ "e"\n\n[//]: # (a note)\n[//]: # (another)'],
  ['[^a-z] and [^1](x) and `[^1]`, [see] (this), x[^1]\n\n[^1]: b'],
  ['a {:b=>"c"} {:d=2}'],
  ['[a](profile:b) [c](x:y) `![d](C:\\e.png)`'],
  ['a[href="b"] and `[c d="e"]` and [audio] and [f g="h"](/i/) and wow!!! good'],
  ['<img src="a.png" alt=""> <a id="b"></a> <a href="/c/" title="d"></a> [![e](f.png)](/g/)'],
] as const) {
  test(`in ${JSON.stringify(markdown)} ${places.length === 0 ? 'nothing' : 'a slip'} is told`, () =>
    assert.deepEqual(told(markdown), places));
}

test('a check tells names, titles and files that are odd beside others, and links to what is hidden', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}authors: [{ name: Ada Lane }]\nignore: [left/]\n`,
    'content/posts/a.md': post({ title: 'A', tags: ['cache', 'disks'], authors: ['Ada Lane'] }),
    'content/posts/b.md': post({ title: 'B', tags: ['cache'], series: 'Presses' }),
    'content/posts/c.md': post({ title: 'C', tags: ['caches'], series: 'The presses', authors: ['Ada Lain'] }),
    'content/posts/d.md': post({ title: 'a', tags: ['cache, disks', 'https'] }, '[x](/2025/06/e/) [y](/2025/06/e/)'),
    'content/posts/e.md': post({ title: 'E', draft: true, tags: ['http'], lang: 'tlh' }),
    'content/posts/f.md': post({ title: 'x'.repeat(71), description: 'y'.repeat(161), updated: '2025-05-01' }),
    'content/posts/g.html': '<p>G</p>',
    'content/images/h.png': 'unused',
    'content/left/i.png': 'ignored',
    'content/left/j.md': 'ignored',
    '_data/k.yaml': '<<<<<<< HEAD\nk: 1\n=======\nk: 2\n>>>>>>> other\n',
  });
  const problems = await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  assert.deepEqual(
    problems.map(({ file, line, column, rule }) => `${file} ${line}:${column} ${rule}`),
    [
      '_data/k.yaml 1:1 conflict-marker',
      '_data/k.yaml 5:1 conflict-marker',
      'content/images/h.png 1:1 unused-picture',
      'content/posts/c.md 4:8 term-variant',
      'content/posts/c.md 6:11 unknown-author',
      'content/posts/d.md 2:8 repeated-title',
      'content/posts/d.md 4:8 names-in-one',
      'content/posts/d.md 7:1 broken-link',
      'content/posts/d.md 7:18 broken-link',
      'content/posts/e.md 6:7 unknown-language',
      'content/posts/f.md 2:8 long-title',
      'content/posts/f.md 4:14 long-description',
      'content/posts/f.md 5:10 early-date',
      'content/posts/g.html 1:1 unread-file',
    ],
  );
  assert.match(problems.find(({ rule }) => rule === 'broken-link')?.message ?? '', /e\.md is a draft/);
});

test('an alias at the address of a page is told where it is written, and not at the page that is right', async () => {
  using site = new TestSite({
    'content/site.yaml': plainSite,
    'content/posts/a.md': post({ title: 'A', aliases: ['/x/', '/2025/06/z/'] }),
    'content/posts/z.md': post({ title: 'Z' }),
  });
  const [problem, ...others] = await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  assert.deepEqual(others, []);
  assert.equal(
    `${problem?.file} ${problem?.line}:${problem?.column} ${problem?.rule}`,
    'content/posts/a.md 4:17 shared-url',
  );
  assert.match(problem?.message ?? '', /the alias \/2025\/06\/z\/ is the URL of content\/posts\/z\.md/);
});

test('a name that is a slip for one that many more posts have is told, and two words that are nearly one are not', () => {
  const told = (rare: string, common: string) =>
    misspelt([
      { name: rare, posts: 1 },
      { name: common, posts: 14 },
    ]).size === 1;
  for (const [rare, common] of [
    ['kubernets', 'kubernetes'],
    ['Kuberentes', 'kubernetes'],
    ['dokcer', 'docker'],
    ['postgress', 'postgres'],
    ['occurence', 'occurrence'],
    ['databse', 'database'],
    ['observabilty', 'observability'],
    ['Presses at lenght', 'Presses at length'],
  ] as const)
    assert.ok(told(rare, common), `${rare} ${common}`);
  for (const [rare, common] of [
    ['css', 'js'],
    ['go', 'do'],
    ['python2', 'python3'],
    ['part i', 'part ii'],
    ['compile', 'compiler'],
    ['internal', 'interval'],
    ['networks', 'networking'],
    ['angular', 'angularjs'],
    ['planning', 'planting'],
    ['caching', 'coaching'],
    ['conversion', 'conversation'],
  ] as const)
    assert.ok(!told(rare, common), `${rare} ${common}`);
  assert.equal(
    misspelt([
      { name: 'kubernets', posts: 4 },
      { name: 'kubernetes', posts: 14 },
    ]).size,
    0,
  );
});

test('dates before the web, more than ten years ahead, and of changes that are yet to come are told', () => {
  const at = (iso: string) => ({ millis: Date.parse(iso), iso, text: iso });
  const told = (date: string, updated: string | null = null) =>
    unlikelyDates(
      [{ source: 'a.md', date: at(date), updated: updated === null ? null : at(updated) }],
      Date.parse('2026-01-01'),
    ).map(({ message }) => message);
  assert.match(told('0205-06-01T00:00:00Z')[0] ?? '', /before there was a web: correct its year/);
  assert.match(told('2099-06-01T00:00:00Z')[0] ?? '', /"date" \(2099-06-01\) is more than ten years ahead/);
  assert.match(told('2025-01-01T00:00:00Z', '2052-01-01T00:00:00Z')[0] ?? '', /yet to come: did you mean "2025-01-01"/);
  for (const [date, updated] of [
    ['1998-01-01T00:00:00Z', null],
    ['2030-12-24T00:00:00Z', null],
    ['2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z'],
    ['2025-06-01T00:00:00Z', '2026-01-01T20:00:00Z'],
  ] as const)
    assert.deepEqual(told(date, updated), []);
});
