import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeUrl } from '../../src/model/url.ts';
import { html, render, told } from '../harness/markdown.ts';

const conflict = '<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch';
const conflicts = [
  [conflict, ['1:1 conflict-marker', '5:1 conflict-marker']],
  [`Text.\n\n${conflict}\n`, ['3:1 conflict-marker', '7:1 conflict-marker']],
  ['a\n\n>>>>>>> branch', ['3:1 conflict-marker']],
  [`\`\`\`diff\n${conflict}\n\`\`\``, []],
  ['```\n<<<<<<< HEAD\n```\n\ntwo\n\n>>>>>>> branch', ['2:1 conflict-marker', '7:1 conflict-marker']],
  ['- a\n\n  <<<<<<< HEAD\n  b\n  >>>>>>> other', ['3:1 conflict-marker', '5:1 conflict-marker']],
  ['A heading\n=======', []],
  ['> > > > > > > deep', []],
  ['`<<<<<<< HEAD`', []],
] as const;
for (const [markdown, expected] of conflicts) {
  test(`in ${JSON.stringify(markdown)} ${expected.length} lines are left from a merge`, () =>
    assert.deepEqual(
      told(markdown).filter((one) => one.endsWith('conflict-marker')),
      expected,
    ));
}

const unread = [
  ['![x](/images/my drawing.png)', '1:1', '![x](</images/my drawing.png>)'],
  ['a [x](my file.pdf "t") b', '1:3', '[x](<my file.pdf> "t")'],
  ['> - ![x](a b.png)', '1:5', '![x](<a b.png>)'],
] as const;
for (const [markdown, spot, mended] of unread) {
  test(`${markdown} is text, as in CommonMark, and its author is told to write ${mended}`, () => {
    const { findings } = render(markdown);
    assert.deepEqual(
      findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
      [`${spot} unread-path`],
    );
    assert.ok(findings[0]?.message.endsWith(`write ${mended}`), findings[0]?.message);
    assert.deepEqual(told(mended), []);
    assert.match(html(mended), /<(?:img|a) /);
  });
}
for (const markdown of [
  '[see](this and that)',
  'f[a](b, c)',
  '`![x](a b.png)`',
  '![x](<a b.png>)',
  '[x](a.png "b c")',
]) {
  test(`${markdown} is left alone`, () => assert.deepEqual(told(markdown), []));
}

const destinations = [
  ['[x](foo\\)\\:)', 'foo):'],
  ['[x](<a b>)', 'a%20b'],
  ['[x](ä)', '%C3%A4'],
  ['[x](a%20b%)', 'a%20b%25'],
  ['[x](a&auml;)', 'a%C3%A4'],
  ['[x]: <my url>\n\n[x]', 'my%20url'],
  ['<a href="ä b">x</a>', '%C3%A4%20b'],
] as const;
for (const [markdown, target] of destinations) {
  test(`${JSON.stringify(markdown)} leads to ${target}`, () =>
    assert.deepEqual(
      render(markdown).links.map((link) => link.target),
      [target],
    ));
}

test('a URL is percent-encoded once: encoding again changes nothing (RFC 3986, 2.4)', () => {
  for (const url of ['/ä b/', '/%C3%A4/', '/100%/', '/a%2Fb', '/\ud800', 'https://x.example/?q=a b#ü']) {
    assert.equal(encodeUrl(encodeUrl(url)), encodeUrl(url));
    assert.match(encodeUrl(url), /^[\x21-\x7e]+$/);
  }
});

