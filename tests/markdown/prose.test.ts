import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../harness/html.ts';
import { html, render, slots, told } from '../harness/markdown.ts';

const written = [
  ['==marked *and* so==, a == b, ===x===', '<p><mark>marked <em>and</em> so</mark>, a == b, ===x===</p>'],
  ['a=b ==c', '<p>a=b ==c</p>'],
  ['## Head {#own .loud}', '<h2 id="own" class="loud">Head</h2>'],
  ['## Head {: #own}', '<h2 id="own">Head</h2>'],
  ['Text. {.lead .wide}', '<p class="lead wide">Text.</p>'],
  ['Text.\n{: .lead}', '<p class="lead">Text.</p>'],
  ['> q\n\n{.pull}', '<blockquote class="pull">\n<p>q</p>\n</blockquote>'],
  ['- a {.one}\n- b', '<ul>\n<li class="one">a</li>\n<li>b</li>\n</ul>'],
  ['- a\n- b\n\n{#list}', '<ul id="list">\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['[a](https://b.example){.button}!', '<p><a href="https://b.example" class="button">a</a>!</p>'],
  // What could run, or is no name, stays as it was written.
  ['Text. {onclick="x()"}', '<p>Text. {onclick="x()"}</p>'],
  ['Text. {.a style="color:red"}', '<p>Text. {.a style="color:red"}</p>'],
  ['if (a) { b }', '<p>if (a) { b }</p>'],
  ['{{ .Title }}', '<p>{{ .Title }}</p>'],
  ['[a](https://b.example){target=_blank}', '<p><a href="https://b.example">a</a>{target=_blank}</p>'],
  ['Term\n: Meaning', '<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>'],
  ['HTML and HTMLs\n\n*[HTML]: Words', '<p><abbr title="Words">HTML</abbr> and HTMLs</p>'],
  ['"a" -- it\'s...', '<p>"a" -- it\'s...</p>'],
  [':tada:', '<p>:tada:</p>'],
] as const;
for (const [markdown, expected] of written) {
  test(`${JSON.stringify(markdown)} is ${JSON.stringify(expected)}`, () => assert.equal(html(markdown), expected));
}

test('a picture may have a class and a size', () => {
  const [slot] = slots('![a](b.png){.wide width=300}');
  assert.ok(slot?.kind === 'picture');
  assert.deepEqual([slot.block, slot.attributes], [true, { class: 'wide', width: '300' }]);
});

test('an id that is written is what links lead to, and what the table of contents has', () => {
  const { headings, ids } = render('## One {#two}\n\n## Two');
  assert.deepEqual(
    headings.map(({ id }) => id),
    ['two', 'two-1'],
  );
  assert.deepEqual(ids, ['two', 'two-1']);
});

test('an id that is taken is told', () => {
  assert.deepEqual(told('## One {#x}\n\n:::note {#x}\na\n:::\n\nText. {#x}'), ['1:9 taken-id', '7:8 taken-id']);
});

for (const sign of ['[[toc]]', '[TOC]', '[[_TOC_]]']) {
  test(`${sign} lists the headings of the text`, () => {
    const $ = load(html(`${sign}\n\n## A\n\n### B & c\n\n#### D`));
    const links = $('nav.contents[aria-label=Contents] a').toArray();
    assert.deepEqual(
      links.map((link) => [$(link).attr('href'), $(link).text()]),
      [
        ['#a', 'A'],
        ['#b--c', 'B & c'],
      ],
    );
    assert.equal($('p').length, 0);
  });
}

/** Beside what WordPress's wptexturize() gives: the marks of languages by CLDR. */
const smart = [
  ['en', `"She said 'no'," in '99 -- it's 3x4...`, '“She said ‘no’,” in ’99 — it’s 3×4…'],
  ['en', 'a--b---c - d (tm)', 'a–b—c – d ™'],
  ['de', `"Er sagte 'nein'."`, '„Er sagte ‚nein‘.“'],
  ['fr', `"Il dit 'non'."`, '«\u00a0Il dit “non”.\u00a0»'],
  ['de-CH', '"Ja."', '«Ja.»'],
  ['ru', '"Да."', '«Да.»'],
  ['en', '`"a" -- b` and "c"', '"a" -- b and “c”'],
] as const;
for (const [language, markdown, expected] of smart) {
  test(`in ${language}, where a site wants it, ${markdown} is ${expected}`, () => {
    assert.equal(load(html(markdown, { language, smartQuotes: true })).text(), expected);
  });
}

test('where a site wants it, short names are emoji, and no others are', () => {
  assert.equal(
    html('Done :tada: at 10:30:00 :-) `:tada:`', { emoji: true }),
    '<p>Done 🎉 at 10:30:00 :-) <code>:tada:</code></p>',
  );
});
