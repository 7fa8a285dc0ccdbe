import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { centre } from '../../src/model/focus.ts';
import { feedRoutes } from '../../src/pages/routes/feed.ts';
import { type BlogOptions, type PostOptions, pageAt, pageContext, printed } from '../harness/context.ts';
import { atomProblems, parseFeed, parseJsonFeed, rssProblems } from '../harness/feed-rules.ts';
import { load } from '../harness/html.ts';

const feedOf = (options: BlogOptions, url = '/feed.xml') => printed(pageAt(feedRoutes(pageContext(options)), url));
/** A blog whose posts use whatever feeds can show. */
const rich: BlogOptions = {
  site: {
    tagline: 'Notes & <queries>',
    timeZone: 'Europe/Stockholm',
    categories: [
      { name: 'Tools', description: 'What we work with.' },
      { name: 'Compilers', parent: 'Tools' },
    ],
  },
  posts: [
    {
      slug: 'first',
      title: 'Using <template> & friends',
      date: '2025-06-01',
      updated: '2025-07-01T12:00:00Z',
      excerpt: 'A <template> is inert: `a < b && c`.',
      id: 6245,
      tags: ['C++'],
      categories: ['Compilers'],
      authors: ['The Desk', 'The Room'],
      thumbnail: { path: 'content/wide.png', alt: 'Wide', caption: [], focus: centre },
      body: [
        { kind: 'heading' },
        '<h2 id="a">A</h2>',
        { kind: 'anchor', id: 'a', text: 'A' },
        '\n<p>One ]]> two</p>\n',
      ],
    },
    {
      slug: 'second',
      date: '2025-05-01',
      tags: ['C++'],
      language: 'sv',
      thumbnail: { path: 'content/tall.png', alt: '', caption: [], focus: centre },
    },
    { slug: 'third', date: '2024-05-01', aliases: ['/old/third'] },
  ],
  pictures: { 'content/wide.png': {}, 'content/tall.png': { bytes: null, width: 600, height: 900 } },
  hasIcon: true,
};

for (const [url, problemsOf] of [
  ['/feed.xml', rssProblems],
  ['/atom.xml', atomProblems],
  ['/tag/c/feed.xml', rssProblems],
  ['/category/tools/feed.xml', rssProblems],
  ['/category/tools/compilers/feed.xml', rssProblems],
] as const) {
  test(`${url} keeps the rules of its format`, () => {
    assert.deepEqual(problemsOf(feedOf(rich, url), `https://test.example${url}`), []);
  });
}

test('a feed keeps the rules of its format without any posts', () => {
  assert.deepEqual(rssProblems(feedOf({}), 'https://test.example/feed.xml'), []);
  assert.deepEqual(atomProblems(feedOf({}, '/atom.xml'), 'https://test.example/atom.xml'), []);
  assert.deepEqual(parseJsonFeed(feedOf({}, '/feed.json')).items, []);
});

test('whatever a post says, its feeds are well-formed and say it, but for what XML cannot hold', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).map((value) => `${value}]]>&amp;<b>`);
  fc.assert(
    fc.property(text, text, text, (title, excerpt, body) => {
      const blog: BlogOptions = { posts: [{ title, excerpt, body: [`<p>${body.replaceAll(/[<>&]/g, '')}]]></p>`] }] };
      assert.deepEqual(rssProblems(feedOf(blog), 'https://test.example/feed.xml'), []);
      assert.deepEqual(atomProblems(feedOf(blog, '/atom.xml'), 'https://test.example/atom.xml'), []);
      const [item] = parseJsonFeed(feedOf(blog, '/feed.json')).items;
      const $ = parseFeed(feedOf(blog, '/atom.xml'));
      const lines = (value: string | undefined) => value?.replaceAll(/\r\n?/g, '\n');
      assert.equal(lines($('entry > title').text()), lines(item?.title));
      assert.equal(lines($('entry > content').text()), lines(item?.content_html));
      const said = [...title.toWellFormed()].filter(isInXml);
      assert.equal(item?.title, said.join(''));
    }),
  );
});

test('RSS has HTML in a description and plain text in a title, Atom has plain text in both', () => {
  const rss = parseFeed(feedOf(rich));
  assert.equal(rss('item > title').first().text(), 'Using <template> & friends');
  const description = rss('item > description').first().text();
  assert.equal(load(description).text(), 'A <template> is inert: `a < b && c`.');
  const atom = parseFeed(feedOf(rich, '/atom.xml'));
  assert.equal(atom('entry > summary').first().text(), 'A <template> is inert: `a < b && c`.');
});

test('a feed has the twenty newest posts in full, and never an unlisted one', () => {
  const posts = Array.from(
    { length: 25 },
    (_, index): PostOptions => ({
      title: `Post ${index}`,
      date: `2025-06-${String(30 - index).padStart(2, '0')}`,
      unlisted: index === 3,
    }),
  );
  const expected = posts.map((post) => post.title).filter((title) => title !== 'Post 3');
  const titles = parseJsonFeed(feedOf({ posts }, '/feed.json')).items.map((item) => item.title);
  assert.deepEqual(titles, expected.slice(0, 20));
  for (const [url, selector] of [
    ['/feed.xml', 'item > title'],
    ['/atom.xml', 'entry > title'],
  ] as const) {
    const $ = parseFeed(feedOf({ posts }, url));
    const found = $(selector).toArray();
    assert.deepEqual(
      found.map((element) => $(element).text()),
      titles,
    );
  }
});

