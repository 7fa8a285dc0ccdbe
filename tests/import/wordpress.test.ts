import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { type ImportResult, importSource } from '../../src/import/import.ts';
import { wordpress } from '../../src/import/wordpress/wordpress.ts';
import { hasErrors } from '../../src/problems/format.ts';
import { productionOptions } from '../../src/site/options.ts';
import { picture } from '../harness/pictures.ts';
import { wxr, wxrItem, wxrMeta } from '../harness/wxr.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
after(() => rmSync(folder, { recursive: true }));
let sites = 0;

interface Imported extends ImportResult {
  readonly root: string;
  text(file: string): string;
  again(exports?: readonly string[], forced?: readonly string[]): Promise<ImportResult>;
}

async function imported(exports: readonly string[], uploads: string | null = null): Promise<Imported> {
  const root = join(folder, `site-${++sites}`);
  mkdirSync(root);
  const run = async (texts: readonly string[], forced: readonly string[] = []) => {
    const paths = texts.map((text, index) => {
      writeFileSync(join(root, `export-${index}.xml`), text);
      return join(root, `export-${index}.xml`);
    });
    const source = await wordpress.open({ root, paths, uploads, withAddresses: false, progress: () => undefined });
    return await importSource(source, root, new Set(forced));
  };
  return {
    ...(await run(exports)),
    root,
    text: (file) => readFileSync(join(root, file), 'utf8'),
    again: (texts = exports, forced = []) => run(texts, forced),
  };
}

const one = 'content/posts/2020/2020-05-05-a-post.md';
const term = (taxonomy: string, slug: string, name: string) =>
  `<category domain="${taxonomy}" nicename="${slug}"><![CDATA[${name}]]></category>`;
const category = (slug: string, name: string, parent = '', about = '') =>
  `<wp:category><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name><![CDATA[${name}]]></wp:cat_name><wp:category_description><![CDATA[${about}]]></wp:category_description></wp:category>`;
const subjects = ({ report }: ImportResult, kind: string) =>
  report.notes.filter((one) => one.kind === kind).flatMap((found) => found.subjects.map(({ subject }) => subject));

test('a post becomes a file with its front matter, and the site has the addresses that it had', async () => {
  const inside = `${term('category', 'tools', 'Tools &amp; co')}${term('post_tag', 'c', 'C')}${wxrMeta('_wp_old_slug', 'the-post')}${wxrMeta('_yoast_wpseo_metadesc', 'What it is')}`;
  const item = wxrItem(
    {
      title: 'R&amp;D: <em>first</em>',
      'excerpt:encoded': '<p>In short.</p>',
      'wp:is_sticky': 1,
      'wp:post_modified': '2020-06-01 08:00:00',
      'wp:post_modified_gmt': '2020-06-01 08:00:00',
    },
    inside,
  );
  const site = await imported([wxr([item])]);
  assert.equal(
    site.text(one),
    `---
title: "R&D: first"
date: 2020-05-05T10:00:00
updated: 2020-06-01T08:00:00
categories: [Tools & co]
tags: [C]
authors: [Jane Doe]
excerpt: In short.
description: What it is
aliases: [/?p=7, /2020/05/the-post/]
sticky: true
id: 7
---

Some text.
`,
  );
  assert.match(
    site.text('content/site.yaml'),
    /^name: Old blog\nlanguage: en-GB\ntimeZone: UTC\nurl: https:\/\/old\.example\/\npermalink: \/:year\/:month\/:slug\/\n/,
  );
});

