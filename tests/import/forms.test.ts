import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containersIn, withContainers } from '../../src/import/eleventy/eleventy-marks.ts';
import type { BodyTools } from '../../src/import/folder/blog.ts';
import { withAttributeLists } from '../../src/import/folder/body/attributes.ts';
import { hasFormulas, withFormulas } from '../../src/import/folder/body/formulas.ts';
import { tabs } from '../../src/import/folder/body/marks.ts';
import { withoutMdx } from '../../src/import/folder/body/mdx.ts';
import { plainEntry } from '../../src/import/folder/conventions.ts';
import { belowTitle, plainTitle } from '../../src/import/folder/titles.ts';
import { withHexoTags } from '../../src/import/hexo/hexo-tags.ts';
import { withShortcodes } from '../../src/import/hugo/shortcodes.ts';
import { eleventyMarks, withLiquid } from '../../src/import/jekyll/liquid.ts';
import type { Note } from '../../src/import/notes.ts';
import { createRenderer } from '../../src/markdown/render.ts';

const entry: BodyTools['entry'] = {
  ...plainEntry,
  file: 'posts/a.md',
  kind: 'post',
  type: 'post',
  data: {},
  format: 'markdown',
  title: 'A',
  date: null,
  name: 'a',
  address: '/a/',
  tags: [],
  authors: [],
};

/** What a text becomes, and the subjects of what is told. */
function read(change: (tools: BodyTools) => string): { text: string; told: string[] } {
  const told: string[] = [];
  const text = change({
    entry,
    tell: ({ subject }) => told.push(subject),
    addressOf: () => null,
    include: () => null,
    set: (key) => told.push(key),
  });
  return {
    text: text
      .trim()
      .replaceAll(/[ \t]+$/gm, '')
      .replaceAll(/\n{3,}/g, '\n\n'),
    told,
  };
}

const hugo = (text: string) => read((tools) => withShortcodes(text, tools, () => null));
const hexo = (text: string) => read((tools) => withHexoTags(text, [], tools));
const liquid = (text: string) =>
  read((tools) => withLiquid(text, { settings: {}, postAddress: () => null, beside: () => '' }, tools));
const mdx = (text: string) => read((tools) => withoutMdx(text, true, tools));
const lists = (text: string, isKramdown = true) => read((tools) => withAttributeLists(text, isKramdown, tools));

// Hugo's documentation of its shortcodes, and those of the themes that are used most.
for (const [written, markdown] of [
  ['{{< youtube id="w7Ft2ymGmfc" start="30" >}}', '<https://www.youtube.com/watch?v=w7Ft2ymGmfc&start=30>'],
  ['{{< vimeo 55073825 >}}', '<https://vimeo.com/55073825>'],
  ['{{< gist ada 50a7 "list-a.html" >}}', '<https://gist.github.com/ada/50a7#file-list-a-html>'],
  ['{{< tweet user="ada" id="877500564405444608" >}}', '<https://twitter.com/ada/status/877500564405444608>'],
  [
    '{{< highlight go "linenos=table,hl_lines=8 15-17,linenostart=199" >}}\nx\n{{< /highlight >}}',
    '```go {8,15-17} showLineNumbers linenostart=199\nx\n```',
  ],
  ['{{< details summary="More" open=true >}}\n*In*\n{{< /details >}}', ':::details More {open}\n*In*\n:::'],
  ['{{% notice tip "Mind" %}}\nThis.\n{{% /notice %}}', ':::tip Mind\nThis.\n:::'],
  ['{{< alert "fire" >}}This.{{< /alert >}}', ':::note\nThis.\n:::'],
  [
    '{{< callout type="warning" >}}\n:::tip\nIn.\n:::\n{{< youtube w7Ft2ymGmfc >}}\n{{< /callout >}}',
    '::::warning\n:::tip\nIn.\n:::\n\n<https://www.youtube.com/watch?v=w7Ft2ymGmfc>\n::::',
  ],
  ['- An item\n  {{< vimeo 1 >}}', '- An item\n\n  <https://vimeo.com/1>'],
  ['{{< mermaid >}}\nA-->B\n{{< /mermaid >}}', '```mermaid\nA-->B\n```'],
  ['{{< toc >}}', '[[toc]]'],
  ['{{< img src="a.png" alt="A" >}}', '![A](a.png)'],
  ['{{< video src="/a.mp4" >}}', '<video src="/a.mp4" controls></video>'],
  [
    '{{< tabs >}}\n{{< tab "sh" >}}\n```sh\na\n```\n{{< /tab >}}\n{{< tab "js" >}}\n```js\nb\n```\n{{< /tab >}}\n{{< /tabs >}}',
    ':::code-group\n```sh [sh]\na\n```\n```js [js]\nb\n```\n:::',
  ],
  [
    '{{< tabs items="One,Two" >}}{{< tab >}}a{{< /tab >}}{{< tab >}}b{{< /tab >}}{{< /tabs >}}',
    '**One**\n\na\n\n**Two**\n\nb',
  ],
] as const) {
  test(`of Hugo ${JSON.stringify(written.slice(0, 60))} becomes ${JSON.stringify(markdown.slice(0, 50))}`, () => {
    assert.equal(hugo(written).text, markdown);
  });
}

