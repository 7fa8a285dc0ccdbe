import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { sitemapEntries } from '../../src/pages/routes/sitemap.ts';
import { postHead, standaloneHead } from '../../src/pages/seo/heads.ts';
import { readingOf } from '../../src/source/read-files.ts';
import { readPost } from '../../src/source/read-post.ts';
import { pageContext } from '../harness/context.ts';
import { post } from '../harness/site.ts';
import { wordSources } from '../harness/words.ts';

const { value: site } = parseSite('name: T\nurl: https://t.example/\n');
assert.ok(site);
const reading = readingOf({ root: '/', site, key: 'k', words: wordSources, packs: '/' });
const read = (caption: string) =>
  readPost(
    'content/posts/a.md',
    post({ thumbnail: '/images/a.png', thumbnailAlt: '', thumbnailCaption: caption }),
    reading,
  );

test('a title for search engines stands for the whole title and for previews, and not for the headline', () => {
  const context = pageContext({
    posts: [{ title: 'Headline', metaTitle: 'Found by' }],
    standalone: [{ title: 'About', metaTitle: 'About us' }],
  });
  const [one] = context.blog.posts;
  const [page] = context.blog.standalone;
  assert.ok(one && page);
  const head = postHead(context, one);
  assert.equal(head.title, 'Found by');
  assert.deepEqual(
    [...head.openGraph, ...head.twitter].filter(({ name }) => name.endsWith(':title')).map(({ content }) => content),
    ['Found by', 'Found by'],
  );
  assert.match(head.jsonLd, /"headline":"Headline"/);
  assert.equal(standaloneHead(context, page).title, 'About us');
});

test('what search engines are to leave out says so, and is in no sitemap; archives list it as ever', () => {
  const context = pageContext({
    posts: [{ slug: 'a', noindex: true }, { slug: 'b' }],
    standalone: [{ permalink: '/secret/', noindex: true }],
  });
  const { blog } = context;
  assert.deepEqual(blog.posts.map((one) => [one.slug, postHead(context, one).robots]).sort(), [
    ['a', 'noindex, follow'],
    ['b', null],
  ]);
  assert.deepEqual(
    blog.standalone.map((one) => standaloneHead(context, one).robots),
    ['noindex, follow'],
  );
  assert.equal(blog.listed.length, 2);
  const urls = sitemapEntries(context).map(({ url }) => new URL(url).pathname);
  assert.deepEqual(
    urls.filter((url) => /\/a\/|secret/.test(url)),
    [],
  );
});

test('a caption is a line of Markdown, whose links to the site are checked like those of the body', () => {
  const { entry, problems } = read('By *Ann* & [co](/about/#us), `x` [there](https://x.example/)');
  assert.deepEqual(problems, []);
  assert.deepEqual(entry?.thumbnail?.caption, [
    'By <em>Ann</em> &amp; <a href="',
    { kind: 'link', target: '/about/', suffix: '#us' },
    '">co</a>, <code>x</code> <a href="https://x.example/">there</a>',
  ]);
  assert.deepEqual(
    entry?.links.map(({ target, line }) => [target, line]),
    [['/about/', 6]],
  );
});

for (const typed of ['- a list', '# A heading', '![a picture](/images/b.png)', '> said']) {
  test(`"${typed}" is no caption`, () => {
    assert.deepEqual(
      read(typed).problems.map(({ rule, message }) => [rule, message.includes('a line of text, emphasis and links')]),
      [['wrong-value', true]],
    );
  });
}

test('a post names the account of the fediverse that its first author with one links to, as Mastodon reads it', () => {
  const creator = (links: readonly { readonly label: string; readonly url: string }[]) => {
    const authors = [{ name: 'An' }, { name: 'Bo', links }];
    const context = pageContext({ site: { authors }, posts: [{ authors: ['An', 'Bo'] }] });
    const [one] = context.blog.posts;
    assert.ok(one);
    return postHead(context, one).twitter.find(({ name }) => name === 'fediverse:creator')?.content;
  };
  const mastodon = { label: 'Mastodon', url: 'https://social.example/@bo' };
  assert.equal(creator([{ label: 'Videos', url: 'https://video.example/@bo' }, mastodon]), '@bo@social.example');
  assert.equal(creator([{ label: 'On the fediverse', url: 'https://s.example:8443/@b.o/' }]), '@b.o@s.example:8443');
  assert.equal(creator([{ label: 'Mastodon', url: 'https://social.example/@bo/123' }]), undefined);
  assert.equal(creator([]), undefined);
});
