import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Problem } from '../../src/problems/problem.ts';
import { productionOptions } from '../../src/site/options.ts';
import { assembled } from '../harness/assembled.ts';
import { runCommand } from '../harness/command.ts';
import { photograph, picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

/** A site with every mistake that stops a build, and the one line that each of them is told in. */
const mistakes = {
  'content/site.yaml': `${plainSite}categories:\n  - name: Engineering\n  - name: Culture\n`,
  'content/posts/untitled.md': '---\ndate: 2025-06-01\n---\n\nText.\n',
  'content/posts/dated.md': post({ title: 'Dated', date: '2025-02-30' }),
  'content/posts/filed.md': post({ title: 'Filed', categories: ['Culture', 'Enginering'] }),
  'content/posts/pictured.md': post({ title: 'Pictured', thumbnail: 'missing.png', thumbnailAlt: 'Nothing' }),
  'content/posts/broken.md': post({ title: 'Broken', thumbnail: 'broken.png', thumbnailAlt: 'Nothing' }),
  'content/posts/broken.png': 'no picture',
  'content/posts/one/same.md': post({ title: 'One' }),
  'content/posts/two/same.md': post({ title: 'Two' }),
  'content/posts/tagged-a.md': post({ title: 'Tagged-a', tags: ['C'] }),
  'content/posts/tagged-b.md': post({ title: 'Tagged-b', tags: ['Go', 'C++'] }),
  'content/posts/unparsed.md': '---\ntitle: A\ndate: 2025-06-01\ntags: [one, two\n---\n\nText.\n',
};
const places: readonly (readonly [place: string, rule: string, remedy: RegExp])[] = [
  ['content/posts/broken.md:4:12', 'broken-picture', /replace the file\.$/],
  [
    'content/posts/dated.md:3:7',
    'wrong-date',
    /"date: 2025-02-30" is no date .*write the day that is meant, .*`date: YYYY-MM-DD`/,
  ],
  ['content/posts/filed.md:4:24', 'unknown-category', /"Enginering" .*did you mean "Engineering"\?$/],
  [
    'content/posts/pictured.md:4:12',
    'missing-picture',
    /there is no picture content\/posts\/missing\.png: (did you mean|add it)/,
  ],
  ['content/posts/tagged-b.md:4:13', 'shared-slug', /"C\+\+" would have the slug "c" of "C": give one of them its own/],
  ['content/posts/two/same.md:2:1', 'shared-url', /of content\/posts\/one\/same\.md: give one of them another slug/],
  ['content/posts/unparsed.md:4:7', 'yaml', /the list is not closed: "\]" is missing: write `tags: \[one, two\]`\.$/],
  ['content/posts/untitled.md:2:1', 'missing-key', /"title" is missing: add a line `title: A headline`\.$/],
];

/** The lines of a report but those that show a piece of a file, which are indented. */
function withoutFrames(report: string): string[] {
  return report
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith(' '));
}

function assertAllTold(lines: readonly string[]): void {
  const told = lines.map((line) => /^(\S+:\d+:\d+) error (\S+) (.+)$/.exec(line)?.slice(1));
  assert.deepEqual(
    told.map((parts) => parts?.slice(0, 2)),
    places.map(([place, rule]) => [place, rule]),
  );
  for (const [index, [, , remedy]] of places.entries()) assert.match(told[index]?.[2] ?? '', remedy);
}

test('a build tells every mistake in one line with its place and remedy, all in one run, and ends with status 1', async () => {
  using site = new TestSite(mistakes);
  const { status, errors } = await runCommand('build', [], {}, site.root);
  const lines = withoutFrames(errors);
  assertAllTold(lines.slice(0, -1));
  assert.equal(lines.at(-1), `${places.length} errors: nothing was written.`);
  assert.equal(status, 1);
});

test('a check tells the same without building', async () => {
  using site = new TestSite(mistakes);
  const { status, output } = await runCommand('check', [], {}, site.root);
  const lines = withoutFrames(output);
  assertAllTold(lines.slice(0, -2));
  assert.deepEqual(lines.slice(-2), [`${places.length} errors`, '"npm run check -- --fix" mends 1 of them.']);
  assert.equal(status, 1);
  assert.throws(() => site.files(), { code: 'ENOENT' });
});

