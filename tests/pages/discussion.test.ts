import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRoutes } from '../../src/pages/routes.ts';
import { pageAt, pageContext, printed } from '../harness/context.ts';
import { load } from '../harness/html.ts';

/** The page of a post of a site with some keys. */
function pageOf(
  site: Readonly<Record<string, unknown>>,
  post: Readonly<Record<string, unknown>> = {},
  preview = false,
) {
  const posts = [{ slug: 'a', title: 'A & B', description: 'What it says.', comments: true, ...post }];
  const context = { ...pageContext({ site: { permalink: '/:slug/', ...site }, posts }), preview };
  return load(printed(pageAt(makeRoutes(context), '/a/')));
}

const giscus = { provider: 'giscus', repo: 'a/b', repoId: 'R', category: 'General', categoryId: 'C' };

test('giscus is framed by its parameters for the post, in its own spelling of the language, after a button alone', () => {
  const page = pageOf({ comments: giscus, language: 'de-AT' });
  const place = page('#comments .discussion');
  const frame = new URL(place.attr('data-frame') ?? '');
  assert.equal(frame.origin + frame.pathname, 'https://giscus.app/de/widget');
  assert.deepEqual(
    ['repo', 'repoId', 'category', 'categoryId', 'term', 'description'].map((name) => frame.searchParams.get(name)),
    ['a/b', 'R', 'General', 'C', 'a/', 'What it says.'],
  );
  assert.equal(page('#comments iframe, #comments script').length, 0);
  assert.equal(page('.discussion-offer button').text(), 'Kommentare zeigen');
  assert.equal(page('.discussion-offer small').text(), 'Lädt von giscus.app');
  assert.equal(page('#comments > p a').attr('href'), 'https://github.com/a/b/discussions');
  assert.equal(page('script[src="/assets/discussion.js"]').length, 1);
});

test('utterances knows a post by its path as its own script does, below a base path too', () => {
  const site = { comments: { provider: 'utterances', repo: 'a/b', label: 'blog' }, url: 'https://t.example/blog/' };
  const frame = new URL(pageOf(site)('.discussion').attr('data-frame') ?? '');
  assert.equal(frame.origin + frame.pathname, 'https://utteranc.es/utterances.html');
  assert.deepEqual(Object.fromEntries(frame.searchParams), {
    repo: 'a/b',
    'issue-term': 'pathname',
    label: 'blog',
    pathname: 'blog/a/',
    title: 'A & B',
    description: 'What it says.',
  });
});

test('Isso and Remark42 run their scripts from the server that is named, with what those want to know', () => {
  const isso = pageOf({ comments: { provider: 'isso', url: 'https://isso.example/sub' } })('.discussion');
  assert.equal(isso.attr('data-script'), 'https://isso.example/sub/js/embed.min.js');
  assert.deepEqual(JSON.parse(isso.attr('data-values') ?? ''), {
    'data-isso': 'https://isso.example/sub/',
    'data-isso-avatar': 'false',
    'data-isso-lang': 'en',
  });
  const remark = pageOf({ comments: { provider: 'remark42', url: 'https://r.example' } })('.discussion');
  assert.equal(remark.attr('data-script'), 'https://r.example/web/embed.mjs');
  assert.deepEqual(Object.fromEntries(new URL(remark.attr('data-frame') ?? '').searchParams), {
    host: 'https://r.example',
    site_id: 'remark',
    locale: 'en',
    url: 'https://test.example/a/',
  });
});

for (const [language, ofIsso, ofRemark42] of [
  ['de-AT', 'de', 'de'],
  ['zh-Hant', 'zh-TW', 'zh-tw'],
  ['zh-HK', 'zh-TW', 'zh-tw'],
  ['zh', 'zh-CN', 'zh'],
  ['pt', 'pt-BR', 'bp'],
  ['pt-AO', 'pt-PT', 'bp'],
  ['uk', 'uk', 'ua'],
] as const) {
  test(`Isso and Remark42 are told ${language} by the names that they have for it`, () => {
    const isso = pageOf({ language, comments: { provider: 'isso', url: 'https://isso.example' } })('.discussion');
    assert.equal(JSON.parse(isso.attr('data-values') ?? '')['data-isso-lang'], ofIsso);
    const remark = pageOf({ language, comments: { provider: 'remark42', url: 'https://r.example' } })('.discussion');
    assert.equal(new URL(remark.attr('data-frame') ?? '').searchParams.get('locale'), ofRemark42);
  });
}

