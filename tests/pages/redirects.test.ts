import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redirectRoutes } from '../../src/pages/routes/redirect.ts';
import { type BlogOptions, pageAt, pageContext, printed } from '../harness/context.ts';
import { load } from '../harness/html.ts';

const urlsOf = (options: BlogOptions) => redirectRoutes(pageContext(options)).map((page) => page.url);

test('a redirect page leads to its post by itself, by a link and for search engines, which do not keep it', () => {
  const options: BlogOptions = {
    site: { url: 'https://test.example/blog/', language: 'ar' },
    posts: [{ slug: 'new', title: 'Tips & <tricks>', aliases: ['/old/'] }],
  };
  const $ = load(printed(pageAt(redirectRoutes(pageContext(options)), '/old/')));
  assert.equal($('meta[http-equiv="refresh"]').attr('content'), '0; url=/blog/2025/06/new/');
  assert.equal($('link[rel="canonical"]').attr('href'), 'https://test.example/blog/2025/06/new/');
  assert.equal($('meta[name="robots"]').attr('content'), 'noindex');
  assert.deepEqual([$('a').attr('href'), $('a').text()], ['/blog/2025/06/new/', 'Tips & <tricks>']);
  assert.deepEqual([$('html').attr('lang'), $('html').attr('dir')], ['ar', 'rtl']);
});

for (const [aliases, urls] of [
  [['/old'], ['/old/']],
  [['/old/', '/old'], ['/old/']],
  [['/2010/x.html'], ['/2010/x.html']],
  [['/2010/x.php'], ['/2010/x.php']],
  [
    ['/v1.2', '/about-node.js'],
    ['/v1.2/', '/about-node.js/'],
  ],
  [['/2025/06/new', '/2025/06/new/'], []],
] as const) {
  test(`aliases [${aliases.join(', ')}] of /2025/06/new/ are redirects at [${urls.join(', ')}]`, () => {
    assert.deepEqual(urlsOf({ posts: [{ slug: 'new', aliases }] }), urls);
  });
}

test('an unlisted post has its redirects too', () => {
  assert.deepEqual(urlsOf({ posts: [{ unlisted: true, aliases: ['/old/'] }] }), ['/old/']);
});

test('a standalone page has its redirects too', () => {
  const options: BlogOptions = {
    standalone: [{ permalink: '/about/', aliases: ['/who-we-are/', '/?page_id=2', '/about/'] }],
  };
  const $ = load(printed(pageAt(redirectRoutes(pageContext(options)), '/who-we-are/')));
  assert.deepEqual(urlsOf(options), ['/who-we-are/']);
  assert.equal($('a').attr('href'), '/about/');
});

test('the fingerprint of a redirect changes with where it leads and with the title there', () => {
  const fingerprint = (slug: string, title: string) =>
    JSON.stringify(
      pageAt(redirectRoutes(pageContext({ posts: [{ slug, title, aliases: ['/old/'] }] })), '/old/').facts(),
    );
  assert.equal(new Set([fingerprint('a', 'A'), fingerprint('b', 'A'), fingerprint('a', 'B')]).size, 3);
});
