import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../harness/html.ts';
import { html, render, told } from '../harness/markdown.ts';

test('a container is the alert that a quotation makes', () => {
  for (const kind of ['note', 'tip', 'important', 'warning', 'caution'])
    assert.equal(html(`:::${kind}\nText.\n\n- b\n:::`), html(`> [!${kind.toUpperCase()}]\n> Text.\n>\n> - b`));
});

/** Docusaurus, VitePress, Pandoc and MkDocs's own ways of writing one. */
const titled = [
  [':::note A *title*\nx\n:::', 'note', 'A title'],
  ['::: info\nx\n:::', 'note', 'Note'],
  [':::danger[Mind the gap]\nx\n:::', 'caution', 'Mind the gap'],
  ['::: {.warning title="Hot"}\nx\n:::', 'warning', 'Hot'],
  [':::tip Title {#id .wide}\nx\n:::', 'tip', 'Title'],
] as const;
for (const [markdown, kind, title] of titled) {
  test(`${JSON.stringify(markdown)} is a ${kind} named ${title}`, () => {
    const $ = load(html(markdown));
    assert.equal($(`.markdown-alert-${kind} > .markdown-alert-title`).text(), title);
    assert.equal($('.markdown-alert > p:last-child').text(), 'x');
  });
}

test('containers nest, with more colons outside or with the same number', () => {
  for (const colons of [':::', '::::']) {
    const $ = load(html(`${colons}note\na\n\n:::tip\nb\n:::\n\nc\n${colons}\n\nd`));
    assert.equal($('.markdown-alert-note > .markdown-alert-tip > p:last-child').text(), 'b');
    assert.equal($('.markdown-alert-note > p:last-child').text(), 'c');
    assert.equal($('body > p').text(), 'd');
  }
});

test('details unfold, and may stand open', () => {
  const $ = load(html('::: details `How` it works {open}\nx\n:::'));
  assert.equal($('details[open] > summary > code').text(), 'How');
  assert.equal($('details > p').text(), 'x');
});

test('a container ends where what it stands in ends, and one without an end is told', () => {
  const $ = load(html('- a\n\n  :::note\n  b\n\nc'));
  assert.equal($('li .markdown-alert p:last-child').text(), 'b');
  assert.equal($('body > p').text(), 'c');
  assert.deepEqual(told('- a\n\n  :::note\n  b\n\nc'), ['3:3 unclosed-container']);
  assert.deepEqual(told(':::note\n```\n:::\n```\n:::'), []);
});

test('what no container is called is text, and told with the name that was meant', () => {
  const { findings } = render(':::warnin\nx\n:::');
  assert.deepEqual(
    findings.map(({ line, rule }) => `${line} ${rule}`),
    ['1 foreign-syntax'],
  );
  assert.match(findings[0]?.message ?? '', /write :::warning, or another of note, tip/);
});

test('a group of code is chosen from by radio buttons, of which the first is chosen', () => {
  const group = ':::code-group\n```sh [npm]\na\n```\n```sh title=b.sh\nb\n```\n```ts\nc\n```\n:::';
  const $ = load(html(`${group}\n\n${group}`));
  const first = $('fieldset.code-group').first();
  assert.equal(first.find('legend').text(), 'Code');
  const labels = first.find('label').toArray();
  assert.deepEqual(
    labels.map((label) => $(label).text().trim()),
    ['npm', 'b.sh', 'TypeScript'],
  );
  assert.equal(first.find('input:checked').length, 1);
  assert.equal(first.children('figure').length, 3);
  assert.deepEqual(
    [
      ...new Set(
        $('input')
          .toArray()
          .map((input) => $(input).attr('name')),
      ),
    ],
    ['code-group-1', 'code-group-2'],
  );
  assert.deepEqual(render(group).features, ['code']);
});

test('a group of code holds nothing else', () => {
  assert.deepEqual(told(':::code-group\n```\na\n```\n\ntext\n:::'), ['6:1 code-group-content']);
});
