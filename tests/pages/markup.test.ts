import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from '../harness/html.ts';
import { htmlPages } from '../harness/links.ts';
import { photograph } from '../harness/pictures.ts';
import { post, posts, TestSite } from '../harness/site.ts';

/** One site for all tests of what its pages say: 28 posts in one tag, six to a page, seven with pictures of 900 pixels. */
let site: TestSite;
before(async () => {
  site = new TestSite({
    'content/site.yaml': [
      'name: Test Site\nurl: https://test.example/\npostsPerPage: 6\nimages: { widths: [250, 700, 1536] }',
      'categories:\n  - name: Tools\n  - { name: Compilers, parent: Tools }\nauthors:\n  - { name: The Desk, bio: Writes. }\n',
    ].join('\n'),
    ...posts(27, { tags: ['Backend'], authors: ['The Desk'] }),
    ...Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [
        `content/posts/post-${index + 1}.md`,
        post({
          title: `Post ${index + 1}`,
          date: `2025-12-${31 - index}`,
          tags: ['Backend'],
          categories: ['Compilers'],
          thumbnail: '/wide.png',
          thumbnailAlt: index === 0 ? '' : 'A wide picture',
          ...(index === 0 && { id: 6245, sticky: true }),
        }),
      ]),
    ),
    'content/posts/lone.md': post(
      { title: 'Lone', date: '2026-01-01', tags: ['Backend'], thumbnail: '/wide.png', thumbnailAlt: 'Wide' },
      '# First\n\n## Second\n\n{{ page.title }} and {% raw %} stay.\n\n```js\nlet a = "{{ b }}";\n```\n\n![Inline](/wide.png)\n',
    ),
    'content/wide.png': await (await photograph(900, 450)).png().toBuffer(),
  });
  await site.built({ now: '2026-02-01T00:00:00Z' });
});
after(() => site[Symbol.dispose]());

test('a card has the elements and classes of a WordPress archive, in their order', () => {
  const $ = site.page('/');
  const card = $('.posts-list > li').first();
  assert.deepEqual(outline(card.html() ?? ''), [
    'article.post-6245.post.type-post.status-publish.format-standard.has-post-thumbnail.sticky.hentry.category-compilers.tag-backend',
    ' div.post-holder',
    '  div.upper-part',
    '   div.image-holder',
    '    a',
    '     img.wp-post-image.tint-2',
    '   div.info',
    '    time.date',
    '    h2',
    '     a',
    '    p',
    '  ul.btn-list',
    '   li',
    '    a.info-btn',
  ]);
  assert.equal(card.find('time').text(), 'December 31, 2025');
  assert.equal(card.find('.info-btn').attr('href'), '/category/tools/compilers/');
  assert.equal(card.find('a[alt]').length, 0);
  assert.equal(card.find('img').attr('alt'), 'Post 1', 'an empty alternative text would leave the link without a name');
});

test('a card without a picture has no empty place for one', () => {
  const $ = site.page('/page/2/');
  const card = $('.post-holder').last();
  assert.equal(card.find('.info h2').text(), 'Post 11');
  assert.equal(card.find('.image-holder, img').length, 0);
});

test('the first picture of a page is loaded first, the fourth and later ones when they come near', () => {
  const $ = site.page('/');
  const pictures = $('main img')
    .toArray()
    .map((element) => $(element));
  assert.deepEqual(
    pictures.map((image) => [image.attr('fetchpriority'), image.attr('loading'), image.attr('decoding')]),
    [
      ['high', undefined, 'async'],
      [undefined, undefined, 'async'],
      [undefined, undefined, 'async'],
      [undefined, 'lazy', 'async'],
      [undefined, 'lazy', 'async'],
      [undefined, 'lazy', 'async'],
    ],
  );
});

test('a picture is offered in the site’s widths up to its own, with its size, and nothing is enlarged', () => {
  for (const url of ['/', '/2026/01/lone/']) {
    const $ = site.page(url);
    for (const image of $('main img')
      .toArray()
      .map((element) => $(element))) {
      const widths = [...(image.attr('srcset') ?? '').matchAll(/-(\d+)\.webp (\d+)w/g)].map((found) => [
        found[1],
        found[2],
      ]);
      assert.deepEqual(widths, [
        ['250', '250'],
        ['700', '700'],
        ['900', '900'],
      ]);
      assert.deepEqual([image.attr('width'), image.attr('height')], ['900', '450']);
      assert.match(image.attr('src') ?? '', /^\/assets\/images\/wide-[\w-]{10}-900\.png$/);
      assert.ok(image.attr('sizes'));
    }
  }
  assert.equal(site.page('/2026/01/lone/')('main .entry img').length, 2);
});