test('replies of the fediverse are those to the toot of a post, and other posts have none', () => {
  const site = { comments: { provider: 'fediverse', url: 'https://social.example' } };
  const place = (discussion: string) => pageOf(site, { discussion })('.discussion').attr('data-replies');
  const context = 'https://social.example/api/v1/statuses/123/context';
  assert.equal(place('https://social.example/@desk/123'), context);
  assert.equal(place('https://social.example/@desk@other.example/123/'), context);
  assert.equal(place('https://social.example/users/desk/statuses/123'), context);
  for (const other of [
    'https://else.example/@desk/123',
    'https://social.example/@desk',
    'https://news.example/item?id=1',
  ])
    assert.equal(place(other), undefined);
  const link = pageOf(site, { discussion: 'https://social.example/@desk/123' });
  assert.equal(link('.discussion-offer small').text(), 'Loads from social.example');
  assert.equal(link('#comments > p a').text(), 'Discuss on social.example');
  const none = pageOf(site, { discussion: null });
  assert.equal(none('#comments, script[src="/assets/discussion.js"]').length, 0);
});

test('a post links to where it is talked about, with a service or without, and says nothing where it has no comments', () => {
  const discussion = 'https://social.example/@a/1';
  const alone = pageOf({}, { discussion });
  assert.equal(alone('#comments a').attr('href'), discussion);
  assert.equal(alone('#comments a').text(), 'Discuss on social.example');
  assert.equal(alone('.discussion').length, 0);
  assert.equal(pageOf({ comments: giscus }, { discussion })('#comments > p a').attr('href'), discussion);
  for (const none of [pageOf({}), pageOf({ comments: giscus }, { comments: false })]) {
    assert.equal(none('#comments').length, 0);
    assert.equal(none('script[src="/assets/discussion.js"]').length, 0);
  }
});

test('a newsletter’s form has the fields of its service', () => {
  const form = (keys: Readonly<Record<string, unknown>>) => {
    const page = pageOf({ newsletter: { title: 'News', ...keys } });
    const fields = page('.newsletter form input').toArray();
    return [
      page('.newsletter form').attr('action'),
      ...fields.map((field) =>
        [field.attribs.name, ...(field.attribs.value === undefined ? [] : [field.attribs.value])].join('='),
      ),
    ];
  };
  assert.deepEqual(form({ provider: 'buttondown', username: 'a-b' }), [
    'https://buttondown.com/api/emails/embed-subscribe/a-b',
    'email',
    'embed=1',
  ]);
  assert.deepEqual(form({ provider: 'listmonk', url: 'https://l.example', list: 'u-1' }), [
    'https://l.example/subscription/form',
    'email',
    'l=u-1',
    'nonce',
  ]);
  const action = 'https://x.us1.list-manage.com/subscribe/post?u=12&id=34';
  assert.deepEqual(form({ provider: 'mailchimp', action }), [action, 'EMAIL', 'b_12_34']);
  assert.deepEqual(form({ action: 'https://x.example/', field: 'MAIL' }), ['https://x.example/', 'MAIL', 'b_url']);
});

test('readers are counted by a script that a template holds, on every page, and never in a preview', () => {
  const analytics = { provider: 'goatcounter', url: 'https://count.example/' };
  const page = pageOf({ analytics });
  assert.equal(page('head script[src="/assets/analytics.js"]').length, 1);
  assert.match(
    page.html(),
    /<template id="analytics"><script src="https:\/\/count\.example\/count\.js" data-goatcounter="https:\/\/count\.example\/count"><\/script><\/template>/,
  );
  for (const none of [pageOf({ analytics }, {}, true), pageOf({})]) assert.doesNotMatch(none.html(), /analytics/);
});
