import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompactMap } from '../../src/import/compact-map.ts';
import { createConverter } from '../../src/import/html/convert.ts';
import { PictureCheck } from '../../src/import/media/picture-check.ts';
import { Uploads } from '../../src/import/media/uploads.ts';
import type { Note } from '../../src/import/notes.ts';
import { Addresses, type NamedFiles } from '../../src/import/wordpress/body/addresses.ts';
import { parseBlocks } from '../../src/import/wordpress/body/block-grammar.ts';
import type { BodyContext } from '../../src/import/wordpress/body/body-context.ts';
import { bodyHtml } from '../../src/import/wordpress/body/body-html.ts';
import { withAutomaticParagraphs } from '../../src/import/wordpress/body/paragraphs.ts';
import { prepared } from '../../src/import/wordpress/body/prepare.ts';
import { Library } from '../../src/import/wordpress/library.ts';

const base = 'https://old.example/';
const convert = createConverter(base);
const media = (id: number, name: string, alt: string, caption = '') => {
  const url = `${base}wp-content/uploads/${name}`;
  return { id, title: name, file: 'x.xml', line: 1, url, link: '', parent: 7, alt, caption };
};
const files = [media(1, 'a.jpg', 'A', 'First'), media(2, 'b.jpg', 'B')];
const attachments = { get: (id: number) => files.find((file) => file.id === id) ?? null, values: () => files.values() };

/** The Markdown of a text of WordPress, and what is told of it. */
function body(content: string): { markdown: string; notes: Note[] } {
  const notes: Note[] = [];
  const library = new Library(base, attachments, () => 0, new Uploads(null), new PictureCheck());
  const footnotes = [{ id: 'n1', content: 'The <em>note</em>.' }];
  const reusable = new Map([[5, '<!-- wp:paragraph --><p>Again</p><!-- /wp:paragraph -->']]);
  const context: BodyContext = { id: 7, library, reusable, footnotes, tell: (one) => notes.push(one) };
  const files: NamedFiles = { assets: [], wanted: [] };
  const links = new CompactMap();
  links.set('3', `${base}2020/05/other/`);
  const addresses = new Addresses(base, library, links);
  const converted = convert(bodyHtml(content, context), (tree) => prepared(tree, context, addresses, files));
  return { markdown: converted.markdown, notes: [...notes, ...converted.notes] };
}

/** What wpautop() is documented to do: https://developer.wordpress.org/reference/functions/wpautop/ */
for (const [text, html] of [
  ['a\n\nb', '<p>a</p>\n<p>b</p>'],
  ['a\nb', '<p>a<br>\nb</p>'],
  ['a\r\n\r\n\r\n\r\nb', '<p>a</p>\n<p>b</p>'],
  ['<h2>a</h2>\nb', '<h2>a</h2><p>b</p>'],
  ['<blockquote>a\n\nb</blockquote>', '<blockquote><p>a</p>\n<p>b</p></blockquote>'],
  ['<div>a</div>', '<div>a</div>'],
  ['<div>a\n\nb</div>', '<div><p>a</p>\n<p>b</p></div>'],
  ['<pre>a\n\nb</pre>', '<pre>a\n\nb</pre>'],
  ['<p>a</p>\n\n<p>b</p>', '<p>a</p><p>b</p>'],
  ['a\n<!--more-->\nb', '<p>a</p><!--more--><p>b</p>'],
  ['', ''],
] as const) {
  test(`the automatic paragraphs of ${JSON.stringify(text)} are ${JSON.stringify(html)}`, () => {
    assert.equal(withAutomaticParagraphs(text), html);
  });
}

test('blocks are read in one another with their attributes, and an unclosed one ends with the one around it', () => {
  const text =
    '<!-- wp:group {"a":{"b":1}} --><div><!-- wp:x/y /--><!-- wp:paragraph --><p>a</p></div><!-- /wp:group -->b';
  const inner = [
    '<div>',
    { name: 'x/y', attributes: {}, content: [] },
    { name: 'core/paragraph', attributes: {}, content: ['<p>a</p></div>'] },
  ];
  assert.deepEqual(parseBlocks(text), [{ name: 'core/group', attributes: { a: { b: 1 } }, content: inner }, 'b']);
});

