import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { formatProblem, sortProblems } from '../../src/problems/format.ts';
import { readingOf } from '../../src/source/read-files.ts';
import { readPost } from '../../src/source/read-post.ts';
import { readStandalonePage } from '../../src/source/read-standalone-page.ts';
import { pasted } from '../harness/paste.ts';
import { wordSources } from '../harness/words.ts';

const { readable: site } = parseSite('name: T\nurl: https://t.example/\ncategories: [{ name: Engineering }]\n');
const reading = readingOf({ root: '/', site, key: 'k', words: wordSources, packs: '/' });
const problemsOf = (text: string) => sortProblems(readPost('content/posts/a.md', text, reading).problems);
const pageProblems = (text: string) => sortProblems(readStandalonePage('content/pages/a.md', text, reading).problems);

/** Front matter with a mistake, `T` and `D` standing for a right title and date, and where it is told by which rule. */
const planted: readonly (readonly [frontMatter: string, ...told: string[]])[] = [
  ['title: Caches: how they work\nD', '2:8 yaml'],
  ['title: Ends in a colon:\nD', '2:8 yaml'],
  ['T\nD\nexcerpt: One: two: three', '4:10 yaml'],
  ['T\nD\ntags:\n  - a: b: c', '5:5 yaml'],
  ['title: @home\nD', '2:8 yaml'],
  ['title: `ls` in depth\nD', '2:8 yaml'],
  ['title: %wheel\nD', '2:8 yaml'],
  ['title: &nbsp; in HTML\nD', '2:8 yaml'],
  ['title: *args in Python\nD', '2:8 yaml'],
  ['title: *args\nD', '2:8 yaml'],
  ['title: !important rules\nD', '2:8 yaml'],
  ['title: ! Look\nD', '2:8 yaml'],
  ['title: | and pipes\nD', '2:8 yaml'],
  ['title: > is greater\nD', '2:8 yaml'],
  ['title: - a dash\nD', '2:8 yaml'],
  ['title: ? why\nD', '2:8 yaml'],
  ['title: , comma\nD', '2:8 yaml'],
  ['title: [WIP] Caches\nD', '2:8 yaml'],
  ['title: [WIP]\nD', '2:8 wrong-value'],
  ['title: {{ name }} templates\nD', '2:8 yaml'],
  ['title: {WIP}\nD', '2:8 wrong-value'],
  ['title: "Unclosed\nD', '2:8 yaml'],
  ["title: 'Unclosed\nD", '2:8 yaml'],
  ["title: 'It's here'\nD", '2:8 yaml'],
  ["title: '90s music\nD", '2:8 yaml'],
  ['title: "Quoted" and not\nD', '2:8 yaml'],
  ['title: "He said "no" again"\nD', '2:8 yaml'],
  ['title: "C:\\x"\nD', '2:8 yaml'],
  ['title: “Curly: quotes”\nD', '2:8 yaml'],
  ['title: Fix for #12\nD', '2:16 yaml-comment'],
  ['title:Caches\nD', '2:7 yaml'],
  ['T\ndate:2025-06-01', '3:6 yaml'],
  ['title Caches\nD', '2:6 yaml'],
  ['title = Caches\nD', '2:6 yaml'],
  ['title：Caches\nD', '2:6 yaml'],
  ['"title": "Caches",\n"date": "2025-06-01",', '2:10 yaml', '3:9 yaml'],
  ['- title: Caches\n- date: 2025-06-01', '2:1 yaml', '3:1 yaml'],
  ['title: Caches\n date: 2025-06-01', '3:2 yaml'],
  [' title: Caches\ndate: 2025-06-01', '2:2 yaml'],
  ['T\n\tdate: 2025-06-01', '3:1 yaml'],
  ['T\nD\ntags:\n\t- a\n\t- b', '5:1 yaml', '6:1 yaml'],
  ['T\nD\ntags:\n\u00a0\u00a0- a', '5:1 yaml'],
  ['title:\u00a0Caches\nD', '2:7 yaml'],
  ['title: Cac\u0007hes\nD', '2:11 yaml'],
  ['T\nD\ntitle: Again', '4:1 yaml'],
  ['T\nD\ntags: [a]\ntags:\n  - b', '5:1 yaml'],
  ['T\nD\ntags: a\n  - b', '4:7 yaml'],
  ['T\nD\ntags: a\n- b', '4:7 yaml'],
  ['T\nD\ntags:\n  - a\n  b', '6:3 yaml'],
  ['T\nD\ntags:\n  - a\n    - b', '6:5 yaml'],
  ['T\nD\ntags:\n  - a\n - b', '6:2 yaml'],
  ['T\nD\ntags:\n  -a\n  -b', '5:3 yaml', '6:3 yaml'],
  ['T\nD\ntags: [a, b', '4:7 yaml'],
  ['T\nD\ntags: [a, b\nslug: c', '4:7 yaml'],
  ['T\nD\ntags: [a,\n  b\nslug: c', '5:4 yaml'],
  ['T\nD\ntags: [a, "b]', '4:7 yaml'],
  ['T\nD\ntags: [C #1, b]', '4:7 yaml'],
  ['T\nD\ntags: [@a, b]', '4:7 yaml'],
  ['T\nD\ntags: [a, b]]', '4:7 yaml'],
  ['T\nD\ntags: {a, b}', '4:7 wrong-value'],
  ['T\nD\nexcerpt: Begins here\nand goes on there', '5:1 yaml'],
  ['T\nD\nexcerpt: |\nNot indented at all', '5:1 yaml'],
  ['T\n<<<<<<< ours\nD\n=======\ndate: 2025-06-02\n>>>>>>> theirs', '3:1 yaml'],
  ['T\nD\ndraft: yes', '4:8 wrong-value'],
  ['T\nD\ndraft: "no"', '4:8 wrong-value'],
  ['T\nD\ntoc: on', '4:6 wrong-value'],
  ['T\nD\nmath: [true]', '4:7 wrong-value'],
  ['T\nD\nid: twelve', '4:5 wrong-value'],
  ['T\nD\nid: 12.5', '4:5 wrong-value'],
  ['T\nD\ncanonical: t.example/a/', '4:12 wrong-value'],
  ['T\nD\nlang: english', '4:7 wrong-value'],
  ['T\nD\nlang: de_AT', '4:7 wrong-value'],
  ['T\ndate: 2026-02-30', '3:7 wrong-date'],
  ['T\ndate: 2026-13-01', '3:7 wrong-date'],
  ['T\ndate: 2026-02-01 25:00', '3:7 wrong-date'],
  ['T\ndate: 9:00', '3:7 wrong-date'],
  ['T\ndate: tomorrow', '3:7 wrong-date'],
  ['T\ndate: 03/04/2025', '3:7 wrong-date'],
  ['T\ndate: “2025-06-01”', '3:7 wrong-date'],
  ['T\nD\nexpires: 2025-06-31', '4:10 wrong-date'],
  ['T\ndate: [2025-06-01]', '3:7 wrong-value'],
  ['D', '2:1 missing-key'],
  ['title:\nD', '2:1 missing-key'],
  ['title: null\nD', '2:8 missing-key'],
  ['title: ~ # later\nD', '2:8 missing-key'],
  ['T\nD\ntags:\n  - C #1', '5:7 yaml-comment'],
  ['T\nD\ntags:\n  - a\n  - #go', '6:5 yaml-comment'],
  ['T\nD\ncanonical: /a/', '4:12 wrong-value'],
  ['T\nD\ncanonical: //t.example/a/', '4:12 wrong-value'],
  ['T\ndate: 20255-06-01', '3:7 wrong-date'],
  ['T\nD\ndraft: [yes]', '4:8 wrong-value'],
  ['T\nD\ncategories: [Enginering]', '4:14 unknown-category'],
  ['T\nD\ncatgories: [Engineering]', '4:1 unknown-key'],
  ['title: The cafÃ© is open\nD', '2:15 garbled-text'],
  ['title: The caf\ufffd is open\nD', '2:15 garbled-text'],
  ['title: A \u202egnp.exe\nD', '2:10 hidden-character'],
  ['T\nD\ntags: [\u200bcaches]', '4:8 hidden-character'],
  ['T\nD\ndes\u200bcription: A text', '4:1 unknown-key'],
];

