import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createRenderer } from '../../src/markdown/render.ts';
import { load } from '../harness/html.ts';
import { html, render } from '../harness/markdown.ts';

/** Pieces of every construct, to be put together in any order. */
const pieces = [
  ...[
    '# a',
    '## b',
    '###### c',
    'Text *em* **strong** `code`',
    'https://example.com/a_b',
    'a@b.example',
    '[^1]',
    '[^2]',
  ],
  ...[
    '[l](x.md)',
    '[l](/x "t")',
    '![p](a.png)',
    '![p](a.png "t")',
    '[![p](a.png)](/x)',
    '[a [b](c) d](e)',
    '***',
    '---',
  ],
  ...[
    '> [!NOTE]',
    '> [!TIP]\n> x',
    '> q',
    '- [ ] task',
    '- item',
    '1. one',
    '   more',
    '    indented',
    '\tx',
    '|',
    '| a | b |',
  ],
  ...[
    '| - | -: |',
    '```ts title="a.ts" {1,3}',
    '```',
    '~~~',
    'const a = `x',
    '[^1]: note',
    '[^2]:',
    '[x]: y',
    '\\*',
    '&amp;',
    '"',
  ],
  ...['*', '_', '~~', '[', ']', '(', ')', '!', '{{ x }}', '東京', '٣', 'é', '\u2028', '🎉'],
];
const markup = [
  '<b>',
  '</b>',
  '<p style="x">',
  '</p>',
  '<h1>',
  '<img src=a.png style=x>',
  '<a id="a">',
  '<!--',
  '-->',
  '<pre>',
  '<',
];

const text = (parts: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom('', ' ', '\n', '\n\n', '\n> ', '\n  ')), {
      maxLength: 30,
    })
    .map((list) => list.flat().join(''));

/** A serializer escapes these signs in texts, and not in attributes. */
const unescaped = (written: string) => written.replaceAll('&lt;', '<').replaceAll('&gt;', '>');

test('no HTML ever has a style or a script in an attribute', () => {
  fc.assert(
    fc.property(text([...pieces, ...markup]), (markdown) => {
      const $ = load(html(markdown));
      assert.equal($('[style], [onclick]').length, 0);
    }),
  );
});

test('ids are unique, links within a body lead to them, and headings are what the body has', () => {
  fc.assert(
    fc.property(text(pieces), (markdown) => {
      const body = render(markdown);
      const $ = load(html(markdown));
      const ids = $('[id]')
        .toArray()
        .map((element) => $(element).attr('id') ?? '');
      assert.deepEqual(ids, [...new Set(ids)]);
      for (const link of $('a[href^="#"]').toArray()) assert.ok(ids.includes($(link).attr('href')?.slice(1) ?? ''));
      const headings = $('h2, h3, h4, h5, h6').toArray();
      assert.deepEqual(
        body.headings.map(({ level, id }) => [`h${level}`, id]),
        headings.map((heading) => [heading.tagName, $(heading).attr('id')]),
      );
      assert.equal($('h1').length, 0);
    }),
  );
});

test('without raw HTML, parts join to HTML that a browser reads as it was meant', () => {
  fc.assert(
    fc.property(text(pieces), (markdown) => {
      const written = html(markdown);
      const read = load(written, null, false).html();
      assert.equal(unescaped(read.replaceAll(/ (disabled|checked)=""/g, ' $1')), unescaped(written));
    }),
  );
});

test('parts are never empty, never two texts in a row, and hold nothing that stands for a slot', () => {
  fc.assert(
    fc.property(text([...pieces, ...markup, '\0']), (markdown) => {
      const { parts } = render(markdown);
      for (const [index, part] of parts.entries()) {
        if (typeof part !== 'string') continue;
        assert.ok(part !== '' && !part.includes('\0'));
        assert.notEqual(typeof parts[index + 1], 'string');
      }
    }),
  );
});

test('a body does not depend on those before it, nor on how its lines end', () => {
  const one = createRenderer({ url: 'https://test.example/', highlighting: true });
  fc.assert(
    fc.property(text([...pieces, ...markup]), (markdown) => {
      assert.deepEqual(one(markdown, 1), render(markdown));
      assert.deepEqual(one(markdown.replaceAll('\n', '\r\n'), 1), render(markdown));
      assert.deepEqual(one(markdown.replaceAll('\n', '\r'), 1), render(markdown));
    }),
  );
});