const up = `${base}wp-content/uploads`;
for (const [content, markdown] of [
  ['Line one\nLine two\n\nNext', 'Line one\\\nLine two\n\nNext'],
  [`[caption id="x" width="3"]<img src="${up}/a.jpg" alt="" /> Words[/caption]`, `![A](${up}/a.jpg "Words")`],
  ['[gallery ids="2,1"]', `![B](${up}/b.jpg)\n\n![A](${up}/a.jpg "First")`],
  ['[gallery]', `![A](${up}/a.jpg "First")\n\n![B](${up}/b.jpg)`],
  ['[php]\n&lt;?php\n\n$a = [1];\n[/php]', '```php\n<?php\n\n$a = [1];\n```'],
  ['[code lang="js"]if (a < b) {\n\n}[/code]', '```js\nif (a < b) {\n\n}\n```'],
  ['[contact-form-7 id="1"] and [1]', '\\[contact-form-7 id="1"] and \\[1]'],
  ['[[gallery]]', '\\[gallery]'],
  ['https://youtu.be/abcdefghijk', '<https://youtu.be/abcdefghijk>'],
  [
    `<a href="${base}2020/05/x/#y">a</a> <a href="${base}?p=3">b</a> <a href="https://else.example/">c</a>`,
    '[a](/2020/05/x/#y) [b](/2020/05/other/) [c](https://else.example/)',
  ],
  [
    '<!-- wp:code {"language":"go"} --><pre class="wp-block-code"><code>a := 1</code></pre><!-- /wp:code -->',
    '```go\na := 1\n```',
  ],
  [
    '<!-- wp:columns --><div><!-- wp:column --><div><p>a</p></div><!-- /wp:column --><!-- wp:column --><div><p>b</p></div><!-- /wp:column --></div><!-- /wp:columns -->',
    'a\n\nb',
  ],
  [
    '<!-- wp:embed {"url":"https://else.example/a"} --><figure><div>https://else.example/a</div><figcaption>C</figcaption></figure><!-- /wp:embed -->',
    '<https://else.example/a>\n\nC',
  ],
  [
    '<!-- wp:paragraph --><p>a<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
    'a[^1]\n\n[^1]: The *note*.',
  ],
  ['<!-- wp:block {"ref":5} /-->', 'Again'],
  ['<!-- wp:verse --><pre class="wp-block-verse">a\n  b</pre><!-- /wp:verse -->', 'a\\\n\u00a0\u00a0b'],
  [
    '<!-- wp:gallery --><figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure><img src="/x.png" alt="X"/></figure></li></ul><figcaption>All</figcaption></figure><!-- /wp:gallery -->',
    '![X](/x.png)\n\nAll',
  ],
  ['<h2 id="far">Near</h2>\n<a href="#far">there</a>', '## <a id="far"></a>Near\n\n[there](#far)'],
] as const) {
  test(`${content.slice(0, 70)} becomes ${JSON.stringify(markdown.slice(0, 50))}`, () => {
    assert.equal(body(content).markdown, markdown);
  });
}

test('what stays visible and what is not there is told by name', () => {
  const { notes } = body('[contact-form-7 id="1"]');
  assert.deepEqual(notes, [{ kind: 'foreignCode', subject: '[contact-form-7]', count: 1 }]);
  const blocks = body('<!-- wp:latest-posts /--><!-- wp:block {"ref":99} /-->').notes;
  assert.deepEqual(
    blocks.map(({ kind, subject }) => `${kind} ${subject}`),
    ['bodyLost the block wp:latest-posts', 'bodyLost a reusable block that is not in the export'],
  );
});