// Hexo's documentation of its tags, and NexT's.
for (const [written, markdown] of [
  [
    '{% codeblock A title lang:js https://a.example/ the source mark:1,3-4 start:5 line_number:false %}\nx\n{% endcodeblock %}',
    '```js title="A title" {1,3-4} linenostart=5 noLineNumbers\nx\n```\n\n[the source](<https://a.example/>)',
  ],
  [
    '{% blockquote Ada, A book https://a.example/ The page %}\nSaid.\n{% endblockquote %}',
    '> Said.\n>\n> — Ada, A book [The page](<https://a.example/>)',
  ],
  ['{% note info Mind %}\nThis.\n{% endnote %}', ':::info Mind\nThis.\n:::'],
  ['{% note %}\nThis.\n{% endnote %}', ':::note\nThis.\n:::'],
  ['{% youtube w7Ft2ymGmfc %}', '<https://www.youtube.com/watch?v=w7Ft2ymGmfc>'],
  ['{% youtube PL9hW1uS playlist false %}', '<https://www.youtube.com/playlist?list=PL9hW1uS>'],
  ['{% gist 50a7c0de b.js %}', '<https://gist.github.com/50a7c0de#file-b-js>'],
  [
    '{% tabs t %}\n<!-- tab One@fa -->\na\n<!-- endtab -->\n<!-- tab Two -->\nb\n<!-- endtab -->\n{% endtabs %}',
    '**One**\n\na\n\n**Two**\n\nb',
  ],
] as const) {
  test(`of Hexo ${JSON.stringify(written.slice(0, 60))} becomes ${JSON.stringify(markdown.slice(0, 50))}`, () => {
    assert.equal(hexo(written).text, markdown);
  });
}

// Jekyll's documentation of `highlight`, and that of Eleventy's plugin, whose first line is 0.
for (const [written, markdown] of [
  ['{% highlight ruby linenos mark_lines="1 3" %}\nx\n{% endhighlight %}', '```ruby {1,3} showLineNumbers\nx\n```'],
  ['{% highlight js 0,2-3 %}\nx\n{% endhighlight %}', '```js {1,3-4}\nx\n```'],
  ['{% gist ada/50a7 %}', '<https://gist.github.com/ada/50a7>'],
  ['{% gist ada/50a7 a.rb %}', '<https://gist.github.com/ada/50a7#file-a-rb>'],
  [
    '{% twitter https://twitter.com/ada/status/877500564405444608 maxwidth=500 %}',
    '<https://twitter.com/ada/status/877500564405444608>',
  ],
] as const) {
  test(`of Liquid ${JSON.stringify(written.slice(0, 60))} becomes ${JSON.stringify(markdown.slice(0, 50))}`, () => {
    assert.equal(liquid(written).text, markdown);
  });
}

test('lines that Eleventy’s plugin puts in and takes away are those of ours', () => {
  assert.deepEqual(['0', '0,2-3', '1/2', '/0', '4/'].map(eleventyMarks), [
    '{1}',
    '{1,3-4}',
    'ins={2} del={3}',
    'del={1}',
    'ins={5}',
  ]);
});

// markdown-it-container's: without a printer of its own, a container is a div with its name as a class.
test('a container of the old site is the div that it was, unless we have one of its name', () => {
  const names = containersIn([
    { name: 'use', values: [null, 'wide'] },
    { name: 'use', values: ['markdown-it-container', 'note'] },
    { name: 'use', values: [null, 'own', {}] },
  ]);
  assert.equal(
    withContainers('::: wide\n| `a` |\n| - |\n:::\n\n:::note\nx\n:::\n\n:::own\ny\n:::\n', names),
    '<div class="wide">\n\n| `a` |\n| - |\n\n</div>\n\n:::note\nx\n:::\n\n:::own\ny\n:::\n',
  );
});

// Docusaurus' documentation of tabs, admonitions and tables of contents; Starlight has the same names.
for (const [written, markdown] of [
  [
    'import Tabs from \'@theme/Tabs\';\n\n<Tabs>\n<TabItem value="a" label="Apple">\n\n```js\nx\n```\n\n</TabItem>\n<TabItem value=\'b\'>\n\n```ts title="b.ts"\ny\n```\n\n</TabItem>\n</Tabs>',
    ':::code-group\n```js [Apple]\nx\n```\n```ts title="b.ts" [b]\ny\n```\n:::',
  ],
  ['<Tabs>\n<TabItem label="A">\n\nText.\n\n</TabItem>\n</Tabs>', '**A**\n\nText.'],
  [':::tip[Try it]\n\nThis.\n\n:::', ':::tip[Try it]\n\nThis.\n\n:::'],
  [':::secondary\nThis.\n:::', ':::note\nThis.\n:::'],
  ["import TOCInline from '@theme/TOCInline';\n\n<TOCInline toc={toc} />", '[[toc]]'],
] as const) {
  test(`of MDX ${JSON.stringify(written.slice(0, 60))} becomes ${JSON.stringify(markdown.slice(0, 50))}`, () => {
    assert.equal(mdx(written).text, markdown);
  });
}