for (const [frontMatter, ...places] of planted) {
  const keys = frontMatter.replace(/^T$/m, 'title: Caches').replace(/^D$/m, 'date: 2025-06-01');
  const text = `---\n${keys}\n---\n\nText.\n`;
  test(`${JSON.stringify(keys)} is told where it is, and is right with the line that is told`, () => {
    const problems = problemsOf(text);
    assert.deepEqual(
      problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
      places,
      problems.map(formatProblem).join('\n'),
    );
    const mended = pasted(text, problems);
    if (mended !== null) assert.deepEqual(problemsOf(mended).map(formatProblem), [], mended);
  });
}

/** Whole files whose front matter does not begin or end as it should. */
const fences: readonly (readonly [text: string, place: string])[] = [
  ['---\ntitle: A\ndate: 2025-06-01\n\nText of the body.\n', '4:1'],
  ['---\ntitle: A\ndate: 2025-06-01\n\nText: of the body, here.\n\n---\n\nMore.\n', '4:1'],
  ['---\ntitle: A\ndate: 2025-06-01\n----\n\nText.\n', '4:1'],
  ['---\ntitle: A\ndate: 2025-06-01\n--\n\nText.\n', '4:1'],
  ['---\ntitle: A\ndate: 2025-06-01\n—\n\nText.\n', '4:1'],
  ['---\ntitle: A\ndate: 2025-06-01\n...\n\nText.\n', '4:1'],
  ['---\ntitle: A\ndate: 2025-06-01\n ---\n\nText.\n', '4:1'],
  ['---\ntitle: A\ndate: 2025-06-01\n---x\n\nText.\n', '4:1'],
  ['----\ntitle: A\ndate: 2025-06-01\n---\n\nText.\n', '1:1'],
  ['—\ntitle: A\ndate: 2025-06-01\n---\n\nText.\n', '1:1'],
  [' ---\ntitle: A\ndate: 2025-06-01\n---\n\nText.\n', '1:1'],
  ['\n---\ntitle: A\ndate: 2025-06-01\n---\n\nText.\n', '2:1'],
  ['title: A\ndate: 2025-06-01\n---\n\nText.\n', '1:1'],
  ['---node\ntitle: A\n---\n', '1:1'],
  ['---[[[\n', '1:1'],
  ['+++\ntitle = "A"\n+++\n', '1:1'],
  ['---toml\ntitle = "A"\n---\n', '1:1'],
  ['{\n"title": "A"\n}\n', '1:1'],
  ['---json\n{ "title": "A" }\n---\n', '1:1'],
  ['# A headline\n\nText.\n', '1:1'],
  ['', '1:1'],
  ['<<<<<<< ours\n---\ntitle: A\n', '1:1'],
];

