import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { UsageError } from '../../src/commands/arguments.ts';
import { termsAsListed } from '../../src/commands/new-terms.ts';
import { editorCommand, openEditor } from '../../src/commands/open-editor.ts';
import { parseSite } from '../../src/config/load.ts';
import { postTextFrom, titleIn } from '../../src/source/new-post.ts';
import { runCommand } from '../harness/command.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const lists =
  'categories: [{ name: Build systems, aliases: [ci] }, { name: Caches }]\ntags: [{ name: C++, slug: cpp }]\n';
const { readable } = parseSite(`${plainSite}${lists}`);
const none = { categories: [], tags: [], authors: [] };

test('a new post has what was said of it, as the site spells it, and a text in the site’s language', async () => {
  using site = new TestSite({ 'content/site.yaml': `${plainSite}language: de\n${lists}` });
  const { status, output, errors } = await runCommand(
    'new',
    ['Fünf Wege', '--category', 'CI', '--tag', 'cpp, HTTP', '--author', 'An', '--date', '2026-12-01 09:30'],
    {},
    site.root,
  );
  assert.equal(errors, '');
  assert.equal(status, 0);
  assert.equal(output, 'content/posts/2026-12-01-fuenf-wege.md\n');
  assert.equal(
    readFileSync(join(site.root, output.trim()), 'utf8'),
    [
      '---',
      'title: Fünf Wege',
      'date: 2026-12-01 09:30',
      'categories:',
      '  - Build systems',
      'tags:',
      '  - C++',
      '  - HTTP',
      'authors:',
      '  - An',
      'draft: true',
      '---',
      '',
      'Hier schreiben.',
      '',
    ].join('\n'),
  );
});

test('a slug that is taken is refused with the name of its post, be that published, a draft or wrong', async () => {
  using site = new TestSite({
    'content/posts/2020-01-01-five-ways.md': post({ draft: true }),
    'content/posts/other.md': post({ slug: 'six-ways' }),
    'content/posts/2020-02-02-seven-ways.md': post({ date: 'never' }),
  });
  const refused = await Promise.all(
    ['Five ways', 'Six ways', 'Seven ways'].map((title) => runCommand('new', [title], {}, site.root)),
  );
  assert.deepEqual(
    refused.map(({ status, errors }) => [status, /is the slug of (\S+):/.exec(errors)?.[1]]),
    [
      [2, 'content/posts/2020-01-01-five-ways.md'],
      [2, 'content/posts/other.md'],
      [2, 'content/posts/2020-02-02-seven-ways.md'],
    ],
  );
  const other = await runCommand('new', ['Five ways', '--slug', 'five-more'], {}, site.root);
  assert.match(other.output, /-five-more\.md\n$/);
});

test('without a title, and without a terminal to ask on, the use is told and nothing is written', async () => {
  using site = new TestSite();
  const { status, errors } = await runCommand('new', [], {}, site.root);
  assert.equal(status, 2);
  assert.match(errors, /^One title is needed, in quotes/);
  assert.ok(!existsSync(join(site.root, 'content/posts')));
});

test('a category that the site does not list is refused with the near one', () => {
  assert.throws(
    () => termsAsListed({ ...none, categories: ['Cachs'] }, readable),
    new UsageError('"Cachs" is not among the categories of content/site.yaml: did you mean "Caches"?'),
  );
  assert.throws(() => termsAsListed({ ...none, categories: ['Cooking'] }, readable), /it has Build systems, Caches\.$/);
  assert.deepEqual(termsAsListed({ ...none, tags: ['x,y', 'X'] }, readable).tags, ['x', 'y', 'X']);
});

test('a post begins from another with its text, its other keys and their comments, but not with its address', () => {
  const source =
    '---\ntitle: Old\ndate: 2020-01-01\nslug: old\naliases: [/older/]\n# Of the theme.\nextra: { level: easy }\ntags: [a]\n---\n\nText  \nof it.\n';
  assert.equal(titleIn(source), 'Old');
  const begun = { title: 'New', date: '2026-01-15', ...none };
  assert.equal(
    postTextFrom(source, begun),
    '---\ntitle: New\ndate: 2026-01-15\n# Of the theme.\nextra: { level: easy }\ntags: [ a ]\ndraft: true\n---\n\nText  \nof it.\n',
  );
  assert.match(postTextFrom(source, { ...begun, tags: ['b'] }) ?? '', /^tags:\n {2}- b$/m);
  assert.match(postTextFrom('Only text.\n', begun) ?? '', /draft: true\n---\n\nOnly text\.\n$/);
  assert.equal(postTextFrom('---\ntitle: a: b\n---\n\nText.\n', begun), null);
});

test('--open takes VISUAL before EDITOR, with arguments, and tells what fails', async () => {
  assert.equal(editorCommand({ VISUAL: 'code --wait', EDITOR: 'vi' }), 'code --wait');
  assert.equal(editorCommand({ VISUAL: ' ', EDITOR: 'vi' }), 'vi');
  assert.throws(() => editorCommand({}), UsageError);
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-editor-'));
  const file = join(folder, 'a b.md');
  writeFileSync(file, '');
  await openEditor('sh -c \'echo opened > "$1"\' sh', file);
  assert.equal(readFileSync(file, 'utf8'), 'opened\n');
  await assert.rejects(openEditor('false', file), /^Error: false ended with status 1/);
  rmSync(folder, { recursive: true });
});
