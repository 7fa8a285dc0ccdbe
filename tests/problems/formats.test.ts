import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Draft4 from 'ajv-draft-04';
import { withEnd } from '../../src/problems/formats/ends.ts';
import { pathsFrom, usualFormat } from '../../src/problems/formats/formats.ts';
import { frameOf } from '../../src/problems/formats/frame.ts';
import { githubLines } from '../../src/problems/formats/github.ts';
import { gitlabReport } from '../../src/problems/formats/gitlab.ts';
import { sarifLog } from '../../src/problems/formats/sarif.ts';
import { textLines, wantsColours } from '../../src/problems/formats/text.ts';
import type { Problem } from '../../src/problems/problem.ts';

const post = 'content/posts/a.md';
const problem = (facts: Partial<Problem> = {}): Problem => ({
  ...{ file: post, line: 2, column: 8, severity: 'error', rule: 'yaml', message: 'wrong: write `title: A`.' },
  ...facts,
});
const text = '---\ntitle: A: B\n---\n';
const plain = { hasColours: false, textOf: () => text, fixCommand: 'check --fix', ending: '' };

test('a problem is a line with its place first, and below it the line of the file with the place marked', () => {
  const fix = { does: 'write "A"', edits: [{ start: 11, end: 15, text: '"A"' }] };
  assert.deepEqual(textLines([problem({ endLine: 2, endColumn: 12, fix })], plain), [
    'content/posts/a.md:2:8 error yaml wrong: write `title: A`.',
    '  2 │ title: A: B',
    '    │        ^^^^',
    '  fix: write "A"',
    '1 error',
    '"check --fix" mends 1 of them.',
  ]);
});

test('a frame shows tabs as one blank, wide letters as two columns, and a long line around its place', () => {
  const mark = (line: string, column: number) => frameOf(line, { file: post, line: 1, column })?.mark;
  assert.equal(mark('\tab', 3), '  ^');
  assert.equal(mark('日本 x', 4), '     ^');
  assert.equal(mark('é x'.normalize('NFD'), 4), '  ^');
  const long = frameOf(`${'a'.repeat(500)}X${'b'.repeat(500)}`, { file: post, line: 1, column: 501 });
  assert.equal(long?.text.length, 102);
  assert.equal(long?.text[long.mark.indexOf('^')], 'X');
  assert.equal(frameOf('a\n\n', { file: post, line: 2, column: 1 }), null);
  assert.equal(frameOf('a', { file: post, line: 9, column: 1 }), null);
});

test('a frame shows what a terminal would act on by its number', () => {
  assert.equal(frameOf('a\u001b[31mb', { file: post, line: 1, column: 1 })?.text, 'a\\u001b[31mb');
});

test('what one rule finds very often is shown a few times, and then named', () => {
  const many = Array.from({ length: 150 }, (_, index) =>
    problem({ severity: 'warning', rule: 'missing-alt', file: `content/posts/${index}.md` }),
  );
  const lines = textLines([problem(), ...many, problem({ line: 9 })], { ...plain, textOf: () => null });
  assert.equal(lines.length, 7);
  assert.match(lines[5] ?? '', /^and 147 more missing-alt: content\/posts\/3\.md:2, .*, 135 more files$/);
  assert.equal(lines[6], '2 errors, 150 warnings');
  const twice = Array.from({ length: 12 }, (_, index) => problem({ line: index + 1 }));
  assert.equal(
    textLines(twice, { ...plain, textOf: () => null }).at(-2),
    'and 9 more yaml: content/posts/a.md:4 (9 times)',
  );
});

test('colours are for terminals, unless the environment says otherwise', () => {
  assert.equal(wantsColours({}, true), true);
  assert.equal(wantsColours({}, false), false);
  // no-color.org: present and not empty.
  assert.equal(wantsColours({ NO_COLOR: '1' }, true), false);
  assert.equal(wantsColours({ NO_COLOR: '' }, true), true);
  assert.equal(wantsColours({ TERM: 'dumb' }, true), false);
  assert.equal(wantsColours({ FORCE_COLOR: '1', NO_COLOR: '1' }, false), true);
  assert.equal(wantsColours({ FORCE_COLOR: '0' }, true), false);
  assert.ok(textLines([problem()], { ...plain, hasColours: true }).some((line) => line.includes('\u001b[31m')));
});