test('sticky posts are where their dates put them', () => {
  const posts = [
    { title: 'Old', date: '2020-01-01', sticky: true },
    { title: 'New', date: '2025-01-01' },
  ];
  const titles = parseJsonFeed(feedOf({ posts }, '/feed.json')).items.map((item) => item.title);
  assert.deepEqual(titles, ['New', 'Old']);
});

test('a feed’s dates come from its posts, compared as moments and not as texts', () => {
  const site = { timeZone: 'Europe/Stockholm' };
  // In summer time 02:40 is before 02:20 in the standard time that follows it.
  const posts = [{ date: '2025-10-26T02:40:00+02:00' }, { date: '2025-10-26T02:20:00+01:00' }, { date: '2025-01-01' }];
  const rss = parseFeed(feedOf({ site, posts }));
  assert.equal(rss('lastBuildDate').text(), 'Sun, 26 Oct 2025 02:20:00 +0100');
  assert.equal(parseFeed(feedOf({ site, posts }, '/atom.xml'))('feed > updated').text(), '2025-10-26T02:20:00+01:00');
  const edited = { site, posts: [...posts, { date: '2020-01-01', updated: '2025-12-24' }] };
  assert.equal(parseFeed(feedOf(edited))('lastBuildDate').text(), 'Wed, 24 Dec 2025 00:00:00 +0100');
});

test('dates are in English in feeds of any language', () => {
  const feed = parseFeed(feedOf({ site: { language: 'de' }, posts: [{ date: '2025-05-06' }] }));
  assert.equal(feed('item > pubDate').text(), 'Tue, 06 May 2025 00:00:00 +0000');
});

for (const [name, post, id] of [
  ['with an id from WordPress it is WordPress’s', { slug: 'a', id: 6245 }, 'https://test.example/?p=6245'],
  ['without one it is its URL', { slug: 'a' }, 'https://test.example/2025/06/a/'],
  [
    'after its slug changed it is the first URL it had',
    { slug: 'b', aliases: ['/2025/06/a', '/x/'] },
    'https://test.example/2025/06/a/',
  ],
  [
    'an old URL may be in any script',
    { slug: 'b', aliases: ['/älter/ein bild/'] },
    'https://test.example/%c3%a4lter/ein%20bild/',
  ],
] as const) {
  test(`the id of a post in feeds: ${name}`, () => {
    const posts = [post];
    const guid = parseFeed(feedOf({ posts }))('item > guid');
    assert.equal(guid.text(), id);
    assert.equal(
      guid.attr('isPermaLink'),
      id === parseFeed(feedOf({ posts }))('item > link').text() ? undefined : 'false',
    );
    assert.equal(parseFeed(feedOf({ posts }, '/atom.xml'))('entry > id').text(), id);
    assert.equal(parseJsonFeed(feedOf({ posts }, '/feed.json')).items[0]?.id, id);
  });
}

test('a picture is an enclosure where its bytes are known, and media:content where they are not', () => {
  const $ = parseFeed(feedOf(rich));
  const [wide, tall] = $('item')
    .toArray()
    .map((item) => $(item));
  assert.deepEqual(
    { ...wide?.children('enclosure').attr() },
    {
      url: 'https://test.example/assets/wide.png',
      length: '1234',
      type: 'image/png',
    },
  );
  assert.equal(wide?.children('media\\:content').length, 0);
  assert.equal(tall?.children('enclosure').length, 0);
  assert.deepEqual(
    { ...tall?.children('media\\:content').attr() },
    {
      url: 'https://test.example/assets/tall.png',
      medium: 'image',
      type: 'image/png',
      width: '600',
      height: '900',
    },
  );
});

test('a JSON Feed says what an RSS feed says', () => {
  const { items, ...feed } = parseJsonFeed(feedOf(rich, '/feed.json'));
  assert.deepEqual(feed, {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Test Site',
    home_page_url: 'https://test.example/',
    feed_url: 'https://test.example/feed.json',
    description: 'Notes & <queries>',
    icon: 'https://test.example/assets/icon-512.png',
    favicon: 'https://test.example/assets/icon-192.png',
    language: 'en-US',
  });
  assert.deepEqual(
    { ...items[0], content_html: '' },
    {
      id: 'https://test.example/?p=6245',
      url: 'https://test.example/2025/06/first/',
      title: 'Using <template> & friends',
      content_html: '',
      summary: 'A <template> is inert: `a < b && c`.',
      image: 'https://test.example/assets/wide.png',
      date_published: '2025-06-01T00:00:00+02:00',
      date_modified: '2025-07-01T14:00:00+02:00',
      authors: [{ name: 'The Desk' }, { name: 'The Room' }],
      tags: ['Compilers', 'C++'],
    },
  );
  assert.equal(items[1]?.language, 'sv');
});

test('a term’s feed is at the term’s URL and says what it is of', () => {
  const site = { ...rich.site, url: 'https://test.example/blog/' };
  const $ = parseFeed(feedOf({ ...rich, site }, '/category/tools/compilers/feed.xml'));
  assert.equal($('channel > title').text(), 'Test Site: Compilers category feed');
  assert.equal($('channel > link').text(), 'https://test.example/blog/category/tools/compilers/');
  assert.equal($('channel > atom\\:link').attr('href'), 'https://test.example/blog/category/tools/compilers/feed.xml');
  const tools = parseFeed(feedOf({ ...rich, site }, '/category/tools/feed.xml'));
  assert.equal(tools('channel > description').text(), 'What we work with.');
  assert.equal(tools('item').length, 1);
});

/** Whether XML 1.0 may hold a character (its production Char). */
function isInXml(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x20 ? ['\t', '\n', '\r'].includes(sign) : code !== 0xfffe && code !== 0xffff;
}
