import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render, told } from '../harness/markdown.ts';

/** An address with a slip, and the one that was meant. What a browser makes of the slip is in the URL Standard (4.4). */
const addresses = [
  ['https://https://x.example/a', 'https://x.example/a'],
  ['https://http://x.example/', 'http://x.example/'],
  ['http://https//x.example/', 'https://x.example/'],
  ['https:/x.example/', 'https://x.example/'],
  ['https:x.example/', 'https://x.example/'],
  ['https:///x.example/', 'https://x.example/'],
  ['https//x.example/', 'https://x.example/'],
  ['https;//x.example/', 'https://x.example/'],
  ['htps://x.example/', 'https://x.example/'],
  ['hhttps://x.example/', 'https://x.example/'],
  ['ttps://x.example/', 'https://x.example/'],
  ['https://x,example/', 'https://x.example/'],
  ['https://x..example/', 'https://x.example/'],
  ['“https://x.example/”', 'https://x.example/'],
  ['https://www.google.com/url?q=https://x.example/&sa=D', 'https://x.example/'],
  ['https://a1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2F', 'https://x.example/'],
] as const;
for (const [url, meant] of addresses) {
  test(`${url} is told, and right as it is told`, () => {
    const markdown = `See [it](${url}) there.`;
    const [finding, ...others] = render(markdown).findings;
    assert.deepEqual([finding?.rule, others], ['wrong-address', []]);
    assert.ok(finding?.message.endsWith(`: write ${meant}`), finding?.message);
    const [edit] = finding?.fix?.edits ?? [];
    assert.ok(edit);
    const mended = markdown.slice(0, edit.start) + edit.text + markdown.slice(edit.end);
    assert.equal(mended, `See [it](${meant}) there.`);
    assert.deepEqual(told(mended), []);
  });
}

for (const url of [
  'https://https.example/',
  'https://web.archive.example/web/2020/https://x.example/',
  'https://x.example/?next=https://y.example/',
  'https://user@host.example/',
  'https://b%C3%BCcher.example/',
  'http://localhost:3000/',
  'vscode://file/a',
  'xmpp:a@x.example',
  'ssh://x.example',
  'other.md',
  '/https/',
]) {
  test(`${url} is no wrong address`, () => assert.deepEqual(told(`[it](${url})`), []));
}

test('an address of the writer’s own computer is told where the text does not say so', () => {
  assert.deepEqual(told('[the guide](http://localhost:8080/guide/)'), ['1:1 wrong-address']);
  assert.deepEqual(told('Open [localhost:8080/guide/](http://localhost:8080/guide/)'), []);
  assert.deepEqual(told('Open http://localhost:8080/guide/'), []);
});

const unread = [
  ['see [x](/a/ and more', '1:5', '[x](/a/)'],
  ['see [x](https://x.example/.', '1:5', '[x](https://x.example/)'],
  ['see [x(https://x.example/) and', '1:5', '[x](https://x.example/)'],
  ['see x](https://x.example/) and', '1:5', '[x](https://x.example/)'],
  ['[see [this](https://x.example/) now](https://y.example/)', '1:1', '[see this now](https://y.example/)'],
  ['write [me](mailto: me@x.example)', '1:7', '[me](mailto:me@x.example)'],
  ['at <www.x.example>', '1:4', '<https://www.x.example>'],
  ['[x](https://x.example/ “A title”)', '1:1', '[x](https://x.example/ "A title")'],
  ['[x](http:// x.example/)', '1:1', '[x](http://x.example/)'],
  ['! [x](a.png)', '1:1', '![x](a.png)'],
] as const;
for (const [markdown, spot, mended] of unread) {
  test(`${markdown} is told to be written as ${mended}`, () => {
    const { findings } = render(markdown);
    assert.deepEqual(
      findings.map(({ line, column }) => `${line}:${column}`),
      [spot],
    );
    const [{ message = '', fix } = {}] = findings;
    assert.ok(message.endsWith(`: write ${mended}`), message);
    const [edit] = fix?.edits ?? [];
    assert.ok(edit);
    const whole = markdown.slice(0, edit.start) + edit.text + markdown.slice(edit.end);
    assert.deepEqual(told(whole), []);
  });
}

for (const markdown of [
  '(see [x](https://x.example/))',
  'an interval [0, 1) and f(./x)',
  '[![a](b.png)](https://x.example/)',
  '`[x](/a/`',
  '[x](/a/ "t")',
  '[top](#top), [back to top](#)',
  '<a id="x"></a>',
  '<a name="x"></a>',
]) {
  test(`${markdown} is left alone`, () => assert.deepEqual(told(markdown), []));
}

for (const markdown of ['[x](#)', '<a>x</a>', '<a href="">x</a>']) {
  test(`${markdown} leads nowhere`, () => assert.deepEqual(told(markdown), ['1:1 empty-link']));
}

for (const [markdown, mended] of [
  ['[x]（https://x.example/）', '[x](https://x.example/)'],
  ['[x]{https://x.example/}', '[x](https://x.example/)'],
  ['【x】(https://x.example/)', '[x](https://x.example/)'],
  ['[x](#My part)', '[x](#my-part)'],
  ['[x](tel:+1 555 0100)', '[x](tel:+1-555-0100)'],
] as const) {
  test(`${markdown} has brackets or spaces that no link has, and is told to be ${mended}`, () => {
    const { findings } = render(markdown);
    assert.deepEqual(
      findings.map(({ rule, message }) => `${rule} ${message.endsWith(`: write ${mended}`)}`),
      ['unread-link true'],
    );
  });
}