// kramdown's description of its syntax; Chirpy's of the files and numbers of code.
for (const [written, markdown, told] of [
  ['## A title {#id .wide}', '## A title {#id .wide}', []],
  ['## A title {#id data-x="y"}', '## A title {#id}', ['the attribute data-x']],
  ['## A title\n{: .wide #id}', '## A title {#id .wide}', []],
  ['## The `x` of it {#id lang="de"}', '## The `x` of it {#id}', ['the attribute lang']],
  ['A text.\n{: .lead style="color:red"}', 'A text.\n{.lead}', ['the attribute style']],
  ['![A](a.png){: width="300" .right }', '![A](a.png){.right width=300}', []],
  ['[A](/a/){:target="_blank"}', '[A](/a/)', ['the attribute target']],
  ['An *em*{: .red} and `x`{: .filepath}', 'An *em* and `x`', ['classes within a line', 'classes within a line']],
  ['* TOC\n{:toc}', '[[toc]]', []],
  [
    '```\nx\n```\n{: file="_config.yml" .language-yaml .nolineno}',
    '```yaml title="_config.yml" noLineNumbers\nx\n```',
    [],
  ],
  ['~~~ ruby\nx\n~~~\n{: .wide}', '~~~ ruby\nx\n~~~\n{.wide}', []],
  ['`{: .x}` and {braces}', '`{: .x}` and {braces}', []],
  ['{:ref: .wide}\n\nText.', 'Text.', ['names for attributes']],
] as const) {
  test(`of kramdown ${JSON.stringify(written)} becomes ${JSON.stringify(markdown)}`, () => {
    assert.deepEqual(lists(written), { text: markdown, told });
  });
}

test('words in braces behind a heading are words', () => {
  assert.equal(lists('## With {braces}', false).text, '## With {braces}');
});

test('a title is plain text, and a first heading that says it again goes', () => {
  const notes: Note[] = [];
  assert.equal(plainTitle('Optional `catch` binding', notes), 'Optional catch binding');
  assert.equal(plainTitle('A ` alone', notes), 'A ` alone');
  assert.equal(belowTitle('\n# Optional `catch` binding {#top}\n\nText.', 'Optional catch binding', notes), '\nText.');
  for (const text of ['# Another\n\nText.', 'Text.\n\n# T', '## T\n\nText.', '#T'])
    assert.equal(belowTitle(text, 'T', notes), text);
  assert.deepEqual(
    notes.map(({ subject }) => subject),
    ['marks of code in a title', 'a first heading that is the title'],
  );
});

// kramdown’s “Math Blocks” and MathJax’s delimiters.
test('formulas are found where a blog has them, and have our delimiters', () => {
  assert.equal(hasFormulas('It costs $5 and $6.', 'site'), false);
  assert.equal(hasFormulas('It is $a^2$.', 'site'), true);
  assert.equal(hasFormulas('It is `$a^2$`.', 'site'), false);
  assert.equal(hasFormulas('It is $a^2$.', 'kramdown'), false, 'kramdown has two signs');
  assert.equal(hasFormulas('It is $$a^2$$.', 'kramdown'), true);
  assert.equal(
    withFormulas('A $$a^2$$ in it.\n\n$$\nb_1\n$$\n\n`$$c$$`\n\n$$d$$', 'kramdown'),
    'A $a^2$ in it.\n\n$$\nb_1\n$$\n\n`$$c$$`\n\n$$d$$',
  );
  assert.equal(withFormulas('A \\\\(a^2\\\\) and \\(b\\).', 'site'), 'A $a^2$ and $b$.');
  assert.equal(withFormulas('\\[ a_1 \\] and \\[x\\]', null), '\n$$\na_1\n$$\n and \\[x\\]');
});

test('what is written for boxes, tabs and code is what our own Markdown reads', () => {
  const render = createRenderer({ url: 'https://example.org/', highlighting: false });
  const html = (text: string) => render(text, 1).parts.join('');
  assert.match(html(hugo('{{% notice tip "Mind" %}}\nThis.\n{{% /notice %}}').text), /markdown-alert-tip[\s\S]*Mind/);
  assert.match(html(hugo('{{< details "More" >}}In{{< /details >}}').text), /<details[\s\S]*<summary>More<\/summary>/);
  const group = tabs([
    { label: 'A [1]', content: '```js\nx\n```' },
    { label: 'B', content: '~~~~ts\n~~~\n~~~~' },
  ]);
  assert.match(html(group), /<fieldset[\s\S]*> A 1<\/label>[\s\S]*> B<\/label>/);
  assert.match(html(lists('Text.\n{: .lead}').text), /<p class="lead">Text\.<\/p>/);
});
