import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, render, slots } from '../harness/markdown.ts';

const linkSlots = [
  ['[a](other.md)', 'other.md', ''],
  ['[a](../x/index.md#part "title")', '../x/index.md', '#part'],
  ['[a](./slides.pdf?page=2&x#y)', './slides.pdf', '?page=2&amp;x#y'],
  ['[a](<my file.md>)', 'my%20file.md', ''],
  ['[a](größe%20100%25.md)', 'gr%C3%B6%C3%9Fe%20100%25.md', ''],
  ['[a](100%.md)', '100%25.md', ''],
  ['[a]\n\n[a]: other.md#x', 'other.md', '#x'],
  ["<a class=x href='other.md?a=1&amp;b'>a</a>", 'other.md', '?a=1&amp;b'],
  ['<a\nHREF = other.md>a</a>', 'other.md', ''],
  ['<video src="clip.mp4"></video>', 'clip.mp4', ''],
] as const;
for (const [markdown, target, suffix] of linkSlots) {
  test(`${JSON.stringify(markdown)} leads to the file ${target}`, () => {
    assert.deepEqual(slots(markdown), [{ kind: 'link', target, suffix }]);
  });
}

test('a link’s slot is the value of its attribute', () => {
  assert.deepEqual(render('[a](b.md#c "d")').parts, [
    '<p><a href="',
    { kind: 'link', target: 'b.md', suffix: '#c' },
    '" title="d">a</a></p>\n',
  ]);
});

const kept = ['https://example.com/a.md', '//example.com/a.md', '#part', '?q=1', 'mailto:a@b.example', 'tel:+123', ''];
for (const url of kept) {
  test(`a link to ${JSON.stringify(url)} stays as it is, in Markdown and in HTML`, () => {
    assert.deepEqual(render(`[a](<${url}>)`).parts, [`<p><a href="${url}">a</a></p>\n`]);
    assert.deepEqual(render(`x <a href='${url}'>a</a>`).parts, [`<p>x <a href='${url}'>a</a></p>\n`]);
  });
}

const ownUrls = [
  ['https://test.example/', '/about/', '/about/', ''],
  ['https://test.example/', '/a b/ü?q=1#x', '/a%20b/%C3%BC', '?q=1#x'],
  ['https://test.example/', 'https://test.example/2023/x/#y', '/2023/x/', '#y'],
  ['https://test.example/', 'http://TEST.example', '/', ''],
  ['https://test.example/', '//test.example/x', '/x', ''],
  ['https://test.example/blog/', '/about/', '/about/', ''],
  ['https://test.example/blog/', '/', '/', ''],
  ['https://test.example/blog/', '/blog/about/', '/about/', ''],
  ['https://test.example/blog/', '/blog', '/', ''],
  ['https://test.example/blog/', '/blog#x', '/', '#x'],
  ['https://test.example/blog/', '/blogger/', '/blogger/', ''],
  ['https://test.example/blog/', 'https://test.example/blog', '/', ''],
  ['https://test.example/blog/', 'https://test.example/blog/a?b', '/a', '?b'],
] as const;
for (const [site, url, target, suffix] of ownUrls) {
  test(`on ${site}, ${url} leads to ${target} from the site's own root, in Markdown and in HTML`, () => {
    const slot = { kind: 'link', target, suffix };
    assert.deepEqual(slots(`[a](<${url}>)`, { url: site }), [slot]);
    assert.deepEqual(slots(`x <a href="${url}">a</a>`, { url: site }), [slot]);
  });
}

for (const url of ['https://test.example/other/', 'https://test.example/blogger/', '//example.com/blog/']) {
  test(`on https://test.example/blog/, ${url} is another site's`, () => {
    assert.deepEqual(slots(`[a](${url})`, { url: 'https://test.example/blog/' }), []);
  });
}

test('all URLs from the root in raw HTML are slots, those in code, comments and scripts are not', () => {
  const targets = (markdown: string) => slots(markdown).map((slot) => (slot.kind === 'link' ? slot.target : slot.kind));
  assert.deepEqual(targets('<div><video poster="/a.jpg" src=/a.mp4></video><object data="b.pdf"></object></div>'), [
    '/a.jpg',
    '/a.mp4',
    'b.pdf',
  ]);
  assert.deepEqual(
    targets('<picture><source srcset="/a b.webp 1x, c.webp 2x, https://example.com/d.webp 3x"></picture>'),
    ['/a', 'c.webp'],
  );
  assert.deepEqual(targets('<pre><a href="/x">x</a></pre>'), []);
  assert.deepEqual(targets('<!-- <a href="/x"> -->'), []);
  assert.deepEqual(targets('<script>const a = \'<a href="/x">\';</script>'), []);
});