for (const [url, tokens] of [
  ['/tag/backend/', ['1 current', '2', '3', 'dots', '5', 'Next »']],
  ['/tag/backend/page/3/', ['« Previous', '1', '2', '3 current', '4', '5', 'Next »']],
  ['/tag/backend/page/5/', ['« Previous', '1', 'dots', '3', '4', '5 current']],
] as const) {
  test(`the pagination of ${url} is WordPress’s: ${tokens.join(' ')}`, () => {
    const $ = site.page(url);
    const nav = $('nav.pagination');
    assert.ok(nav.attr('aria-label'));
    const shown = nav
      .children('.page-numbers')
      .toArray()
      .map((element) => {
        const token = $(element);
        if (token.hasClass('dots')) return 'dots';
        token.children('.visually-hidden').remove();
        return token.attr('aria-current') === 'page' ? `${token.text()} current` : token.text();
      });
    assert.deepEqual(shown, tokens);
    assert.equal(nav.find('.current').length, 1);
    for (const link of nav
      .children('a')
      .not('.next, .prev')
      .toArray()
      .map((element) => $(element))) {
      assert.equal(link.attr('href'), link.text() === '1' ? '/tag/backend/' : `/tag/backend/page/${link.text()}/`);
    }
  });
}

test('a page N says so in its title, is canonical itself, links both ways and is not indexed', () => {
  const $ = site.page('/page/2/');
  const link = (rel: string) => $(`link[rel="${rel}"]`).attr('href');
  assert.match($('title').text(), /^(?=.*Page 2 of 5)(?=.*Test Site)/);
  assert.equal(
    $('title')
      .text()
      .match(/Test Site/g)?.length,
    1,
  );
  assert.deepEqual(
    [link('canonical'), link('prev'), link('next')],
    ['https://test.example/page/2/', 'https://test.example/', 'https://test.example/page/3/'],
  );
  assert.equal($('meta[name="robots"]').attr('content'), 'noindex, follow');
});

test('home, a category and a post are indexed; a tag is not, as site.yaml says by default', () => {
  const robots = (url: string) => site.page(url)('meta[name="robots"]').attr('content') ?? 'index';
  for (const url of ['/', '/category/tools/', '/2026/01/lone/']) assert.doesNotMatch(robots(url), /noindex/, url);
  assert.equal(robots('/tag/backend/'), 'noindex, follow');
});

test('the body’s classes are WordPress’s', () => {
  const classes = (url: string) => site.page(url)('body').attr('class')?.split(' ');
  assert.deepEqual(classes('/'), ['home', 'blog']);
  assert.deepEqual(classes('/tag/backend/page/2/'), [
    'archive',
    'paged',
    'tag',
    'tag-backend',
    'paged-2',
    'tag-paged-2',
  ]);
  assert.deepEqual(classes('/2025/12/post-1/'), ['single', 'single-post', 'postid-6245', 'single-format-standard']);
});

test('braces in a body appear as they were typed, and its first-level heading goes down one level', () => {
  const $ = site.page('/2026/01/lone/');
  assert.match($('.entry-content').text(), /\{\{ page\.title \}\} and \{% raw %\} stay\.[\s\S]*let a = "\{\{ b \}\}";/);
  assert.deepEqual(
    $('h1')
      .toArray()
      .map((element) => $(element).text()),
    ['Lone'],
  );
  assert.equal($('.entry-content h2#first').length, 1);
  assert.equal($('.entry-content h3#second').length, 1);
});

test('no page has a style attribute or an inline handler', () => {
  for (const [name, $] of htmlPages(`${site.root}/_site`)) {
    const attributes = $('*')
      .toArray()
      .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []));
    assert.ok(attributes.length > 5);
    assert.deepEqual(
      attributes.filter((attribute) => attribute === 'style' || attribute.startsWith('on')),
      [],
      name,
    );
  }
});

