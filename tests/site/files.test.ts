import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatProblem } from '../../src/problems/format.ts';
import { picture } from '../harness/pictures.ts';
import { post, TestSite } from '../harness/site.ts';

const told = async (site: TestSite) => (await site.build()).problems.map(formatProblem);

function link(site: TestSite, path: string, target: string): void {
  symlinkSync(target, join(site.root, path));
}

test('a link in content/ publishes nothing from elsewhere, and each that is named is told with its remedy', async () => {
  const remedy =
    'leads out of content/, so it is neither read nor published: put what it leads to into content/ itself.';
  using site = new TestSite({
    'content/posts/a.md': post(
      {},
      ['env.txt', 'git/config', 'pipe.txt', 'draft.txt', '../.hidden/key.txt', '../../README.md']
        .map((path) => `[x](${path})`)
        .join('\n\n'),
    ),
    'content/posts/b.md': post({ slug: 'b' }, '![x](photo.png)\n\n![x](pipe.png)'),
    'content/posts/draft.md': post({ slug: 'c', draft: true }),
    'content/.hidden/key.txt': 'secret',
    'repository/config': 'secret',
    'photo.png': await picture(60, 40),
  });
  link(site, 'content/posts/env.txt', '/proc/self/environ');
  link(site, 'content/posts/git', '../../repository');
  link(site, 'content/posts/draft.txt', 'draft.md');
  link(site, 'content/posts/photo.png', '../../photo.png');
  for (const name of ['pipe.txt', 'pipe.png']) execFileSync('mkfifo', [join(site.root, 'content/posts', name)]);
  assert.deepEqual(await told(site), [
    `content/posts/a.md:6:1 error outside-content content/posts/env.txt ${remedy}`,
    `content/posts/a.md:8:1 error outside-content content/posts/git/config ${remedy}`,
    'content/posts/a.md:10:1 error not-a-file content/posts/pipe.txt is a named pipe, where a file is wanted: rename it, or put a file in its place.',
    'content/posts/a.md:12:1 error not-a-file content/posts/draft.txt is a link to a text of the site, where a file is wanted: rename it, or put a file in its place.',
    'content/posts/a.md:14:1 error hidden-file content/.hidden/key.txt has a name that begins with a dot, and such files are never published: rename it.',
    'content/posts/a.md:16:1 warning broken-link nothing is at ../../README.md: correct the link.',
    `content/posts/b.md:7:1 error outside-content content/posts/photo.png ${remedy}`,
    'content/posts/b.md:9:1 error not-a-file content/posts/pipe.png is a named pipe, where a file is wanted: rename it, or put a file in its place.',
    `content/posts/git:1:1 error outside-content content/posts/git ${remedy}`,
  ]);
});

test('posts, pictures and files behind links within content/ are published', async () => {
  using site = new TestSite({
    'content/texts/a.md': post({ title: 'Linked' }, '[x](paper.pdf) ![y](photo.png)'),
    'content/texts/paper.pdf': 'PDF',
    'content/photo.png': await picture(60, 40),
  });
  site.write({ 'content/posts/keep.txt': '' });
  link(site, 'content/posts/texts', '../texts');
  link(site, 'content/texts/photo.png', '../photo.png');
  const { problems } = await site.built();
  assert.deepEqual(problems, []);
  assert.match(site.text('index.html'), /Linked/);
  assert.equal(site.text('files/posts/texts/paper.pdf'), 'PDF');
});

test('a build finds other bytes of the same size and time: a post, a linked file and a picture', async () => {
  const [red, blue] = [await picture(64, 40), await picture(64, 40)];
  using site = new TestSite({
    'content/posts/a.md': post({ title: 'Old' }, '[x](paper.txt)\n\n![y](photo.png)'),
    'content/posts/paper.txt': 'old',
    'content/posts/photo.png': red,
  });
  const freeze = () => {
    for (const name of ['a.md', 'paper.txt', 'photo.png']) utimesSync(join(site.root, 'content/posts', name), 1, 1);
  };
  freeze();
  await site.built();
  const padded = Buffer.alloc(red.length);
  padded.set(blue.subarray(0, red.length));
  site.write({
    'content/posts/a.md': post({ title: 'New' }, '[x](paper.txt)\n\n![y](photo.png)'),
    'content/posts/paper.txt': 'new',
    'content/posts/photo.png': Buffer.alloc(red.length),
  });
  freeze();
  assert.deepEqual(
    (await site.build()).problems.map(({ rule }) => rule),
    ['broken-picture'],
  );
  site.write({ 'content/posts/photo.png': red });
  freeze();
  await site.built();
  assert.match(site.text('2025/06/a/index.html'), /New/);
  assert.equal(site.text('files/posts/paper.txt'), 'new');
});