/** Syntax of Hugo, Jekyll, Hexo, Docusaurus, MDX, kramdown and Obsidian, as their own documents write it. */
for (const [markdown, ...places] of [
  ['Read [a]({{ site.baseurl }}/a/) and\n[b]({% post_url 2015-01-01-b %}).', '1:10', '2:5'],
  ['![a]({{ site.url }}/a b.png)', '1:6'],
  ['{% highlight js %}\nx\n{% endhighlight %}', '1:1', '3:1'],
  ['> {{< figure src="/a.png" >}}', '1:3'],
  ['{{<youtube abc>}}', '1:1'],
  ['{{% notice tip %}}\nx\n{{% /notice %}}', '1:1', '3:1'],
  ['Text.\n\n:::aside Title\n\nText.\n\n:::', '3:1'],
  ['- a\n\n  {/* truncate */}', '3:3'],
  ["import A from './a';", '1:1'],
  ['![a](https://e.example/a.png){: .wide }\n\n{:toc}', '1:30', '3:1'],
  ['![[a.png|300]]', '1:1'],
  ['<Tabs>\n<TabItem value="a">\n\nText\n\n</TabItem>\n</Tabs>', '1:1', '2:1'],
  ['A <Callout type="info">note</Callout> here', '1:3'],
  ['<div className="a">Text</div>', '1:1'],
  ['{% if page.a %}x{% endif %}', '1:1'],
  ['{{< figure src="a.png" }}', '1:1'],
  ['[gallery]\n\n[youtube https://v.example/watch?v=a]', '1:1', '3:1'],
  ['{::nomarkdown}\nx\n{:/}', '1:1', '3:1'],
  ['::youtube[x]{#a}', '1:1'],
  ['::note\n\nText\n\n:::', '1:1', '5:1'],
  ['=== "npm"\n\n    npm ci', '1:1'],
  ['See [[Other note]] and [[Note|this]], {props.count}, %%not this%%', '1:24', '1:39', '1:5', '1:54'],
  ['Text^[with a note of its own].', '1:5'],
  ['\\newpage\n\nAs in \\cite{a}', '1:1', '3:7'],
  ['.. note:: x\n\n[source,js]\n\n== A heading', '1:1', '3:1', '5:1'],
  ['#+BEGIN_SRC js\n\nh2. A heading\n\n{code:java}', '1:1', '3:1', '5:1'],
  ["[b]bold[/b], '''bold''', <https://x.example|a text>, <@U12345678>", '1:1', '1:14', '1:26', '1:54'],
  ['a [[nodiscard]] int, [[1, 2], [3]], if [[ -f x ]], 100%% sure, == b, x^[2], ::before, a :: b'],
  ['[[toc]]\n\n[TOC]\n\n[more]: https://x.example/\n\n[more]'],
  ['a <DIV>Text</DIV> and `<Tabs></Tabs>`'],
  // Braces in prose mean what they look like, and code shows what it shows.
  ['{{ title }}, {% if user %}, {# note #}, <%= erb %>, {{ user.name }}, a:::b, {:a}, import it from here'],
  ['`{{ site.url }}`, ``{% raw %}``\n\n    {% raw %}\n\n```\n{{< ref "a" >}}\n```'],
] as const) {
  test(`${JSON.stringify(markdown)} is told of other generators’ syntax at ${places.join(' and ') || 'no place'}`, () => {
    const found = render(markdown).findings.filter(({ rule }) => rule === 'foreign-syntax');
    assert.deepEqual(found.map(({ line, column }) => `${line}:${column}`).sort(), places);
  });
}

/** Blocks of code that end elsewhere than meant (CommonMark 4.5), told where they begin, with the line that is concerned. */
for (const [markdown, place, line] of [
  ['```js\na\n\nText\n\n```js\nb\n```', '1:1', 6],
  ['````js\nx\n```\n\nText', '1:1', 3],
  ['```js\nlet a = 1;```\n\nText', '1:1', 2],
  ['```js\nx\n``` more\n\nText', '1:1', 3],
] as const) {
  test(`${JSON.stringify(markdown)} is told at ${place}, with line ${line}`, () => {
    const { findings } = render(markdown);
    assert.deepEqual(
      findings.map((one) => `${one.line}:${one.column} ${one.rule}`),
      [`${place} unclosed-fence`],
    );
    assert.ok(findings[0]?.message.includes(`line ${line}`), findings[0]?.message);
  });
}

for (const [markdown, ...places] of [
  ['TODO: write this', '1:1'],
  ['Text\n\n- FIXME(me): say why\n- TODO', '3:3', '4:3'],
  ['| Name | Date |\n|---|---|\n| a | TBD |'],
  ['Lorem ipsum dolor sit amet, consectetur', '1:1'],
  ['See [insert the link here].', '1:5'],
  ['TODO lists are long, and a TODO: in a sentence is none. `TODO: x`'],
  ['We fill in lorem ipsum, and [add it here](https://x.example/).'],
] as const) {
  test(`${JSON.stringify(markdown)} is told of notes at ${places.join(' and ') || 'no place'}`, () =>
    assert.deepEqual(
      told(markdown),
      places.map((place) => `${place} left-note`),
    ));
}
