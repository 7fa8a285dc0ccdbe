import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatProblem } from '../../src/problems/format.ts';
import { post, TestSite } from '../harness/site.ts';

const target = post(
  { title: 'Target', tags: ['Go'], aliases: ['/old/'] },
  '## One *part*\n\n<a name="named"></a>\n\nx[^1]\n\n[^1]: Note.',
);
const files = {
  'content/posts/target.md': target,
  'content/posts/draft.md': post({ draft: true }),
  'content/pages/draft.md': '---\ntitle: Later\ndraft: true\naliases: [/earlier/]\n---\n',
  'content/pages/über uns.md': '---\ntitle: Über uns\npermalink: /über uns/\n---\n\nText.\n',
  'content/images/plan.pdf': 'plan',
  'content/images/a b.pdf': 'plan',
  'content/films/a.mp4': 'film',
};

/** What is told of a post with this body, without its file. */
async function told(body: string): Promise<string[]> {
  using site = new TestSite({ ...files, 'content/posts/here.md': post({}, body) });
  const { problems } = await site.built();
  return problems.map(formatProblem).map((line) => line.replace(/^content\/posts\/here\.md:/, ''));
}

test('what is at a URL of the site is found: pages, archives, feeds, old URLs, files, parts of pages', async () => {
  const urls = [
    '/2025/06/target/',
    '/2025/06/target',
    '/2025/06/target/index.html',
    '/',
    '/#x',
    '/2025/',
    '/tag/go/',
    '/feed.xml',
    '/tag/go/feed.xml',
    '/search/?s=a',
    '/old/',
    '/über uns/',
    '/%C3%BCber%20uns/',
    '/images/plan.pdf',
    '/images/a b.pdf',
    '/files/images/plan.pdf',
    'target.md',
    'target.md#one-part',
    '/posts/target.md',
    '../target/',
    '#top',
    '#here',
    '/2025/06/target/#one-part',
    '/2025/06/target/#named',
    '/2025/06/target/#fn:1',
    'https://test.example/2025/06/target/#one-part',
    'https://test.example',
    'http://test.example/tag/go/',
    'https://elsewhere.example/gone/',
    'mailto:a@b.example',
    'target.md#:~:text=part',
  ];
  const body = `## Here\n\n${urls.map((url) => `[x](<${url}>)`).join('\n\n')}`;
  assert.deepEqual(await told(body), []);
});

const dead = [
  [
    'text [x](/2024/01/target/)',
    '6:6 warning broken-link nothing is at /2024/01/target/: did you mean "/2025/06/target/"?',
  ],
  ['> [x](https://test.example/tag/og/)', '6:3 warning broken-link nothing is at /tag/og/: did you mean "/tag/go/"?'],
  ['[x](tarket.md)', '6:1 warning broken-link nothing is at tarket.md: did you mean "target.md"?'],
  [
    '[x](/images/plans.pdf)',
    '6:1 warning broken-link nothing is at /images/plans.pdf: did you mean "/images/plan.pdf"?',
  ],
  // What a feed is called elsewhere: a style sheet of nearly that name is nothing that a text leads to.
  ['[x](/feed.rss)', '6:1 warning broken-link nothing is at /feed.rss: did you mean "/feed.xml"?'],
  ['[x](/tag/go/rss.xml)', '6:1 warning broken-link nothing is at /tag/go/rss.xml: did you mean "/tag/go/feed.xml"?'],
  ['a <a href="/gone/">x</a>', '6:3 warning broken-link nothing is at /gone/: correct the link.'],
  ['## Here\n\n[x](#hera)', '8:1 warning broken-anchor this text has no heading or id "hera": did you mean "#here"?'],
  [
    '[x](target.md#one-prat)',
    '6:1 warning broken-anchor content/posts/target.md has no heading or id "one-prat": did you mean "#one-part"?',
  ],
  [
    '[x](/2025/06/target/#zzzzzzzz)',
    '6:1 warning broken-anchor /2025/06/target/ has no heading or id "zzzzzzzz": correct what stands behind the #.',
  ],
  [
    '[x](draft.md)',
    '6:1 warning broken-link content/posts/draft.md is a draft, so it has no page yet that this link could lead to: take the link out until it has.',
  ],
  [
    '[x](../pages/draft.md)',
    '6:1 warning broken-link content/pages/draft.md is a draft, so it has no page yet that this link could lead to: take the link out until it has.',
  ],
] as const;
for (const [body, expected] of dead) {
  test(`${body} is told as ${expected.slice(0, 40)}`, async () => assert.deepEqual(await told(body), [expected]));
}