test('a build that fails leaves every file of the site as it was, to the byte and the time', async () => {
  using site = new TestSite({ 'content/posts/good.md': post() });
  await site.built();
  const before = site.files().map((name) => stateOf(site, name));
  site.write(mistakes);
  const { status } = await runCommand('build', ['--root', site.root]);
  assert.equal(status, 1);
  assert.ok(before.length > 5);
  assert.deepEqual(
    site.files().map((name) => stateOf(site, name)),
    before,
  );
});

/** A post with a wrong date, and with mistakes that are found where other files are looked at. */
const wrongEverywhere = (keys: Readonly<Record<string, unknown>>) =>
  post(
    { date: '2025-02-30', thumbnail: 'missing.png', thumbnailAlt: 'A', ...keys },
    '![B](gone.png)\n\n[C](nowhere.md)\n\n![D](https://pictures.example/e.png)\n',
  );

test('a post whose front matter has mistakes tells in the same run, and in the next, what is wrong with its pictures and links', async () => {
  using site = new TestSite({ 'content/posts/a.md': wrongEverywhere({}), 'content/posts/good.md': post() });
  const expected = [
    ['wrong-date', 3],
    ['missing-picture', 4],
    ['missing-picture', 8],
    ['broken-link', 10],
    ['remote-picture', 12],
  ];
  for (let run = 0; run < 2; run++) {
    const { problems } = await site.build();
    assert.deepEqual(
      problems.map(({ rule, line }) => [rule, line]),
      expected,
    );
  }
});

