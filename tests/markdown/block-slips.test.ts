import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, render, told } from '../harness/markdown.ts';

/** Blocks that CommonMark (0.31.2) and GFM read otherwise than they look, and where that is told. */
const slips: readonly (readonly [markdown: string, ...told: string[]])[] = [
  // 4.2: a heading may be empty; 4.3: dashes below a paragraph make a heading of it.
  ['##\n\nText', '1:1 empty-heading'],
  ['A sentence of the text.\n---\n\nMore', '1:1 accidental-heading'],
  ['A text of\ntwo lines\n---', '1:1 accidental-heading'],
  ['####### Deep', '1:1 unread-marks'],
  // Front matter is none within a text.
  ['---\ntitle: B\ndate: 2025-01-01\n---\n\nText', '1:1 second-front-matter'],
  ['Text\n\n---\ntitle: B\ntags:\n  - a\n---\n\nText', '3:1 second-front-matter'],
  // 5.2: an item wants a space behind its mark.
  ['-one\n-two\n-three', '1:1 unread-list'],
  ['Text:\n•  one\n•  two', '2:1 unread-list'],
  ['1.one\n2.two', '1:1 unread-list'],
  ['1\\. one\n2\\. two', '1:1 unread-list'],
  ['-[ ] one\n-[x] two', '1:1 unread-list'],
  ['➢ one\n➢ two', '1:1 unread-list'],
  // GFM 4.10: the line of dashes has as many cells as the head, and what a row has more is left out.
  ['| a | b |\n| 1 | 2 |\n| 3 | 4 |', '1:1 unread-table'],
  ['| a | b |\n|---|\n| 1 | 2 |', '2:1 unread-table'],
  ['| a | b |\n|—|—|\n| 1 | 2 |', '2:1 unread-table'],
  ['| a | b |\n| == | == |\n| 1 | 2 |', '2:1 unread-table'],
  ['| a | b |\n|---|---|\n| 1 | 2 | 3 |', '3:1 lost-cells'],
  ['| a | b |\n|---|---|\n| `x | y` | 2 |', '3:1 lost-cells'],
  ['| a | b |\n|---|---|\n| 1 | 2 |\nText below.', '4:1 lost-cells'],
  // 4.6: a block of HTML ends at an empty line, and is HTML up to there.
  ['<div class="note">\n**Note**: read [this](https://x.example/).\n</div>', '2:1 raw-markdown'],
  ['<details>\n<summary>x</summary>\n- a\n- b\n</details>', '3:1 raw-markdown'],
  ['<details>\n<summary>**x**</summary>\n\nText\n\n</details>', '2:10 raw-markdown'],
  // 4.4: four spaces or a tab begin code.
  ['Text:\n\n    - one\n    - two', '3:5 accidental-code'],
  ['Text:\n\n    ```js\n    x\n    ```', '3:5 accidental-code'],
  ['Text:\n\n\tThis paragraph was indented by somebody, with a tab.', '3:2 accidental-code'],
  // HTML: an id is one place of a page.
  ['<a id="x"></a>\n\nText\n\n<a id="x"></a>', '5:1 taken-id'],
];
for (const [markdown, ...places] of slips) {
  test(`${JSON.stringify(markdown)} is told at ${places.join(' and ')}`, () =>
    assert.deepEqual(told(markdown), places));
}

/** What is right, and looks nearly as the slips do. */
for (const markdown of [
  'A headline\n---\n\nText',
  'A headline?\n-----------\n\nText',
  'Text\n\n---\n\nText',
  '```md\n---\ntitle: B\n---\n```',
  '- one\n- two',
  '-v\n-x',
  '1\\. one  \n2\\. two',
  'a\n-1\n-2',
  '| a | b |\n|---|---|\n| 1 |\n| `x \\| y` | 2 |',
  'a | b\n--- | ---\n1 | 2',
  'either | or\nneither | nor',
  '<div>\n\n**Note**\n\n</div>',
  '<pre>\n**a** and `b`\n</pre>',
  '<p><code>**</code> a <code>**</code></p>',
  '<script>\nconst a = `b`;\n</script>',
  'Text:\n\n    # a comment\n    npm ci',
  'Text:\n\n    - run: npm ci\n      name: a',
  '<a id="x"></a>\n\n## X',
]) {
  test(`${JSON.stringify(markdown)} is left alone`, () => assert.deepEqual(told(markdown), []));
}

/** Stars and backquotes that are printed (CommonMark 6.1 and 6.2), and what is read as it was meant. */
const marks = [
  ['This is ** bold ** here', '**bold**'],
  ['This is **bold ** here', '**bold**'],
  ['这是**“标题”**的文字', ' **“标题”** '],
  ['使用**算法（Algo）**拆分', '**算法（Algo）** '],
  ['**第一。**这是', '**第一**。'],
] as const;
for (const [markdown, written] of marks) {
  test(`in ${markdown} the stars are printed, and not where ${written} is written`, () => {
    const [finding, ...others] = render(markdown).findings;
    assert.deepEqual([finding?.rule, others], ['unread-marks', []]);
    assert.ok(finding?.message.endsWith(`: write ${written}`), finding?.message);
    const [edit] = finding?.fix?.edits ?? [];
    assert.ok(edit);
    const mended = markdown.slice(0, edit.start) + edit.text + markdown.slice(edit.end);
    assert.match(html(markdown), /\*\*/);
    assert.match(html(mended), /<strong>/);
    assert.deepEqual(told(mended), []);
  });
}

const partnerless: readonly (readonly [markdown: string, ...told: string[]])[] = [
  ['Some **Bold text is here.', '1:6 unread-marks'],
  ['Some `code text.', '1:6 unread-marks'],
  ['“““js\nx\n“““', '1:1 unread-marks', '3:1 unread-marks'],
  ['Text <!- a note ->', '1:6 unread-marks'],
  ['Text <!-- a note', '1:6 unfinished-html'],
  ['> [!NOTE] On the same line', '1:3 unread-marks'],
  ['> [!HUH]\n> Text', '1:3 unread-marks'],
  ['[!NOTE]\nText', '1:1 unread-marks'],
  ['This is ~~gone here', '1:9 unread-marks'],
  ['＃ Part', '1:1 unread-marks'],
  ['Use ｀code｀ here', '1:5 unread-marks'],
  ['A note[1^] and[^ 2]', '1:7 unread-marks', '1:15 unread-marks'],
  ['A &amp;amp; B &nbsp C', '1:3 unread-marks', '1:15 unread-marks'],
  ['A &amp; B, `&amp;amp;`, a?b=c&copy=1, R&D, AT&T'],
  ['A glob such as **/*.ts, **kwargs, 2**3, the key ` and ``a ` b``'],
  ['Some \\*\\*bold\\*\\* and \\`code'],
  ['> [!NOTE]\n> Text'],
];
for (const [markdown, ...places] of partnerless) {
  test(`${JSON.stringify(markdown)} is told of signs at ${places.join(' and ') || 'no place'}`, () =>
    assert.deepEqual(told(markdown), places));
}