test('a name is found in every Unicode form (UAX #15), and one in other letters is told as it is', async () => {
  const composed = 'caf\u00e9';
  const decomposed = 'cafe\u0301';
  using site = new TestSite({
    'content/posts/a.md': post({}, `[x](${composed}.txt) [y](${composed}.md)\n\n![z](${composed}.png)`),
    [`content/posts/${decomposed}.txt`]: 'text',
    [`content/posts/${decomposed}.md`]: post({ title: 'Other' }),
    [`content/posts/${decomposed}.png`]: await picture(60, 40),
  });
  assert.deepEqual(await told(site), []);
  assert.equal(site.text(`files/posts/${composed}.txt`), 'text');
  const page = site.page('/2025/06/a/');
  const urls = page('a')
    .toArray()
    .filter((one) => ['x', 'y'].includes(page(one).text()))
    .map((one) => page(one).attr('href'));
  assert.deepEqual(urls, ['/files/posts/caf%c3%a9.txt', '/2025/06/cafe/']);
  site.write({ 'content/posts/a.md': post({}, `[x](Cafe\u0301.TXT)\n\n![z](${composed}.PNG)`) });
  assert.deepEqual(await told(site), [
    `content/posts/a.md:6:1 warning broken-link nothing is at Cafe\u0301.TXT: did you mean "${decomposed}.txt"?`,
    `content/posts/a.md:8:1 error misspelt-file there is no content/posts/${composed}.PNG, but content/posts/${decomposed}.png: capital and small letters differ on most servers, so write it in the same ones.`,
  ]);
});

test('a text that is not in UTF-8, too long, or no file is told with all others', async () => {
  using site = new TestSite({
    'content/posts/latin.md': Buffer.from(post({ title: 'Café' }), 'latin1'),
    'content/posts/wide.md': Buffer.from(`\ufeff${post()}`, 'utf16le'),
    'content/posts/long.md': Buffer.alloc(50_000_000, 'a'),
    'content/posts/wrong.md': '---\ntitle: A\n---\n',
    'content/posts/marked.md': `\ufeff${post()}`,
  });
  execFileSync('mkfifo', [join(site.root, 'content/posts/pipe.md')]);
  assert.deepEqual(
    (await told(site)).map((line) => line.split(' ').slice(0, 3).join(' ')),
    [
      'content/posts/latin.md:2:12 error encoding',
      'content/posts/long.md:1:1 error large-file',
      'content/posts/pipe.md:1:1 error not-a-file',
      'content/posts/wide.md:1:1 error encoding',
      'content/posts/wrong.md:2:1 error missing-key',
    ],
  );
});

for (const [name, make, rule] of [
  ['a named pipe', (path: string) => execFileSync('mkfifo', [path]), 'not-a-file'],
  ['a folder', (path: string) => execFileSync('mkdir', [path]), 'not-a-file'],
  ['a link to a device', (path: string) => symlinkSync('/dev/zero', path), 'outside-content'],
  ['a link to nothing', (path: string) => symlinkSync('nowhere', path), 'broken-symlink'],
  ['in Latin-1', (path: string) => writeFileSync(path, Buffer.from('name: Caf\xe9\n', 'latin1')), 'encoding'],
  ['too long', (path: string) => writeFileSync(path, Buffer.alloc(6_000_000, '#')), 'large-file'],
] as const) {
  test(`a site.yaml that is ${name} is a ${rule}`, async () => {
    using site = new TestSite({ 'content/posts/a.md': post() });
    site.remove('content/site.yaml');
    make(join(site.root, 'content/site.yaml'));
    assert.deepEqual(
      (await site.build()).problems.map(({ file, rule: broken }) => [file, broken]),
      [['content/site.yaml', rule]],
    );
  });
}