for (const [url, types] of [
  ['/', ['CollectionPage', 'ImageObject', 'BreadcrumbList', 'WebSite']],
  ['/category/tools/compilers/', ['CollectionPage', 'ImageObject', 'BreadcrumbList', 'WebSite']],
  ['/tag/backend/page/5/', ['CollectionPage', 'BreadcrumbList', 'WebSite']],
  ['/2026/01/lone/', ['BlogPosting', 'BreadcrumbList', 'WebSite']],
] as const) {
  test(`the JSON-LD of ${url} has ${types.join(', ')}, and its references lead to its own nodes`, () => {
    const text = site.page(url)('script[type="application/ld+json"]').text();
    const { '@context': context, '@graph': graph }: { '@context': string; '@graph': Record<string, unknown>[] } =
      JSON.parse(text);
    assert.equal(context, 'https://schema.org');
    const found = graph.flatMap((node) => node['@type']);
    for (const type of types) assert.ok(found.includes(type), `${type} among ${found.join(', ')}`);
    const ids = graph.map((node) => node['@id']);
    const references = [...text.matchAll(/\{"@id":"([^"]+)"\}/g)].map((match) => match[1]);
    assert.ok(references.length > 0);
    for (const reference of references) assert.ok(ids.includes(reference), reference);
    assert.match(text, /"SearchAction".*\?s=\{search_term_string\}/);
  });
}

test('the site’s RSS feed and a tag’s are XML with absolute addresses, newest first', () => {
  for (const name of ['feed.xml', 'tag/backend/feed.xml']) {
    const $ = load(site.text(name), { xml: true });
    const texts = (selector: string) =>
      $(selector)
        .toArray()
        .map((element) => $(element).text());
    assert.deepEqual(texts('item > title').slice(0, 3), ['Lone', 'Post 1', 'Post 2']);
    assert.equal(texts('item > link')[0], 'https://test.example/2026/01/lone/');
    assert.equal(new Set(texts('item > guid')).size, texts('item').length);
    const body = load(texts('item > content\\:encoded')[0] ?? '');
    assert.match(body('img').attr('src') ?? '', /^https:\/\/test\.example\/assets\/images\//);
    assert.equal(body('.anchor, .copy').length, 0);
    assert.match(body.text(), /\{\{ page\.title \}\}/);
  }
});

test('the excerpt is the first 20 words with the sign of more, or what the author wrote', async () => {
  using short = new TestSite({
    'content/posts/long.md': post({ title: 'Long', date: '2025-02-02' }, `${'word '.repeat(19)}\n\nlast and more`),
    'content/posts/own.md': post({ title: 'Own', date: '2025-02-01', excerpt: 'By hand.' }),
  });
  await short.built();
  const $ = short.page('/');
  const excerpts = $('.info > p')
    .toArray()
    .map((element) => $(element).text());
  assert.deepEqual(excerpts, [`${'word '.repeat(19)}last [...]`, 'By hand.']);
});

/** The elements of a piece of HTML, one a line, indented by depth, with their classes. */
function outline(html: string): string[] {
  const fragment = load(html, null, false);
  return fragment('*')
    .toArray()
    .map((element) => {
      const depth = fragment(element).parents().length;
      const classes = (fragment(element).attr('class') ?? '').split(' ').filter((name) => name !== '');
      return ' '.repeat(depth) + [fragment(element).prop('tagName')?.toLowerCase(), ...classes].join('.');
    });
}

test('nobody is introduced by a name alone, neither below a post nor on their archive', async () => {
  using site = new TestSite({
    'content/site.yaml':
      'name: Test Site\nurl: https://test.example/\nauthors:\n  - { name: The Desk, bio: Writes. }\n',
    'content/posts/bare.md': post({ title: 'Bare', authors: ['Guest', 'Visitor'] }),
    'content/posts/both.md': post({ title: 'Both', authors: ['Guest', 'The Desk'] }),
  });
  await site.built();
  const names = (url: string) =>
    site
      .page(url)('.authors h2')
      .toArray()
      .map((element) => load(element).text());
  assert.equal(site.page('/2025/06/bare/')('.authors').length, 0);
  assert.equal(site.page('/2025/06/bare/')('.byline-authors a').length, 2);
  assert.deepEqual(names('/2025/06/both/'), ['The Desk']);
  assert.equal(site.page('/author/guest/')('.profile').length, 0);
  assert.equal(site.page('/author/the-desk/')('.profile p').text(), 'Writes.');
});

test('no id is on a page twice: not of posts of one slug, nor of headings that are called like a post or an icon', async () => {
  using site = new TestSite({
    'content/posts/a/mortem.md': post({ title: 'May', date: '2025-05-01', tags: ['x'] }),
    'content/posts/b/mortem.md': post(
      { title: 'June', date: '2025-06-01', tags: ['x'], toc: true },
      ['Post-mortem', 'Post 2025 06 mortem', 'Icon search', 'Related title', 'Main content', 'Site menu', 'Toc title']
        .map((heading) => `## ${heading}\n\nText.`)
        .join('\n\n'),
    ),
  });
  await site.built();
  for (const [name, $] of htmlPages(`${site.root}/_site`)) {
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id'));
    assert.equal(new Set(ids).size, ids.length, `${name}: ${ids.join(' ')}`);
  }
  assert.equal(site.page('/2025/06/mortem/')('#post-mortem').text(), 'Post-mortem');
});
