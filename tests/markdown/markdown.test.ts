import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../harness/html.ts';
import { html, render, slots } from '../harness/markdown.ts';

const link = (url: string, text = url) => `<p><a href="${url}">${text}</a></p>`;

const inline = [
  // Autolinks
  ['https://example.com/a?b=c&d', link('https://example.com/a?b=c&amp;d')],
  ['www.example.com', link('http://www.example.com', 'www.example.com')],
  ['ftp://example.com', link('ftp://example.com')],
  ['http://localhost:3000/', link('http://localhost:3000/')],
  ['desk@example.com', link('mailto:desk@example.com', 'desk@example.com')],
  ['mailto:desk@example.com', link('mailto:desk@example.com')],
  ['https://example.com/snake_case_name', link('https://example.com/snake_case_name')],
  ['https://example.com/a_(b)', link('https://example.com/a_(b)')],
  ['https://käse.example/', link('https://xn--kse-qla.example/', 'https://käse.example/')],
  ['(https://example.com/a).', `<p>(<a href="https://example.com/a">https://example.com/a</a>).</p>`],
  ['[https://example.com/a]', `<p>[<a href="https://example.com/a">https://example.com/a</a>]</p>`],
  ['https://example.com/a&amp;', `<p><a href="https://example.com/a">https://example.com/a</a>&amp;</p>`],
  ['**https://example.com/**', `<p><strong><a href="https://example.com/">https://example.com/</a></strong></p>`],
  ['a.b-c_d@example.com.', `<p><a href="mailto:a.b-c_d@example.com">a.b-c_d@example.com</a>.</p>`],
  ['[www.example.com and a@b.example](/x)', link('/x', 'www.example.com and a@b.example')],
  ['<a href="/x">www.example.com</a>', link('/x', 'www.example.com')],
  ['`www.example.com`', '<p><code>www.example.com</code></p>'],
  ['node.js, README.md, example.com and //example.com', '<p>node.js, README.md, example.com and //example.com</p>'],
  ['www.a_b.example, wwww.example.com, a@b, a@b.c-', '<p>www.a_b.example, wwww.example.com, a@b, a@b.c-</p>'],
  ['xhttps://example.com, https:// x', '<p>xhttps://example.com, https:// x</p>'],
  // As typed
  ['"quotes" -- dashes... (c) :smile:', '<p>"quotes" -- dashes... (c) :smile:</p>'],
  ['{{ page.title }} {% raw %} {# x #} <%= b %>', '<p>{{ page.title }} {% raw %} {# x #} &lt;%= b %&gt;</p>'],
  ['~~two~~ ~one~ ~~~three~~~ ~~x~ y', '<p><del>two</del> <del>one</del> ~~~three~~~ ~~x~ y</p>'],
  ['~5 to ~10, ~/bin', '<p>~5 to ~10, ~/bin</p>'],
  ['~~a *b* ~c~ d~~', '<p><del>a <em>b</em> <del>c</del> d</del></p>'],
  ['a  \nb\\\nc', '<p>a<br>\nb<br>\nc</p>'],
  ['H<sub>2</sub>O <kbd>K</kbd>', '<p>H<sub>2</sub>O <kbd>K</kbd></p>'],
] as const;
for (const [markdown, expected] of inline) {
  test(`${JSON.stringify(markdown)} becomes ${JSON.stringify(expected)}`, () => assert.equal(html(markdown), expected));
}

test('a table is in a box that the keyboard reaches, aligned by classes, and an empty head heads nothing', () => {
  assert.equal(
    html('| | *Size* | Price |\n| --- | :-: | --: |\n| a | b \\| c | 1 |'),
    [
      '<div class="table-scroll" role="group" aria-label="Size, Price" tabindex="0">\n<table>\n<thead>\n<tr>',
      '<td></td>\n<th scope="col" class="align-center"><em>Size</em></th>',
      '<th scope="col" class="align-right">Price</th>\n</tr>\n</thead>\n<tbody>\n<tr>',
      '<td>a</td>\n<td class="align-center">b | c</td>\n<td class="align-right">1</td>',
      '</tr>\n</tbody>\n</table>\n</div>',
    ].join('\n'),
  );
});

test('an address in a table has a class, as it may be broken where a word may not', () => {
  const $ = load(
    html(
      '| a |\n| - |\n| https://a.example/b and <https://c.example/> |\n| [d](https://e.example/) |\n\nhttps://f.example/',
    ),
  );
  assert.equal($('a.address').length, 2);
});

test('tasks are boxes that nobody can tick, named by their text', () => {
  const $ = load(html('- [ ] open\n- [x] *done*\n  - [X] inner\n\n1. [ ] loose\n\n2. [x]\n3. [y] no\n4. x [ ] no'));
  const tasks = $('.task-list-item > label, .task-list-item > p > label').toArray();
  assert.deepEqual(
    tasks.map((task) => [$(task).text().trim(), $(task).find('input[type=checkbox][disabled]').is('[checked]')]),
    [
      ['open', false],
      ['done', true],
      ['inner', true],
      ['loose', false],
    ],
  );
  assert.equal($('input').length, 4);
});