test('a post with mistakes is in no archive of a preview, and its pictures are not encoded for it', async () => {
  using site = new TestSite({
    'content/posts/a.md': post({ date: '2025-02-30', tags: ['lost'], thumbnail: 'a.png', thumbnailAlt: 'A' }),
    'content/posts/a.png': await picture(600, 400),
    'content/posts/good.md': post(),
  });
  const { ready } = await assembled({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  assert.deepEqual(ready?.pictures.catalog.plans, []);
  assert.ok(ready?.arranged.routes.every((route) => !route.url.includes('lost')));
});

test('what may have been meant is never a text in a picture’s place, nor the text that has the mistake', async () => {
  const body = '![A](a.png)\n\n[B](ab.md)\n';
  using site = new TestSite({ 'content/posts/a.md': post({}, body) });
  for (const { message } of (await site.build()).problems) assert.doesNotMatch(message, /did you mean/, message);
  site.write({ 'content/posts/b.png': await picture(60, 40), 'content/posts/abc.md': post() });
  const { problems } = await site.build();
  assert.deepEqual(
    problems.map(({ message }) => /did you mean "(.*)"\?/.exec(message)?.[1]),
    ['b.png', 'abc.md'],
  );
});

test('a draft with mistakes tells of itself, and of its pictures not before it is published', async () => {
  using site = new TestSite({ 'content/posts/a.md': wrongEverywhere({ draft: true }) });
  const rules = ({ problems }: { readonly problems: readonly Problem[] }) => problems.map(({ rule }) => rule);
  assert.deepEqual(rules(await site.build()), ['wrong-date', 'remote-picture']);
  assert.ok(rules(await site.build({ preview: true })).includes('missing-picture'));
});

test('a site is built again once its mistakes are mended', async () => {
  using site = new TestSite({ 'content/posts/good.md': post(), 'content/posts/bad.md': '---\ntitle: Bad\n---\n' });
  const failed = await site.build();
  assert.equal(failed.summary, null);
  site.write({ 'content/posts/bad.md': post({ title: 'Mended' }) });
  await site.built();
  assert.match(site.text('index.html'), /Mended/);
});

test('a picture whose header is right but whose data is cut off is a mistake too, and not half a picture', async () => {
  const whole = await (await photograph(400, 400)).png().toBuffer();
  using site = new TestSite({
    'content/posts/cut.md': post({ thumbnail: 'cut.png', thumbnailAlt: 'Cut' }),
    'content/posts/cut.png': whole.subarray(0, whole.length / 2),
  });
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  assert.deepEqual(
    problems.map(({ rule, severity }) => [rule, severity]),
    [['broken-picture', 'error']],
  );
});

for (const command of ['build', 'check', 'new']) {
  test(`${command} --help says how it is used and ends with status 0`, async () => {
    const { status, output } = await runCommand(command, ['--help']);
    assert.equal(status, 0);
    assert.match(output, new RegExp(`^broadsheet ${command} .*\\n`));
    assert.match(output, /--root FOLDER/);
  });

  test(`${command} with an option that it does not have ends with status 2 and says how it is used`, async () => {
    const { status, errors } = await runCommand(command, ['--sideways']);
    assert.equal(status, 2);
    assert.match(errors, /--sideways/);
    assert.match(errors, new RegExp(`broadsheet ${command} `));
  });
}

test('a build without site.yaml says what to create', async () => {
  using site = new TestSite();
  site.remove('content/site.yaml');
  const { status, errors } = await runCommand('build', [], {}, site.root);
  assert.equal(status, 1);
  assert.match(errors, /^content\/site\.yaml:1:1 error missing-site .*create it with the keys "name" and "url"/);
});

function stateOf(site: TestSite, name: string): readonly [string, string, number] {
  return [name, site.text(name), statSync(join(site.root, '_site', name)).mtimeMs];
}

test('mistakes of site.yaml hide none of its posts, which are checked with what could be read of it', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}timeZone: Mars\npermalink: /:slag/\ntagline: A: b\ncategories:\n  - name: Engineering\n  - { name: Culture, slug: a/b }\ntags: [{ name: "???" }]\n`,
    'content/posts/a.md': post({ categories: ['Enginering'], tags: ['!!!'] }, '[B](nowhere.md)\n\n![C](gone.png)'),
    'content/posts/b.md': post({ title: '', tags: ['C', 'C++'] }),
    'content/posts/c.md': post({ tags: ['C', 'C++'] }),
  });
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  assert.deepEqual(
    problems.map(({ file, line, rule }) => `${file.slice('content/'.length)}:${line} ${rule}`),
    [
      'posts/a.md:4 unknown-category',
      'posts/a.md:5 unusable-slug',
      'posts/a.md:8 broken-link',
      'posts/a.md:10 missing-picture',
      'posts/b.md:2 wrong-value',
      'posts/c.md:4 shared-slug',
      'site.yaml:3 wrong-value',
      'site.yaml:4 permalink',
      'site.yaml:5 yaml',
      'site.yaml:8 wrong-value',
      'site.yaml:9 unusable-slug',
    ],
    problems.map(({ message }) => message).join('\n'),
  );
});

test('a picture without an address is told as that, and a path with backslashes with the one that is meant', async () => {
  using site = new TestSite({
    'content/images/safe.png': await picture(60, 40),
    'content/posts/a.md': post({}, 'See ![A]() and <img src="" alt="A">.\n\n![A](images\\safe.png)'),
  });
  const { problems } = await site.build();
  assert.deepEqual(
    problems.map(({ column, message }) => `${column} ${message}`),
    [
      '5 this picture has no address: write where its file is, as in ![A](/images/name.png), or take it out.',
      '16 this picture has no address: write where its file is, as in src="/images/name.png", or take it out.',
      '1 there is no picture content/posts/images\\safe.png: did you mean "/images/safe.png"?',
    ],
  );
});

test('what may have been meant by a picture’s name can be typed in its place', async () => {
  const bytes = await picture(60, 40);
  using site = new TestSite({
    'content/images/safe.png': bytes,
    'content/posts/beside.png': bytes,
    'content/posts/two words.png': bytes,
    'content/posts/a.md': post(
      { thumbnail: 'safe.png', thumbnailAlt: '' },
      '![A](/images/safe.jpg)\n\n![B](besid.png)\n\n![C](two-words.png)',
    ),
  });
  const { problems } = await site.build();
  const meant = problems.map(({ message }) => /did you mean "(.*)"\?/.exec(message)?.[1]);
  assert.deepEqual(meant, ['/images/safe.png', '/images/safe.png', 'beside.png', 'two%20words.png']);
  site.write({
    'content/posts/a.md': post(
      { thumbnail: meant[0], thumbnailAlt: '' },
      meant
        .slice(1)
        .map((path) => `![A](${path})`)
        .join('\n\n'),
    ),
  });
  await site.built();
});