const picture = { kind: 'picture', alt: '', title: null, block: true, attributes: {}, line: 1, column: 1 };
const raw = { ...picture, alt: null, block: false };
const pictureSlots = [
  [
    '![A *big* `pic` of [x](/y)](a.png "Say &quot;x&quot;")',
    { ...picture, source: 'a.png', alt: 'A big pic of x', title: 'Say "x"' },
  ],
  ['![](/a.png)', { ...picture, source: '/a.png' }],
  ['![a\nb](a.png)', { ...picture, source: 'a.png', alt: 'a b' }],
  ['![a](https://example.com/a.png)', { ...picture, source: 'https://example.com/a.png', alt: 'a' }],
  ['text ![a](a.png)', { ...picture, source: 'a.png', alt: 'a', block: false, column: 6 }],
  ['- ![a](a.png)', { ...picture, source: 'a.png', alt: 'a', block: false, column: 3 }],
  ['- ![a](a.png)\n\n- b', { ...picture, source: 'a.png', alt: 'a', column: 3 }],
  ['> ![a](a.png)', { ...picture, source: 'a.png', alt: 'a', column: 3 }],
  ['<img src="a.png">', { ...raw, source: 'a.png' }],
  ['<IMG SRC=a.png ALT=\'a "b"\' title="c &amp; d"/>', { ...raw, source: 'a.png', alt: 'a "b"', title: 'c & d' }],
  ['x <img\nalt="" src="a.png">', { ...raw, source: 'a.png', alt: '', column: 3 }],
  [
    '<img src="a.png" class="x" id=y width=3 height="4" hidden srcset="b" sizes=c loading=lazy style="d" onload="e">',
    { ...raw, source: 'a.png', attributes: { class: 'x', id: 'y', width: '3', height: '4', hidden: '' } },
  ],
] as const;
for (const [markdown, slot] of pictureSlots) {
  test(`${JSON.stringify(markdown)} is a picture`, () => assert.deepEqual(slots(markdown), [slot]));
}

test('a picture that is a paragraph by itself loses it', () => {
  const [slot] = slots('![a](b.png)');
  assert.deepEqual(render('one\n\n![a](b.png)\n\ntwo').parts, ['<p>one</p>\n', { ...slot, line: 3 }, '\n<p>two</p>\n']);
});

test('two pictures in a paragraph are in it, and so is a linked one', () => {
  assert.match(html('![a](a.png)\n![b](b.png)'), /^<p><img[^>]*>\n<img[^>]*><\/p>$/);
  assert.match(html('[![a](a.png)](/x)'), /^<p><a href="\/x"><img[^>]*><\/a><\/p>$/);
});

const untouched = [
  '<!-- <img src="a.png"> -->',
  '<pre>\n<img src="a.png">\n</pre>',
  '<p><code><img src="a.png"></code></p>',
  '<script>\nconst a = \'<img src="a.png">\';\n</script>',
  '<style>\n/* <img src="a.png"> */\n</style>',
  '<div>\n<img alt="none">\n<img src="">\n</div>',
  '<div title="<img src=a.png>">\n</div>',
];
for (const markdown of untouched) {
  test(`${JSON.stringify(markdown)} has no picture`, () =>
    assert.deepEqual(render(markdown).parts.join('').trim(), markdown.trim()));
}

const forbidden = [
  ['<p style="color: red" class="a">x</p>', '<p class="a">x</p>'],
  ['<p class="a" STYLE=color:red>x</p>', '<p class="a">x</p>'],
  ["x <b onclick='go()' style>y</b>", '<p>x <b>y</b></p>'],
  ['<pre><span style="color: red">x</span></pre>', '<pre><span>x</span></pre>'],
  ['<div =x / style=a b= style="c">\n</div>', '<div =x b= style="c">\n</div>'],
  ["<div a='>' on-x=y>\n</div>", "<div a='>'>\n</div>"],
  ['<p title="style=x">style="y"</p>', '<p title="style=x">style="y"</p>'],
] as const;
for (const [markdown, expected] of forbidden) {
  test(`${markdown} stays without what a strict policy forbids`, () => assert.equal(html(markdown), expected));
}

test('headings in raw HTML go down with the others', () => {
  assert.equal(
    html('# A\n\n<H2 class="b">B</H2>\n\n<h6>C</h6>'),
    '<h2 id="a">A</h2>\n<h3 class="b">B</h3>\n<h6>C</h6>',
  );
});

test('links and pictures have the lines and columns of the file', () => {
  const markdown = [
    'A `code\nspan`, [a](b.md "two\nlines") and ![c](d.png)', // 10 to 12
    '> quoted\n> [e](f.md)', // 14, 15
    '| g |\n| - |\n| [h](i.md) |', // 17 to 19
    '- item\n\n  <img src="j.png">', // 21, 23
    '<div>\n<a href="k.md">\n</div>', // 25 to 27
    'x[^1]\n\n[^1]: note\n    ![l](m.png)', // 29 to 32
  ].join('\n\n');
  const spots = (text: string) => {
    const { links, parts } = render(text, {}, 10);
    const pictures = parts.filter((part) => typeof part !== 'string' && part.kind === 'picture');
    return [...links, ...pictures].map(({ line, column }) => `${line}:${column}`);
  };
  assert.deepEqual(spots(markdown), ['11:8', '15:3', '19:3', '26:1', '12:13', '23:3', '32:5']);
  assert.deepEqual(spots(markdown.replaceAll('\n', '\r\n')), spots(markdown));
  assert.deepEqual(slots(markdown.replaceAll('\n', '\r\n'), {}, 10), slots(markdown, {}, 10));
});