test('every status has its place: what readers could not see is no page, and what is in the trash is told', async () => {
  const statuses = ['publish', 'draft', 'pending', 'private', 'future', 'trash'];
  const items = statuses.map((status, index) =>
    wxrItem({
      title: status,
      'wp:post_name': status,
      'wp:status': status,
      'wp:post_id': index + 1,
      link: `https://old.example/2020/05/${status}/`,
    }),
  );
  const secret = wxrItem({
    'wp:post_name': 'secret',
    'wp:post_password': 'x',
    'wp:post_id': 9,
    link: 'https://old.example/2020/05/secret/',
  });
  const site = await imported([wxr([...items, secret])]);
  const isDraft = (name: string) => site.text(`content/posts/2020/2020-05-05-${name}.md`).includes('draft: true');
  assert.deepEqual(['publish', 'future', 'draft', 'pending', 'private', 'secret'].map(isDraft), [
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
  assert.ok(!existsSync(join(site.root, 'content/posts/2020/2020-05-05-trash.md')));
  assert.deepEqual(site.report.counts, [{ type: 'post', inSource: 7, imported: 6, leftOut: 1 }]);
  assert.deepEqual(subjects(site, 'hidden').sort(), ['behind a password', 'private: for those who had an account']);
  assert.deepEqual(subjects(site, 'leftOut'), ['post: it was in the trash']);
});

test('a draft without a date, a slug and a title has what can be known of it', async () => {
  const draft = wxrItem({
    title: '',
    'wp:post_name': '',
    'wp:status': 'draft',
    link: 'https://old.example/?p=7',
    'wp:post_date': '0000-00-00 00:00:00',
    'wp:post_date_gmt': '0000-00-00 00:00:00',
    'wp:post_modified': '2020-05-05 10:00:00',
    'wp:post_modified_gmt': '2020-05-05 10:00:00',
  });
  const site = await imported([wxr([draft])]);
  assert.match(
    site.text('content/posts/2020/2020-05-05-some-text.md'),
    /^---\ntitle: Some text\.\ndate: 2020-05-05T10:00:00\n/,
  );
});

test('categories are a tree, those that only a post names are listed, and two terms of one name stay two', async () => {
  const channel =
    category('dev', 'Dev', '', 'All of it') +
    category('web', 'Web', 'dev') +
    category('lost', 'Lost', 'gone') +
    category('news', 'News') +
    category('web-news', 'News', 'web');
  const inside = term('category', 'web-news', 'News') + term('category', 'only-here', 'Only here');
  const site = await imported([wxr([wxrItem({}, inside)], channel)]);
  assert.match(site.text(one), /categories: \[web-news, Only here\]/);
  assert.ok(
    site.text('content/site.yaml').includes(`categories:
  - name: Dev
    description: All of it
  - name: Web
    parent: Dev
  - name: Lost
  - name: News
    slug: news
  - name: News
    slug: web-news
    parent: Web
  - name: Only here
`),
  );
  assert.equal(site.report.terms.categories, 6);
  assert.match(subjects(site, 'changed').join(), /“Lost” is on top/);
});

for (const [link, kept] of [
  ['https://old.example/2020/05/a-post/', 'aliases: [/?p=7]\nid: 7'],
  ['https://old.example/elsewhere/a-post/', 'permalink: /elsewhere/a-post/'],
  ['https://old.example/2020/05/other-name/', 'slug: other-name'],
  ['https://old.example/2020/05/%e6%97%a5%e6%9c%ac/', 'slug: 日本'],
  ['https://old.example/search/', 'permalink: /search-2/'],
] as const) {
  test(`a post that was at ${link} keeps that by ${JSON.stringify(kept)}`, async () => {
    const others = [1, 2, 3].map((id) =>
      wxrItem({ 'wp:post_id': id + 10, 'wp:post_name': `p${id}`, link: `https://old.example/2020/05/p${id}/` }),
    );
    const site = await imported([wxr([wxrItem({ link }), ...others])]);
    assert.ok(site.text(one).includes(kept), site.text(one));
  });
}

test('pages keep their places below one another, the library’s pages lead to the post, and a menu is the navigation', async () => {
  const page = (id: number, name: string, path: string) =>
    wxrItem({
      title: name,
      'wp:post_type': 'page',
      'wp:post_id': id,
      'wp:post_name': name,
      link: `https://old.example${path}`,
    });
  const attachment = wxrItem({
    title: 'Plan',
    'wp:post_type': 'attachment',
    'wp:post_id': 30,
    'wp:post_parent': 7,
    link: 'https://old.example/2020/05/a-post/plan/',
    'wp:attachment_url': 'https://old.example/wp-content/uploads/plan.png',
  });
  const menu = wxrItem(
    { title: '', 'wp:post_type': 'nav_menu_item', 'wp:post_id': 40 },
    term('nav_menu', 'main', 'Main') +
      wxrMeta('_menu_item_type', 'post_type') +
      wxrMeta('_menu_item_object_id', '21') +
      wxrMeta('_menu_item_menu_item_parent', '0'),
  );
  const site = await imported([
    wxr([page(20, 'about', '/about/'), page(21, 'team', '/about/team/'), attachment, wxrItem(), menu]),
  ]);
  assert.equal(
    site.text('content/pages/about/team.md'),
    '---\ntitle: team\naliases: [/?page_id=21]\n---\n\nSome text.\n',
  );
  assert.match(site.text(one), /aliases: \[\/\?p=7, "?\/\?attachment_id=30"?, \/2020\/05\/a-post\/plan\/\]/);
  assert.deepEqual(subjects(site, 'address'), []);
  assert.match(site.text('content/site.yaml'), /nav:\n {2}- label: team\n {4}url: \/about\/team\/\n/);
});

test('comments are data beside the post, without mail and IP addresses', async () => {
  const comment =
    '<wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_author_email>a@x.example</wp:comment_author_email><wp:comment_author_IP>192.0.2.1</wp:comment_author_IP><wp:comment_date_gmt>2020-05-06 10:00:00</wp:comment_date_gmt><wp:comment_content>Yes</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>2</wp:comment_parent></wp:comment>';
  const site = await imported([wxr([wxrItem({}, comment)])]);
  const file = one.replace('.md', '.comments.json');
  assert.deepEqual(JSON.parse(site.text(file)), [
    {
      id: '3',
      parent: '2',
      author: 'Ann',
      date: '2020-05-06T10:00:00Z',
      status: 'approved',
      kind: 'comment',
      website: null,
      text: 'Yes',
    },
  ]);
});

test('several files are one export, and what two of them have is imported once', async () => {
  const site = await imported([
    wxr([wxrItem()]),
    wxr([wxrItem(), wxrItem({ 'wp:post_id': 8, 'wp:post_name': 'b', link: 'https://old.example/2020/05/b/' })]),
  ]);
  assert.deepEqual(site.report.counts, [{ type: 'post', inSource: 3, imported: 2, leftOut: 1 }]);
});

test('a second run changes nothing, an edited or removed file stays so, and --force takes one back', async () => {
  const exports = [
    wxr([wxrItem(), wxrItem({ 'wp:post_id': 8, 'wp:post_name': 'b', link: 'https://old.example/2020/05/b/' })]),
  ];
  const site = await imported(exports);
  const report = site.text('import-report.json');
  assert.deepEqual((await site.again()).files, { written: 0, unchanged: 3, kept: 0, removed: 0 });
  assert.equal(site.text('import-report.json'), report);
  writeFileSync(join(site.root, one), 'mine');
  rmSync(join(site.root, 'content/posts/2020/2020-05-05-b.md'));
  assert.deepEqual((await site.again()).files, { written: 0, unchanged: 1, kept: 1, removed: 1 });
  assert.equal(site.text(one), 'mine');
  assert.deepEqual((await site.again(exports, [one])).files, { written: 1, unchanged: 1, kept: 0, removed: 1 });
  const renamed = [wxr([wxrItem({ title: 'Another title' })])];
  assert.equal((await site.again(renamed)).files.written, 1);
  assert.match(site.text(one), /title: Another title/);
});

test('a site.yaml that is there keeps what it says, comments too, and is told where it says otherwise', async () => {
  const root = join(folder, `site-${sites + 1}`);
  mkdirSync(join(root, 'content'), { recursive: true });
  const written = '# Ours\nname: Mine\nurl: https://old.example/\ntags:\n  - name: C\n';
  writeFileSync(join(root, 'content/site.yaml'), written);
  const path = join(root, 'export.xml');
  writeFileSync(path, wxr([wxrItem({}, term('post_tag', 'c', 'C') + term('post_tag', 'd', 'D'))]));
  sites++;
  const source = await wordpress.open({
    root,
    paths: [path],
    uploads: null,
    withAddresses: false,
    progress: () => undefined,
  });
  const result = await importSource(source, root, new Set());
  const text = readFileSync(join(root, 'content/site.yaml'), 'utf8');
  assert.ok(text.startsWith('# Ours\nname: Mine\nurl: https://old.example/\ntags:\n  - name: C\n  - name: D\n'), text);
  assert.deepEqual(subjects(result, 'decision'), ['name is "Mine" in content/site.yaml and "Old blog" in the source']);
});

test('pictures come from the uploads, resized names by their originals, once; other files stay where they were', async () => {
  const uploads = join(folder, 'uploads');
  for (const name of ['2020/05/Größe 1.png', '2020/05/plan.pdf', '2020/05/top.png']) {
    mkdirSync(dirname(join(uploads, name)), { recursive: true });
    writeFileSync(join(uploads, name), name.endsWith('.png') ? await picture(40, 30, '#a11') : 'plan');
  }
  const at = 'https://old.example/wp-content/uploads/2020/05/';
  const attachment = (id: number, name: string, alt: string) =>
    wxrItem(
      { 'wp:post_type': 'attachment', 'wp:post_id': id, 'wp:attachment_url': at + name, link: '' },
      wxrMeta('_wp_attachment_image_alt', alt),
    );
  const html = `<p><img src="${at}Gr%C3%B6%C3%9Fe%201-1024x512.png" alt=""> <img src="${at}Gr%C3%B6%C3%9Fe%201.png" alt="Own"></p><p><a href="${at}plan.pdf">Plan</a> <img src="${at}gone-300x200.png"></p>`;
  const items = [
    wxrItem({ 'content:encoded': html }, wxrMeta('_thumbnail_id', '12')),
    attachment(11, 'Größe 1.png', 'From the library'),
    attachment(12, 'top.png', 'Top'),
    attachment(13, 'gone.png', ''),
  ];
  const site = await imported([wxr(items)], uploads);
  assert.match(site.text(one), /thumbnail: \/images\/2020\/05\/top\.png\nthumbnailAlt: Top\n/);
  assert.match(
    site.text(one),
    /!\[From the library\]\(\/images\/2020\/05\/Größe-1\.png\) !\[Own\]\(\/images\/2020\/05\/Größe-1\.png\)/,
  );
  assert.match(site.text(one), /\[Plan\]\(\/wp-content\/uploads\/2020\/05\/plan\.pdf\)/);
  assert.equal(site.text('public/wp-content/uploads/2020/05/plan.pdf'), 'plan');
  assert.match(
    site.text('pictures.txt'),
    /curl --parallel --config pictures\.txt[\s\S]*url = "https:\/\/old\.example\/wp-content\/uploads\/2020\/05\/gone\.png"\noutput = "import-downloads\/2020\/05\/gone\.png"\n/,
  );
  const problems = await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z') });
  assert.ok(!hasErrors(problems), JSON.stringify(problems));
});

test('a picture of the uploads that cannot be opened stays at its address, is told, and is on the list to be fetched', async () => {
  const uploads = join(folder, 'broken');
  mkdirSync(join(uploads, '2020'), { recursive: true });
  writeFileSync(join(uploads, '2020/a.png'), '');
  const url = 'https://old.example/wp-content/uploads/2020/a.png';
  const file = wxrItem({ 'wp:post_type': 'attachment', 'wp:post_id': 9, 'wp:attachment_url': url, link: '' });
  const html = `<p><img src="${url}" alt="A"></p>`;
  const site = await imported(
    [wxr([wxrItem({ 'content:encoded': html }, wxrMeta('_thumbnail_id', '9')), file])],
    uploads,
  );
  assert.ok(site.text(one).endsWith(`\n![A](${url})\n`));
  assert.doesNotMatch(site.text(one), /thumbnail/);
  assert.equal(site.text('public/wp-content/uploads/2020/a.png'), '');
  assert.ok(site.text('pictures.txt').includes(`url = "${url}"`));
  assert.deepEqual(subjects(site, 'brokenPicture'), ['2020/a.png cannot be read as a picture (it is empty)']);
  assert.match(site.text('import-report.json'), /"outcome":"named by texts 2 times"/);
});

test('an export that is cut short writes nothing', async () => {
  const root = join(folder, 'cut');
  mkdirSync(root);
  writeFileSync(join(root, 'export.xml'), wxr([wxrItem()]).slice(0, -60));
  const options = {
    root,
    paths: [join(root, 'export.xml')],
    uploads: null,
    withAddresses: false,
    progress: () => undefined,
  };
  await assert.rejects(async () => wordpress.open(options), /Nothing was written/);
  assert.ok(!existsSync(join(root, 'content')));
});

test('the page of a file that hangs on no text is told as an address that nothing answers', async () => {
  const file = { 'wp:post_type': 'attachment', 'wp:post_id': 30, link: 'https://old.example/plan/' };
  const url = { 'wp:attachment_url': 'https://old.example/wp-content/uploads/plan.png' };
  const site = await imported([wxr([wxrItem({ ...file, ...url })])]);
  assert.deepEqual(subjects(site, 'address'), ['pages of files that no text shows']);
});

test('a title, noindex and a caption come along, by the fields of plugins and of the library', async () => {
  const meta = [
    wxrMeta('_yoast_wpseo_title', 'Best %%title%% %%sep%% %%sitename%%'),
    wxrMeta('_yoast_wpseo_meta-robots-noindex', '1'),
    wxrMeta('_thumbnail_id', '9'),
  ];
  const file = wxrItem({
    'wp:post_id': 9,
    'wp:post_type': 'attachment',
    'wp:status': 'inherit',
    link: 'https://old.example/files/a/',
    'wp:attachment_url': 'https://old.example/wp-content/uploads/2020/a.png',
    'excerpt:encoded': 'By <a href="https://x.example/">Ann</a> &amp; <b>co</b>',
  });
  const uploads = join(folder, 'portraits');
  mkdirSync(join(uploads, '2020'), { recursive: true });
  writeFileSync(join(uploads, '2020/a.png'), await picture(4, 4));
  const guest = wxrItem(
    { 'wp:post_id': 11, 'wp:post_type': 'guest-author', 'wp:post_name': 'cap-jane', link: '' },
    wxrMeta('cap-user_login', 'jane') +
      wxrMeta('cap-display_name', 'Jane D.') +
      wxrMeta('cap-description', 'Sets type.') +
      wxrMeta('_thumbnail_id', '9'),
  );
  const { text, report } = await imported([wxr([wxrItem({}, meta.join('')), file, guest])], uploads);
  const post = text(one);
  assert.match(post, /\nmetaTitle: Best A post – Old blog\n/);
  assert.match(post, /\nnoindex: true\n/);
  assert.match(post, /\nthumbnailCaption: By \[Ann\]\(https:\/\/x\.example\/\) & \*\*co\*\*\n/);
  assert.match(post, /"?\/files\/a\/"?/, 'the page of the file leads to the text that shows it');
  assert.match(text('content/site.yaml'), /name: Jane D\.[\s\S]*bio: Sets type\.\n\s+picture: \/images\/2020\/a\.png/);
  assert.deepEqual(report.notes.find(({ kind }) => kind === 'dataLost')?.subjects ?? [], []);
});

test('an author whom only a text names, as one of several, is listed', async () => {
  const { text } = await imported([wxr([wxrItem({}, term('author', 'cap-kim', 'Kim Guest'))])]);
  assert.match(text('content/site.yaml'), /- name: Kim Guest\n/);
  assert.match(text(one), /\nauthors: \[Kim Guest\]\n/);
});

test('terms of the blog’s own taxonomies are tags, and their lists lead there; what plugins note as terms is none', async () => {
  const own = (taxonomy: string, slug: string, name: string, about = '') =>
    `<wp:term><wp:term_taxonomy>${taxonomy}</wp:term_taxonomy><wp:term_slug>${slug}</wp:term_slug><wp:term_name>${name}</wp:term_name><wp:term_description>${about}</wp:term_description></wp:term>`;
  const terms = [
    term('post_tag', 'go', 'Go'),
    term('genre', 'go', 'Going out'),
    term('genre', 'jazz', 'Jazz'),
    term('genre', 'go-2', 'go'),
    term('post_format', 'post-format-aside', 'Aside'),
    term('language', 'de', 'Deutsch'),
    term('wp_theme', 'old', 'old'),
  ];
  const page = wxrItem(
    { 'wp:post_id': 8, 'wp:post_type': 'page', link: 'https://old.example/a-page/', 'wp:post_name': 'a-page' },
    term('genre', 'jazz', 'Jazz'),
  );
  const item = wxrItem({ link: 'https://old.example/blog/a-post/' }, terms.join(''));
  const site = await imported([wxr([item, page], own('genre', 'jazz', 'Jazz', 'Loud.'))]);
  assert.match(site.text(one), /\ntags: \[Go, Going out, Jazz\]\n/);
  assert.match(site.text(one), /\nlang: de\n/);
  const written = site.text('content/site.yaml');
  assert.match(written, /- name: Jazz\n {4}description: Loud\.\n/);
  assert.match(written, /- name: Going out\n {4}slug: genre-go\n/);
  for (const line of [
    '/genre/jazz/: /tag/jazz/',
    '/genre/jazz/feed/: /tag/jazz/feed.xml',
    '/blog/genre/jazz/: /tag/jazz/',
    '/genre/go/: /tag/genre-go/',
    '/genre/go-2/: /tag/go/',
    '/type/aside/: /',
  ])
    assert.ok(written.includes(`  ${line}\n`), line);
  assert.doesNotMatch(written, /wp_theme|\/language\//);
  assert.ok(subjects(site, 'changed').includes('terms of the taxonomy genre are tags'));
  assert.deepEqual(subjects(site, 'dataLost'), ['post format Aside', 'terms of a page, of the taxonomy genre']);
});

test('the featured picture of a page stands above its text, unless the text shows it', async () => {
  const url = 'https://old.example/wp-content/uploads/2020/a.png';
  const file = wxrItem(
    { 'wp:post_type': 'attachment', 'wp:post_id': 9, 'wp:attachment_url': url, link: '', 'excerpt:encoded': 'A "b"' },
    wxrMeta('_wp_attachment_image_alt', 'Alt'),
  );
  const page = (id: number, name: string, content: string) =>
    wxrItem(
      {
        'wp:post_id': id,
        'wp:post_type': 'page',
        'wp:post_name': name,
        link: `https://old.example/${name}/`,
        'content:encoded': content,
      },
      wxrMeta('_thumbnail_id', '9'),
    );
  const { text } = await imported([wxr([page(1, 'one', '<p>Text</p>'), page(2, 'two', `<img src="${url}">`), file])]);
  assert.ok(
    text('content/pages/one.md').endsWith(`---\n\n![Alt](${url} "A \\"b\\"")\n\nText\n`),
    text('content/pages/one.md'),
  );
  assert.equal(text('content/pages/two.md').split(url).length, 2);
});

test('lists below a folder, feeds, and two texts of one number keep an answer', async () => {
  const tags = `${term('category', 'tools', 'Tools')}${term('post_tag', 'c', 'C')}`;
  const item = wxrItem({ link: 'https://old.example/blog/a-post/' }, tags);
  const other = wxrItem({ link: 'https://old.example/blog/b-post/', 'wp:post_name': 'b-post', title: 'B' });
  const { text, report } = await imported([wxr([item, other, other], category('tools', 'Tools'))]);
  const site = text('content/site.yaml');
  for (const line of [
    '/feed/: /feed.xml',
    '/blog/category/tools/: /category/tools/',
    '/blog/category/tools/feed/: /category/tools/feed.xml',
    '/blog/tag/c/: /tag/c/',
    '/blog/tag/c/feed/: /tag/c/feed.xml',
    '/blog/author/jane/: /author/jane/',
    '/blog/2020/05/: /2020/05/',
  ])
    assert.ok(site.includes(`  ${line}\n`), line);
  assert.deepEqual(
    report.counts.map(({ inSource, imported: done, leftOut }) => [inSource, done, leftOut]),
    [[3, 2, 1]],
  );
});