const alerts = [
  ['> [!NOTE]\n> Text', 'note', 'Note', '<p>Text</p>'],
  ['> [!tip]  \n> Text', 'tip', 'Tip', '<p>Text</p>'],
  ['> [!IMPORTANT]\n>\n> - a', 'important', 'Important', '<ul>\n<li>a</li>\n</ul>'],
  ['> [!WARNING]\n> > quoted', 'warning', 'Warning', '<blockquote>\n<p>quoted</p>\n</blockquote>'],
  ['> [!CAUTION]\n> # Head', 'caution', 'Caution', '<h2 id="head">Head</h2>'],
] as const;
for (const [markdown, kind, title, content] of alerts) {
  test(`${JSON.stringify(markdown)} is an alert of the kind ${kind}`, () => {
    const open = `<div class="markdown-alert markdown-alert-${kind}" role="note">`;
    assert.equal(html(markdown), `${open}\n<p class="markdown-alert-title">${title}</p>\n${content}\n</div>`);
  });
}
for (const markdown of [
  '> [!NOTE]',
  '> [!NOTE] Title\n> x',
  '> [!HINT]\n> x',
  '> x\n> [!NOTE]\n> y',
  '> `[!NOTE]`\n> x',
]) {
  test(`${JSON.stringify(markdown)} is a quotation`, () => assert.match(html(markdown), /^<blockquote>/));
}

test('footnotes are numbered by their first references, and lead back to each of them', () => {
  const $ = load(
    html(
      'b[^b] a[^A] b[^b] [^none] c[^c]\n\n[^a]: A\n\n    more[^b]\n[^b]: B\n[^b]: twice\n[^c]: - list\n[^unused]: U',
    ),
  );
  const references = $('sup.footnote-ref > a[role=doc-noteref]').toArray();
  assert.deepEqual(
    references.map((a) => [$(a).text(), $(a).attr('href'), $(a).attr('id')]),
    [
      ['[1]', '#fn:1', 'fnref:1'],
      ['[2]', '#fn:2', 'fnref:2'],
      ['[1]', '#fn:1', 'fnref:1-2'],
      ['[3]', '#fn:3', 'fnref:3'],
      ['[1]', '#fn:1', 'fnref:1-3'],
    ],
  );
  const notes = $('section.footnotes[aria-label="Footnotes"] > ol > li').toArray();
  assert.deepEqual(
    notes.map((note) => [$(note).attr('id'), $(note).text().replaceAll(/\s+/g, ' ').trim()]),
    [
      ['fn:1', 'B ↩\uFE0E ↩\uFE0E ↩\uFE0E'],
      ['fn:2', 'A more[1] ↩\uFE0E'],
      ['fn:3', 'list ↩\uFE0E'],
    ],
  );
  const back = $('a.footnote-backref').toArray();
  assert.deepEqual(back.map((a) => [$(a).attr('href'), $(a).attr('aria-label')])[1], [
    '#fnref:1-2',
    'Back to reference 1-2',
  ]);
  assert.match($.text(), /\[\^none\]/);
  assert.doesNotMatch($.text(), /twice|U/);
});

test('a footnote does not stand in a link or a heading’s id', () => {
  assert.equal(html('<a href="/x">a[^1]</a>\n\n[^1]: n'), '<p><a href="/x">a[^1]</a></p>');
  assert.equal(load(html('[a[^1]](/x)\n\n[^1]: n'))('a a, a[href="/x"]').length, 0);
  assert.deepEqual(render('## Head[^1]\n\n[^1]: n').headings, [{ level: 2, id: 'head', text: 'Head' }]);
});

const ids = [
  ['## Getting *Started* with `npm`!', 'getting-started-with-npm', 'Getting Started with npm!'],
  ['## C++ & C#', 'c--c', 'C++ & C#'],
  ['## 1.10.2', '1102', '1.10.2'],
  ['## snake_case - dash', 'snake_case---dash', 'snake_case - dash'],
  ['## Größe &amp; Maß', 'größe--maß', 'Größe & Maß'],
  ['## 東京の新聞', '東京の新聞', '東京の新聞'],
  ['## [Link](/x) <b>raw</b>', 'link-raw', 'Link raw'],
  ['## ![Pages](/a.png)', 'pages', 'Pages'],
  ['## Pages ![of a blog](/a.png)', 'pages', 'Pages'],
  ['## 🎉', 'section', '🎉'],
  ['##', 'section', ''],
] as const;
for (const [markdown, id, text] of ids) {
  test(`${JSON.stringify(markdown)} has the id ${id}`, () => {
    assert.deepEqual(render(markdown).headings, [{ level: 2, id, text }]);
    assert.deepEqual(slots(markdown).at(-1), { kind: 'anchor', id, text });
  });
}

test('the places that an anchor needs are before and behind its heading, so that it is no part of its name', () => {
  assert.deepEqual(render('> ## A *b*').parts, [
    '<blockquote>\n',
    { kind: 'heading' },
    '<h2 id="a-b">A <em>b</em></h2>',
    { kind: 'anchor', id: 'a-b', text: 'A b' },
    '\n</blockquote>\n',
  ]);
});

test('headings of one text are told apart, and from ids in raw HTML', () => {
  const body = render('<a id="a"></a>\n\n## A\n## A\n## A-1\n## B\n\n<h2 id="b">B</h2>\n');
  assert.deepEqual(
    body.headings.map(({ id }) => id),
    ['a-1', 'a-2', 'a-1-1', 'b-1'],
  );
});

const levels = [
  ['## A\n### B', [2, 3]],
  ['# A\n## B\n# C', [2, 3, 2]],
  ['A\n=\n\nB\n-', [2, 3]],
  ['# A\n###### B\n##### C', [2, 6, 6]],
  ['### A\n> # B', [4, 2]],
  ['<h1>A</h1>\n\n## B', [3]],
] as const;
for (const [markdown, expected] of levels) {
  test(`the headings of ${JSON.stringify(markdown)} are of the levels ${expected.join(', ')}`, () => {
    assert.deepEqual(
      render(markdown).headings.map(({ level }) => level),
      expected,
    );
    assert.equal(load(html(markdown))('h1').length, 0);
  });
}