test('a path from the root means one thing in links, pictures and raw HTML: what it names is published', async () => {
  const body = [
    '[a](/images/plan.pdf#page=2)',
    '<video src="/films/a.mp4" poster="/images/still.txt"></video>',
    '<picture><source srcset="/images/a%20b.pdf 1x"><img src="/x.svg" alt=""></picture>',
  ].join('\n\n');
  using site = new TestSite({
    ...files,
    'content/images/still.txt': 'still',
    'content/x.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
    'content/posts/here.md': post({}, body),
    'content/site.yaml':
      'name: Test\nurl: https://test.example/blog/\nnav: [{ label: Plan, url: /images/plan.pdf }, { label: Gone, url: /gone/ }]\n',
  });
  const { problems } = await site.built();
  assert.deepEqual(problems.map(formatProblem), [
    'content/site.yaml:3:67 warning broken-link nothing is at /gone/: correct the link.',
  ]);
  const published = ['films/a.mp4', 'images/a b.pdf', 'images/plan.pdf', 'images/still.txt'];
  assert.deepEqual(
    site.files('files/'),
    published.map((file) => `files/${file}`),
  );
  const page = site.page('/2025/06/here/');
  assert.equal(page('.entry a[href$="#page=2"]').attr('href'), '/blog/files/images/plan.pdf#page=2');
  assert.equal(page('video').attr('src'), '/blog/files/films/a.mp4');
  assert.equal(page('source').first().attr('srcset'), '/blog/files/images/a%20b.pdf 1x');
  assert.match(site.text('feed.xml'), /https:\/\/test\.example\/blog\/files\/images\/plan\.pdf#page=2/);
  assert.equal(
    page('nav a')
      .filter((_, link) => page(link).text() === 'Plan')
      .attr('href'),
    '/blog/files/images/plan.pdf',
  );
});

test('a page at a URL comes before a file of the same path', async () => {
  using site = new TestSite({
    'content/plan.html': 'file',
    'content/pages/plan.md': '---\ntitle: Plan\npermalink: /plan.html\n---\n\nText.\n',
    'content/posts/here.md': post({}, '[x](/plan.html)'),
  });
  await site.built();
  assert.equal(site.page('/2025/06/here/')('.entry a[href*="plan"]').attr('href'), '/plan.html');
});

test('a link follows what comes to be and goes, as a clean build would have it', async () => {
  using site = new TestSite({ 'content/posts/here.md': post({}, '[x](/images/plan.pdf)') });
  await site.built();
  assert.match(site.text('2025/06/here/index.html'), /href="\/images\/plan\.pdf"/);
  site.write({ 'content/images/plan.pdf': 'plan' });
  await site.built();
  assert.match(site.text('2025/06/here/index.html'), /href="\/files\/images\/plan\.pdf"/);
  site.remove('content/images/plan.pdf');
  await site.built();
  assert.match(site.text('2025/06/here/index.html'), /href="\/images\/plan\.pdf"/);
});

test('a standalone page that is a draft is in a preview alone, marked, with its old URLs', async () => {
  using site = new TestSite(files);
  await site.built({ preview: true });
  assert.match(site.page('/draft/')('.notice').text(), /draft/i);
  assert.ok(site.files('earlier').length > 0);
  await site.built();
  assert.deepEqual([...site.files('draft'), ...site.files('earlier')], []);
});

test('a link to a file that is no post yet, as its front matter cannot be read, is told as that', async () => {
  using site = new TestSite({
    'content/posts/a.md': post({}, '[b](b.md) [c](_drafts/c.md) [d](d.mdx)'),
    'content/posts/b.md': 'No front matter.\n',
    'content/posts/_drafts/c.md': '---\ntitle: C\n---\nText.\n',
    'content/posts/d.mdx': 'Text.\n',
  });
  const { problems } = await site.build();
  assert.deepEqual(
    problems
      .filter(({ rule }) => rule === 'broken-link')
      .map(({ message }) => message.split(' ').slice(0, 3).join(' ')),
    ['content/posts/b.md is a', 'content/posts/_drafts/c.md is a', 'content/posts/d.mdx is a'],
  );
});