test('GitHub gets workflow commands, in which what would end a value is escaped', () => {
  // The escapes are those of the toolkit's `command.ts`: data % CR LF, properties also : and ,
  const [line, counts] = githubLines([problem({ file: 'content/a,b:c%.md', message: '100 %\nmore: write, so.' })], '');
  assert.equal(line, '::error file=content/a%2Cb%3Ac%25.md,line=2,col=8,title=yaml::100 %25 more: write, so.');
  assert.equal(counts, '1 error');
  const [whole] = githubLines([problem({ endLine: 2, endColumn: 12, severity: 'warning' })], '');
  assert.equal(whole?.split('::')[1], 'warning file=content/posts/a.md,line=2,endLine=2,endColumn=12,col=8,title=yaml');
});

test('GitHub unescapes what was escaped, and nothing ends a command before its end', () => {
  const [line = ''] = githubLines([problem({ file: 'a,b:c%.md', rule: 'r', message: '100%\r\nof :: it, all' })], '');
  const [, properties = '', data = ''] = /^::error (.*?)::(.*)$/.exec(line) ?? [];
  // As the runner does it (actions/toolkit, command.ts): the percent sign last.
  const unescaped = (text: string) =>
    text
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
  const given = Object.fromEntries(properties.split(',').map((one) => one.split('=')));
  assert.equal(unescaped(given.file), 'a,b:c%.md');
  assert.equal(data.includes('\n'), false);
  assert.match(unescaped(data), /^100%/);
});

test('GitHub shows ten annotations of a kind: each rule has its first there, and no problem is lost', () => {
  const many = Array.from({ length: 20 }, (_, index) => problem({ line: index + 1 }));
  const lines = githubLines([...many, problem({ rule: 'missing-key', line: 30 })], '');
  assert.equal(lines.filter((line) => line.startsWith('::error ')).length, 10);
  assert.ok(lines.some((line) => line.startsWith('::error ') && line.includes('title=missing-key')));
  assert.equal(lines.length, 22);
});

test('GitLab gets a report of code quality whose fingerprints stay when lines move', () => {
  const report = (problems: readonly Problem[]) => JSON.parse(JSON.stringify(gitlabReport(problems)));
  const [first, second] = report([problem(), problem({ line: 7, severity: 'warning' })]);
  assert.deepEqual(
    { ...first, fingerprint: null },
    {
      description: 'wrong: write `title: A`.',
      check_name: 'yaml',
      fingerprint: null,
      severity: 'major',
      location: { path: post, lines: { begin: 2 } },
    },
  );
  assert.equal(second.severity, 'minor');
  assert.notEqual(first.fingerprint, second.fingerprint);
  const moved = report([problem({ line: 40 }), problem({ line: 47, severity: 'warning' })]);
  assert.deepEqual(
    moved.map((one: { fingerprint: string }) => one.fingerprint),
    [first.fingerprint, second.fingerprint],
  );
});

test('a SARIF log names the rules, the places and the fixes, by lines and columns', () => {
  const fix = { does: 'write "A"', edits: [{ start: 11, end: 15, text: '"A"' }] };
  const log = sarifLog([problem({ file: 'content/posts/my post.md', fix })], { version: '1.0.0', textOf: () => text });
  const [run] = log.runs;
  const [result] = run?.results ?? [];
  assert.equal(log.version, '2.1.0');
  assert.equal(run?.tool.driver.rules?.[result?.ruleIndex ?? -1]?.id, 'yaml');
  assert.equal(result?.level, 'error');
  const physical = result?.locations?.[0]?.physicalLocation;
  assert.equal(physical?.artifactLocation?.uri, 'content/posts/my%20post.md');
  assert.deepEqual(physical?.region, { startLine: 2, startColumn: 8 });
  assert.deepEqual(result?.fixes?.[0]?.artifactChanges[0]?.replacements, [
    {
      deletedRegion: { startLine: 2, startColumn: 8, endLine: 2, endColumn: 12 },
      insertedContent: { text: '"A"' },
    },
  ]);
});

