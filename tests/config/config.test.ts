import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { textDirection } from '../../src/config/locale.ts';
import { parseYaml, YamlError } from '../../src/config/yaml.ts';
import { yamlPlaces } from '../../src/config/yaml-places.ts';
import { formatProblem, sortProblems } from '../../src/problems/format.ts';

const minimal = 'name: A\nurl: https://example.com/blog\n';
const told = (text: string) => sortProblems(parseSite(text).problems).map(formatProblem);

test('a name and a URL are enough, and everything else has its documented default', () => {
  const { value, problems } = parseSite(minimal);
  assert.deepEqual(problems, []);
  assert.ok(value);
  assert.equal(value.postsPerPage, 24);
  assert.equal(value.permalink, '/:year/:month/:slug/');
  assert.equal(value.dateFormat, 'LLLL d, yyyy');
  assert.deepEqual(value.archives, ['home', 'tag', 'category', 'author', 'year', 'month']);
  assert.deepEqual(value.feeds, ['site', 'tag', 'category']);
  // The theme says them then.
  assert.equal(value.images.widths, null);
  assert.deepEqual(value.images.formats, ['webp']);
  assert.deepEqual(value.robots, ['tag', 'paged']);
  assert.equal(value.categories, null);
});

test('the base path is the URL’s path with a slash at both ends', () => {
  for (const [url, base, path] of [
    ['https://example.com', 'https://example.com/', '/'],
    ['https://example.com/', 'https://example.com/', '/'],
    ['https://example.com/blog', 'https://example.com/blog/', '/blog/'],
    ['https://example.com/a/b/', 'https://example.com/a/b/', '/a/b/'],
  ] as const) {
    const { value } = parseSite(`name: A\nurl: ${url}\n`);
    assert.deepEqual([value?.url, value?.basePath, value?.origin], [base, path, 'https://example.com']);
  }
});

test('every mistake is told at once, each at its place with its remedy', () => {
  const text = 'name: A\nurl: example.com\ntimeZone: Mars/Olympus\npostsPerPage: many\narchives: [home, tags]\n';
  assert.deepEqual(told(text), [
    'content/site.yaml:2:6 error wrong-value "url" must be a URL that begins with https://, but is "example.com": write `url: https://example.com`.',
    'content/site.yaml:3:11 error wrong-value "timeZone" must be a time zone such as Europe/Stockholm, but is "Mars/Olympus": write `timeZone: UTC`.',
    'content/site.yaml:4:15 error wrong-value "postsPerPage" must be a whole number from 1 to 1000, but is "many": write `postsPerPage: 24`.',
    'content/site.yaml:5:18 error wrong-value "archives.1" must be one of home, tag, category, author, year, month, but is "tags": write `archives: [home, tag]`.',
  ]);
});

test('a missing key shows what to write', () => {
  assert.deepEqual(told('name: A\n'), [
    'content/site.yaml:1:1 error missing-key "url" is missing: add a line `url: https://example.com/`.',
  ]);
});

test('an unknown key is a warning that names the nearest known one, also deep inside', () => {
  const text = `${minimal}postPerPage: 10\ncategories:\n  - name: A\n    descripton: B\n`;
  const { value, problems } = parseSite(text);
  assert.equal(value?.postsPerPage, 24);
  assert.deepEqual(sortProblems(problems).map(formatProblem), [
    'content/site.yaml:3:1 warning unknown-key "postPerPage" means nothing here: did you mean "postsPerPage"?',
    'content/site.yaml:6:5 warning unknown-key "categories.0.descripton" means nothing here: did you mean "description"?',
  ]);
});

test('a parent that is not a category, and a circle of parents, are told', () => {
  const text = `${minimal}categories:\n  - { name: Infrastructure, parent: Infrastucture }\n  - { name: B, parent: C }\n  - { name: C, parent: B }\n`;
  assert.deepEqual(
    parseSite(text).problems.map((problem) => [problem.line, problem.rule]),
    [
      [4, 'unknown-parent'],
      [5, 'circular-parent'],
      [6, 'circular-parent'],
    ],
  );
});

test('YAML that does not parse is told with its line, and with what makes it parse', () => {
  assert.deepEqual(told(`${minimal}nav: [\n`), [
    'content/site.yaml:3:6 error yaml the list is not closed: "]" is missing: write `nav: []`.',
  ]);
  assert.deepEqual(told(`${minimal}tagline: b: c\n`), [
    'content/site.yaml:3:10 error yaml the value has a colon with a space behind it, which begins a new key unless it is in quotes: write `tagline: "b: c"`.',
  ]);
});

test('scalars stay as typed: no date, number or truth value is read into them', () => {
  assert.deepEqual(parseYaml('a: 2023-06-22\nb: 1.10\nc: no\nd:\ne: 0x10\n'), {
    a: '2023-06-22',
    b: '1.10',
    c: 'no',
    d: null,
    e: '0x10',
  });
  assert.equal(parseYaml('# nothing\n'), null);
  assert.throws(() => parseYaml('a: 1\na: 2\n'), YamlError);
});

test('a key path is found where it stands, and a missing one at its nearest parent', () => {
  const text = 'title: x\ntag: y\ntags:\n  - A\n  - B\n';
  const place = yamlPlaces(text, 'f.md', 2, null);
  assert.deepEqual(place(['title']), { file: 'f.md', line: 2, column: 8, endLine: 2, endColumn: 9 });
  assert.deepEqual(place(['title'], 'key'), { file: 'f.md', line: 2, column: 1, endLine: 2, endColumn: 6 });
  // A value that begins in a line of its own is its key's.
  assert.deepEqual(place(['tags']), { file: 'f.md', line: 4, column: 1, endLine: 4, endColumn: 5 });
  assert.deepEqual(place(['tags', 1]), { file: 'f.md', line: 6, column: 5, endLine: 6, endColumn: 6 });
  assert.deepEqual(place(['date']), { file: 'f.md', line: 2, column: 1 });
});

test('the direction of writing follows the language', () => {
  for (const [language, direction] of [
    ['en-US', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['az-Arab', 'rtl'],
    ['zh', 'ltr'],
  ] as const) {
    assert.equal(textDirection(language), direction, language);
  }
});
