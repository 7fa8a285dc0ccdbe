import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, render, slots } from '../harness/markdown.ts';

const linkSlots = [
  ['[a](other.md)', 'other.md', ''],
  ['[a](../x/index.md#part "title")', '../x/index.md', '#part'],
  ['[a](./slides.pdf?page=2&x#y)', './slides.pdf', '?page=2&amp;x#y'],
  ['[a](<my file.md>)', 'my file.md', ''],
  ['[a](größe%20100%25.md)', 'größe 100%.md', ''],
  ['[a](100%.md)', '100%.md', ''],
  ['[a]\n\n[a]: other.md#x', 'other.md', '#x'],
  ["<a class=x href='other.md?a=1&amp;b'>a</a>", 'other.md', '?a=1&amp;b'],
  ['<a\nHREF = other.md>a</a>', 'other.md', ''],
  ['<video src="clip.mp4"></video>', 'clip.mp4', ''],
] as const;
for (const [markdown, target, suffix] of linkSlots) {
  test(`${JSON.stringify(markdown)} leads to the file ${target}`, () => {
    assert.deepEqual(slots(markdown), [{ kind: 'link', target, suffix, line: 1 }]);
  });
}

test('a link’s slot is the value of its attribute', () => {
  assert.deepEqual(render('[a](b.md#c "d")').parts, [
    '<p><a href="',
    { kind: 'link', target: 'b.md', suffix: '#c', line: 1 },
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

const basePaths = [
  ['/', '/about/', '/about/'],
  ['/blog/', '/about/', '/blog/about/'],
  ['/blog/', '/', '/blog/'],
  ['/blog/', '/blog/about/', '/blog/about/'],
  ['/blog/', '/blog', '/blog'],
  ['/blog/', '/blog#x', '/blog#x'],
  ['/blog/', '/blogger/', '/blog/blogger/'],
  ['/blog/', '//example.com/', '//example.com/'],
] as const;
for (const [basePath, url, expected] of basePaths) {
  test(`on a site at ${basePath}, a link to ${url} leads to ${expected}`, () => {
    assert.equal(html(`[a](${url})`, { basePath }), `<p><a href="${expected}">a</a></p>`);
    assert.equal(html(`<a href="${url}">a</a>`, { basePath }), `<p><a href="${expected}">a</a></p>`);
  });
}

test('on a site under a path, all URLs from the root of raw HTML get it, those in code do not', () => {
  const written = [
    '<div><video poster="/a.jpg" src=/a.mp4></video></div>',
    '<div><picture><source srcset="/a.webp 1x, /b.webp 2x, https://example.com/c.webp 3x"></picture></div>',
    '<pre><a href="/x">x</a></pre>',
    '<!-- <a href="/x"> -->',
    '<script>const a = \'<a href="/x">\';</script>',
  ];
  const expected = [
    '<div><video poster="/blog/a.jpg" src="/blog/a.mp4"></video></div>',
    '<div><picture><source srcset="/blog/a.webp 1x, /blog/b.webp 2x, https://example.com/c.webp 3x"></picture></div>',
    ...written.slice(2),
  ];
  assert.equal(html(written.join('\n\n'), { basePath: '/blog/' }), expected.join('\n'));
});

const picture = { kind: 'picture', alt: '', title: null, block: true, attributes: {}, line: 1 };
const raw = { ...picture, alt: null, block: false };
const pictureSlots = [
  [
    '![A *big* `pic` of [x](/y)](a.png "Say &quot;x&quot;")',
    { ...picture, source: 'a.png', alt: 'A big pic of x', title: 'Say "x"' },
  ],
  ['![](/a.png)', { ...picture, source: '/a.png' }],
  ['![a\nb](a.png)', { ...picture, source: 'a.png', alt: 'a b' }],
  ['![a](https://example.com/a.png)', { ...picture, source: 'https://example.com/a.png', alt: 'a' }],
  ['text ![a](a.png)', { ...picture, source: 'a.png', alt: 'a', block: false }],
  ['- ![a](a.png)', { ...picture, source: 'a.png', alt: 'a', block: false }],
  ['- ![a](a.png)\n\n- b', { ...picture, source: 'a.png', alt: 'a' }],
  ['> ![a](a.png)', { ...picture, source: 'a.png', alt: 'a' }],
  ['<img src="a.png">', { ...raw, source: 'a.png' }],
  ['<IMG SRC=a.png ALT=\'a "b"\' title="c &amp; d"/>', { ...raw, source: 'a.png', alt: 'a "b"', title: 'c & d' }],
  ['x <img\nalt="" src="a.png">', { ...raw, source: 'a.png', alt: '' }],
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
  '<div>\n<img src="unfinished\n',
  '<div>\n<img src=a.png alt="unfinished>\n</div>',
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

test('slots have the lines of the file', () => {
  const markdown = [
    'A `code\nspan`, [a](b.md "two\nlines") and ![c](d.png)', // 10 to 12
    '> quoted\n> [e](f.md)', // 14, 15
    '| g |\n| - |\n| [h](i.md) |', // 17 to 19
    '- item\n\n  <img src="j.png">', // 21, 23
    '<div>\n<a href="k.md">\n</div>', // 25 to 27
    'x[^1]\n\n[^1]: note\n    ![l](m.png)', // 29 to 32
  ].join('\n\n');
  assert.deepEqual(
    slots(markdown, {}, 10).map((slot) => ('line' in slot ? slot.line : null)),
    [11, 12, 15, 19, 23, 26, 32],
  );
  assert.deepEqual(slots(markdown.replaceAll('\n', '\r\n'), {}, 10), slots(markdown, {}, 10));
});