test('GitHub Actions gets its own format unasked, and paths of the repository', () => {
  assert.equal(usualFormat({ GITHUB_ACTIONS: 'true' }), 'github');
  assert.equal(usualFormat({}), 'text');
  assert.equal(pathsFrom('github', { GITHUB_WORKSPACE: '/repo' }), '/repo');
  assert.equal(pathsFrom('text', { GITHUB_WORKSPACE: '/repo' }), null);
  assert.equal(pathsFrom('gitlab', { CI_PROJECT_DIR: '/repo' }), '/repo');
});

test('a SARIF log is valid by the schema of OASIS, whatever was found', () => {
  const require = createRequire(import.meta.url);
  const schema: object = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const isValid = new Draft4.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  const fix = { does: 'write "A"', edits: [{ start: 11, end: 15, text: '"A"' }] };
  for (const problems of [
    [],
    [problem()],
    [problem({ fix, endLine: 2, endColumn: 12 }), problem({ severity: 'warning', draft: true, rule: 'no-such-rule' })],
    [
      problem({ file: 'content/posts/ä %20 #1.md', message: 'two\nlines \u001b[0m' }),
      problem({ line: 9, endLine: 11, endColumn: 1 }),
    ],
  ]) {
    const log: unknown = JSON.parse(JSON.stringify(sarifLog(problems, { version: '1.0.0', textOf: () => text })));
    assert.ok(isValid(log), JSON.stringify(isValid.errors));
  }
});

test('a report for GitLab has what its documentation asks of each issue, and no two of one fingerprint', () => {
  const report: unknown = JSON.parse(
    JSON.stringify(gitlabReport([problem(), problem(), problem({ line: 4, endLine: 5, endColumn: 2 })])),
  );
  assert.ok(Array.isArray(report));
  for (const issue of report) {
    assert.deepEqual(Object.keys(issue).sort(), ['check_name', 'description', 'fingerprint', 'location', 'severity']);
    assert.match(issue.fingerprint, /^[\w-]{8,}$/);
    assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(issue.severity));
    assert.ok(!issue.location.path.startsWith('/') && Number.isInteger(issue.location.lines.begin));
  }
  assert.equal(new Set(report.map(({ fingerprint }) => fingerprint)).size, 3);
});

test('a place without an end has that of what begins there', () => {
  const piece = (line: string, column: number, facts: Partial<Problem> = {}) => {
    const { endLine, endColumn } = withEnd(problem({ line: 1, column, ...facts }), line);
    return endLine === undefined || endColumn === undefined ? null : line.slice(column - 1, endColumn - 1);
  };
  for (const [line, column, expected] of [
    ['see [the *post*](a(b).md "T") here', 5, '[the *post*](a(b).md "T")'],
    ['a ![x [y]](/b.png)!', 3, '![x [y]](/b.png)'],
    ['a [x][ref] b', 3, '[x][ref]'],
    ['a [^note] b', 3, '[^note]'],
    ['> [note]: /x/', 3, '[note]: /x/'],
    ['a <a href="/x">b</a>', 3, '<a href="/x">'],
    ['- ```jss  ', 3, '```jss'],
    ['  ### Head  ', 3, '### Head'],
    ['a {{< youtube x >}} b', 3, '{{< youtube x >}}'],
    ['a https://x.example/y b', 3, 'https://x.example/y'],
    ['a wörd, b', 3, 'wörd'],
    ['a ) b', 3, null],
    ['whole file', 1, null],
  ] as const)
    assert.equal(piece(line, column), expected, line);
  const fix = { does: 'write', edits: [{ start: 2, end: 6, text: 'x' }] };
  assert.equal(piece('a b c d', 3, { fix }), 'b c');
});
