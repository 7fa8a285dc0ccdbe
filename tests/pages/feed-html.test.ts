import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodyPart, PictureSlot } from '../../src/model/body.ts';
import { feedHtml } from '../../src/pages/views/feed-html.ts';
import { pageContext } from '../harness/context.ts';

const picture = (facts: Partial<PictureSlot>): PictureSlot => ({
  kind: 'picture',
  source: '/wide.png',
  alt: 'Wide',
  title: null,
  block: true,
  attributes: {},
  line: 1,
  column: 1,
  ...facts,
});

const base = 'https://test.example/blog/2025/06/here/';
const bodies: readonly (readonly [string, readonly BodyPart[], string])[] = [
  [
    'headings have no anchors',
    [{ kind: 'heading' }, '<h2 id="a">A</h2>', { kind: 'anchor', id: 'a', text: 'A' }, '\n'],
    '<h2>A</h2>\n',
  ],
  ['a link within the page leads to the page', ['<a href="#fn1">1</a>'], `<a href="${base}#fn1">1</a>`],
  [
    'a link from the host’s root is absolute',
    ['<a href="/blog/x/?a=1&amp;b=2">x</a>'],
    '<a href="https://test.example/blog/x/?a=1&amp;b=2">x</a>',
  ],
  [
    'a link without a scheme gets one',
    ['<a title=t href=//other.example/>x</a>'],
    '<a title=t href="https://other.example/">x</a>',
  ],
  ['mail and other schemes stay', ['<a href="mailto:a@b.example">x</a>'], '<a href="mailto:a@b.example">x</a>'],
  [
    'a link to a post’s file is the post’s URL',
    ['<a href="', { kind: 'link', target: 'other.md', suffix: '#part' }, '">x</a>'],
    '<a href="https://test.example/blog/2025/05/other/#part">x</a>',
  ],
  [
    'a link to a file that is not there leads where it leads on the page',
    ['<a href="', { kind: 'link', target: 'none%20here.txt', suffix: '' }, '">x</a>'],
    `<a href="${base}none%20here.txt">x</a>`,
  ],
  [
    'a picture by itself is a figure with its title as caption',
    [picture({ title: 'A < b' })],
    '<figure><img src="https://test.example/blog/assets/wide.png" alt="Wide" width="1200" height="600"><figcaption>A &lt; b</figcaption></figure>',
  ],
  [
    'a picture among words keeps its title',
    ['<p>a ', picture({ block: false, alt: null, title: 'T' }), '</p>'],
    '<p>a <img src="https://test.example/blog/assets/wide.png" alt="" title="T" width="1200" height="600"></p>',
  ],
  [
    'a picture from elsewhere keeps the size its author gave it',
    [picture({ source: '//other.example/a.png', block: false, attributes: { width: '10', height: '20', class: 'c' } })],
    '<img src="https://other.example/a.png" alt="Wide" width="10" height="20">',
  ],
  [
    'a film’s URLs are absolute, whatever their quotes',
    [`<video src='/f.mp4' poster="f.png" controls></video>`],
    `<video src="https://test.example/f.mp4" poster="${base}f.png" controls></video>`,
  ],
  [
    'each candidate of a srcset is absolute',
    ['<source srcset="/a.webp 1x,/b.webp 2x, https://cdn.example/w_2,h_3/c.webp 3x">'],
    '<source srcset="https://test.example/a.webp 1x,https://test.example/b.webp 2x, https://cdn.example/w_2,h_3/c.webp 3x">',
  ],
  [
    'what only looks like an attribute stays',
    ['<a title="an href=/x" href="https://a.example/">href="/y"</a>'],
    '<a title="an href=/x" href="https://a.example/">href="/y"</a>',
  ],
  [
    'markup that is shown stays',
    ['<code>&lt;a href=&quot;/x&quot;&gt;</code>'],
    '<code>&lt;a href=&quot;/x&quot;&gt;</code>',
  ],
  [
    'code keeps its words and marks and loses the colours of its tokens',
    [
      '<pre tabindex="0"><code><mark><span class="token keyword">let</span> <span class="a"><span>b</span></span></mark></code></pre><span>c</span>',
    ],
    '<pre tabindex="0"><code><mark>let b</mark></code></pre><span>c</span>',
  ],
  ['nothing runs', ['<p onclick="a()" class="p" ONLOAD=b>x</p><script>c()</script><!-- d -->'], '<p class="p">x</p>'],
  [
    'notes have no ids, which other posts have too, and no links back to them; a reference leads to the page',
    [
      '<p>a<sup><a href="#fn:1" id="fnref:1" role="doc-noteref">[1]</a></sup></p><ol><li id="fn:1"><p>b <a href="#fnref:1" class="footnote-backref" role="doc-backlink" aria-label="c">↩\uFE0E</a></p></li></ol>',
    ],
    `<p>a<sup><a href="${base}#fn:1" role="doc-noteref">[1]</a></sup></p><ol><li><p>b</p></li></ol>`,
  ],
  ['nothing is styled', ['<style>p { color: red }</style><p>x</p>'], '<p>x</p>'],
  [
    'a frame is a link to what it shows',
    ['<iframe width="5" src="https://films.example/1?a=1&amp;b=2" title="A <film>"></iframe>'],
    '<a href="https://films.example/1?a=1&amp;b=2">A &lt;film></a>',
  ],
  [
    'a frame without a title is known by its URL',
    [`<iframe src='//maps.example/'></iframe>`],
    '<a href="https://maps.example/">//maps.example/</a>',
  ],
  [
    'what is framed on its page is a link that says who keeps it, with its picture',
    [
      '<figure class="embed embed-film" data-ratio="16-9">\n<a href="https://films.example/1" data-frame="https://player.films.example/1" aria-label="Play: A film (Films)">',
      picture({ alt: '', block: false }),
      '<span class="embed-sign"></span><span class="embed-title">A film</span> <span class="embed-provider">Films</span></a></figure>',
    ],
    `<figure class="embed embed-film">\n<a href="https://films.example/1" aria-label="Play: A film (Films)"><img src="https://test.example/blog/assets/wide.png" alt="" width="1200" height="600"><span class="embed-title">A film</span> (Films)</a></figure>`,
  ],
  [
    'tasks show whether they are done',
    [
      '<li><label><input type="checkbox" disabled checked> a</label></li><li><label><input type="checkbox" disabled> b</label></li>',
    ],
    '<li><label>☑ a</label></li><li><label>☐ b</label></li>',
  ],
  ['what XML forbids is left out', ['<p>a\u0000\u000bb\ud800</p>'], '<p>ab\ufffd</p>'],
];
for (const [name, parts, html] of bodies) {
  test(`a body in a feed: ${name}`, () => {
    const context = pageContext({
      site: { url: 'https://test.example/blog/' },
      posts: [{ slug: 'here' }, { slug: 'other', date: '2025-05-01' }],
      pictures: { 'content/wide.png': {} },
    });
    const body = { parts, headings: [], words: 0, comments: [] };
    assert.equal(feedHtml(context, body, 'content/posts/here.md', base), html);
  });
}