for (const [text, place] of fences) {
  test(`a file that begins ${JSON.stringify(text.slice(0, 60))} is told at ${place} what its front matter lacks`, () => {
    const problems = problemsOf(text);
    assert.deepEqual(
      problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
      [`${place} front-matter`],
      problems.map(formatProblem).join('\n'),
    );
    const mended = /write `---`(?: alone here)?\.$|add a line/.test(problems[0]?.message ?? '')
      ? pasted(text, problems)
      : null;
    if (mended !== null) assert.deepEqual(problemsOf(mended).map(formatProblem), [], mended);
  });
}

test('a first line with a comment, or with the language that is read anyway, begins front matter', () => {
  for (const first of ['--- #c', '---yaml', '--- yml', '--- '])
    assert.deepEqual(problemsOf(`${first}\ntitle: A\ndate: 2025-06-01\n---\n`).map(formatProblem), []);
});

test('front matter that cannot be read at all hides nothing that is wrong with the body', () => {
  const text = '---\ntitle: A\n]]]: {{{ : ]\n  x\n:\n---\n\n![B](https://pictures.example/b.png)\n';
  assert.deepEqual(
    problemsOf(text).map(({ line, rule }) => [line, rule]),
    [
      [3, 'yaml'],
      [8, 'remote-picture'],
    ],
  );
});

for (const [keys, place] of [
  ['title: About: us', '2:8 yaml'],
  ['title: About\npermalink: /a?b=c', '3:12 wrong-value'],
  ['title: About\nnav: first', '3:6 wrong-value'],
  ['permalink: /about/', '2:1 missing-key'],
  ['title: About\npermlink: /about/', '3:1 unknown-key'],
] as const) {
  test(`a page with ${JSON.stringify(keys)} is told at ${place}`, () => {
    const text = `---\n${keys}\n---\n\nText.\n`;
    const problems = pageProblems(text);
    assert.deepEqual(
      problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
      [place],
      problems.map(formatProblem).join('\n'),
    );
    const mended = pasted(text, problems);
    if (mended !== null) assert.deepEqual(pageProblems(mended).map(formatProblem), [], mended);
  });
}
