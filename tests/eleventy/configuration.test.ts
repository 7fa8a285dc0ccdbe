import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { productionOptions } from '../../src/site/options.ts';
import { TestPreview } from '../harness/preview.ts';
import { type Files, plainSite, post, posts, TestSite } from '../harness/site.ts';

const settings = { 'content/site.yaml': `${plainSite}search: false\nfeeds: [site]\n` };

/** A site of which the head of every page prints something. */
function siteWith(configuration: string, head: string, files: Files = {}): TestSite {
  return new TestSite({
    ...settings,
    ...posts(2, { tags: ['a'] }),
    '.eleventy.ts': configuration,
    '_includes/partials/head-extra.njk': head,
    ...files,
  });
}

/** A configuration whose function says this. */
const saying = (...statements: readonly string[]) =>
  `export default function (config: any) {\n${statements.join('\n')}\n}\n`;

const printed = (site: TestSite, url = '/') => site.page(url)('meta[name=x]').attr('content');

async function told(site: TestSite): Promise<string[]> {
  const { summary, problems } = await site.build();
  assert.equal(summary, null);
  return problems.map(formatProblem);
}

test('filters, shortcodes, globals and data of the configuration work in layouts and partials', async () => {
  using site = siteWith(
    `import { shout } from './lib/words.ts';\n${saying(
      "config.addFilter('shout', shout);",
      "config.addNunjucksFilter('wrap', (text: string) => '(' + text + ')');",
      "config.addShortcode('year', () => '2026');",
      "config.addPairedShortcode('box', (content: string, kind: string) => kind + '[' + content + ']');",
      "config.addNunjucksGlobal('motto', () => 'Words');",
      "config.addGlobalData('team', { lead: 'An' });",
    )}`,
    `<meta name="x" content="{{ 'a' | shout | wrap }} {% year %} {% box 'b' %}c{% endbox %} {{ motto() }} {{ team.lead }} {{ page.url }}">`,
    {
      'lib/words.ts': 'export const shout = (text: string): string => text.toUpperCase() + "!";\n',
      '_includes/partials/footer.njk': '<footer>{{ frame.name | shout }}</footer>',
      'content/posts/braces.md': post({ date: '2024-05-01' }, "Text {{ 'x' | shout }} {% year %}"),
    },
  );
  await site.built();
  assert.equal(printed(site), '(A!) 2026 b[c] Words An /');
  assert.equal(printed(site, '/tag/a/'), '(A!) 2026 b[c] Words An /tag/a/');
  assert.equal(site.page('/')('footer').text(), 'TEST SITE!');
  // What an editor writes is text.
  assert.match(site.page('/2024/05/braces/')('.entry-content').text(), /Text \{\{ 'x' \| shout \}\} \{% year %\}/);
});

test('functions that answer later work in layouts, includes and what is printed once', async () => {
  using site = siteWith(
    saying(
      "config.addAsyncFilter('late', async (text: string) => { await null; return text + '…'; });",
      "config.addFilter('later', async (text: string) => new Promise((done) => setImmediate(done, text + '?')));",
      "config.addShortcode('soon', async () => 'S');",
      "config.addPairedShortcode('wait', async (content: string) => 'w[' + content + ']');",
      "config.addNunjucksAsyncFilter('called', (text: string, done: any) => setImmediate(done, null, text + '.'));",
    ),
    `<meta name="x" content="{{ 'a' | late | later | called }} {% soon %} {% wait %}{{ 'b' | late }}{% endwait %}">`,
    {
      '_includes/partials/footer.njk':
        '<footer>{{ printOnce("partials/mine.njk", frame) }}{{ frame.name | late }}</footer>',
      '_includes/partials/mine.njk': '<b>{% soon %}{{ frame.name | later }}</b>',
    },
  );
  await site.built();
  for (const url of ['/', '/tag/a/', '/2025/12/post-1/']) {
    assert.equal(printed(site, url), 'a…?. S w[b…]');
    assert.equal(site.page(url)('body > footer').last().text(), 'STest Site?Test Site…');
  }
});

test('transforms see every printed page, one after the other', async () => {
  using site = siteWith(
    saying(
      "config.addTransform('one', function (this: any, text: string, path: string) {",
      "  return path.endsWith('.html') ? text.replace('</body>', '<i>' + this.page.url + '</i></body>') : text; });",
      "config.addTransform('two', async (text: string) => text.replace('<i>', '<i>then '));",
    ),
    '',
  );
  await site.built();
  for (const url of ['/', '/tag/a/', '/2025/12/post-1/', '/404.html'])
    assert.equal(site.page(url)('body > i').text(), `then ${url}`);
  assert.doesNotMatch(site.text('feed.xml'), /then/);
});

test('plugins work: a bundle for each page, a transform of HTML, and a path that is put before a URL once', async () => {
  using site = siteWith(
    `import { HtmlBasePlugin, IdAttributePlugin } from '@11ty/eleventy';\n${saying(
      "config.addBundle('css');",
      'config.addPlugin(HtmlBasePlugin);',
      'config.addPlugin(IdAttributePlugin);',
    )}`,
    '{% css %}.x { color: red }{% endcss %}<style>{% getBundle "css" %}</style><a href="/mine/">{{ \'/x/\' | url }} {{ frame.homeUrl | url }}</a>',
    { 'content/site.yaml': `${plainSite.replace('.example/', '.example/blog/')}search: false\n` },
  );
  await site.built();
  const page = site.page('/2025/12/post-1/');
  assert.equal(page('style').text(), '.x { color: red }');
  assert.equal(page('h1').attr('id'), 'post-1');
  assert.equal(page('a[href="/blog/mine/"]').text(), '/blog/x/ /blog/');
  assert.equal(page('link[rel=stylesheet]').attr('href')?.startsWith('/blog/assets/'), true);
});

/** What is wrong with a configuration, the page's head that uses it, and what is told. */
const mistakes: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'a slip of syntax',
    'export default function (config) {\n  config.addFilter(;\n}\n',
    '',
    /^\.eleventy\.ts:2:20 error site-code Unexpected ";": mend the code here\.$/,
  ],
  [
    'an import of what is missing',
    "import x from './nowhere.ts';\nexport default x;\n",
    '',
    /^\.eleventy\.ts:1:15 error site-code Could not resolve "\.\/nowhere\.ts": mend the code here\.$/,
  ],
  [
    'a configuration that throws',
    saying('', "  throw new Error('No luck');"),
    '',
    /^\.eleventy\.ts:3:9 error site-code the configuration fails: No luck: mend it here\.$/,
  ],
  [
    'a plugin that throws',
    saying("config.addPlugin(() => { throw new Error('No plugin'); });"),
    '',
    /^\.eleventy\.ts:2:32 error site-code the configuration fails: No plugin: mend it here\.$/,
  ],
  [
    'a filter that throws',
    saying("config.addFilter('sad', (text: any) => text.nothing.more);"),
    '\n<meta name="x" content="{{ frame.name }}{{ frame.name | sad }}">',
    /^_includes\/partials\/head-extra\.njk:2:55 error template-error the filter "sad" fails: Cannot read properties of undefined \(reading 'more'\) \(\.eleventy\.ts:2:\d+\) \(seen in \/\)$/,
  ],
  [
    'a filter that fails later',
    saying("config.addAsyncFilter('sad', async () => { await null; throw new Error('Too late'); });"),
    '\n<meta name="x" content="{{ frame.name | sad }}">',
    /^_includes\/partials\/head-extra\.njk:2:39 error template-error the filter "sad" fails: Too late \(\.eleventy\.ts:2:62\) \(seen in \/\)$/,
  ],
  [
    'a shortcode that fails later',
    saying("config.addShortcode('sad', async () => { await null; throw new Error('Too late'); });"),
    '\n\n{% sad %}',
    /^_includes\/partials\/head-extra\.njk:3:1 error template-error the shortcode "sad" fails: Too late \(\.eleventy\.ts:2:60\) \(seen in \/\)$/,
  ],
  [
    'a name without a value behind a filter that answers later',
    saying("config.addAsyncFilter('late', async (text: string) => text);"),
    '{{ frame.name | late }}\n{{ frame.nmae }}',
    /^_includes\/partials\/head-extra\.njk:2:1 error template-error "frame\.nmae" has no value, .* did you mean "name"\? \(seen in \/\)$/,
  ],
  [
    'a transform that throws',
    saying("config.addTransform('sad', () => {", "  throw new Error('No page'); });"),
    '',
    /^\.eleventy\.ts:3:9 error site-code the transform "sad" fails: No page \(seen in \/\)$/,
  ],
  [
    'a transform that forgets its text',
    saying("config.addTransform('sad', () => undefined);"),
    '',
    /^\.eleventy\.ts:1:1 error site-code the transform "sad" fails: it returns no text, but undefined \(seen in \/\)$/,
  ],
  [
    'a filter that nobody added',
    saying("config.addFilter('shout', String);"),
    '{{ frame.name | shuot }}',
    /^_includes\/partials\/head-extra\.njk:1:17 error template-error there is no filter "shuot": did you mean "shout"\?$/,
  ],
];

for (const [what, configuration, head, line] of mistakes) {
  test(`${what} is told with file and line, by a build and by a check`, async () => {
    using site = siteWith(configuration, head);
    const lines = await told(site);
    assert.match(lines[0] ?? '', line);
    const checked = await check({ ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z') });
    assert.deepEqual(checked.map(formatProblem), lines);
  });
}

test('a kept module of the configuration that was cut short is bundled again', async () => {
  using site = siteWith(saying("config.addFilter('shout', (text: string) => text + '!');"), '');
  await site.built();
  const folder = join(site.root, '.cache/configuration');
  const [name = '', ...others] = readdirSync(folder);
  assert.deepEqual(others, []);
  const whole = readFileSync(join(folder, name), 'utf8');
  writeFileSync(join(folder, name), whole.slice(0, -20));
  await site.built();
  assert.equal(readFileSync(join(folder, name), 'utf8'), whole);
});

test('a preview follows the configuration and what it imports, and goes on when a mistake is mended', async () => {
  const words = (sign: string) => `export const shout = (text: string) => text + '${sign}';\n`;
  const configuration = `import { shout } from './lib/words.ts';\n${saying("config.addFilter('shout', shout);")}`;
  using site = siteWith(configuration, `<meta name="x" content="{{ 'a' | shout }}">`, { 'lib/words.ts': words('!') });
  await using preview = new TestPreview(site);
  const shown = () => preview.text('index.html').match(/name="x" content="([^"]*)"/)?.[1];
  await preview.update();
  assert.equal(shown(), 'a!');
  site.write({ 'lib/words.ts': words('?') });
  await preview.update();
  assert.equal(shown(), 'a?');
  site.write({ 'lib/words.ts': 'export const shout = (;\n' });
  await preview.update();
  assert.match(preview.problems.map(formatProblem)[0] ?? '', /^lib\/words\.ts:1:23 error site-code/);
  assert.equal(shown(), 'a?');
  site.write({ 'lib/words.ts': words('#') });
  await preview.update();
  assert.equal(shown(), 'a#');
  assert.deepEqual(preview.problems, []);
});

test('a shortcode that fails in a page and in its cards at once is told at both places, where others may wait too', async () => {
  const year = (code: string) =>
    saying(`config.addAsyncFilter('later', async (x) => x);\n  config.addShortcode('year', () => { ${code} });`);
  using site = siteWith(year("return '2026';"), '', {
    '_includes/partials/after-article.njk': "{{ 'x' | later }}",
    '_includes/partials/below-cards.njk': '<p>x</p>\n{% year %}\n',
    '_includes/partials/card.njk':
      '<li>{% year %}<a href="{{ card.url }}">{{ card.title }}</a><p>{{ card.excerpt }}</p></li>',
  });
  await using preview = new TestPreview(site);
  await preview.update();
  assert.deepEqual(preview.problems, []);
  site.write({ '.eleventy.ts': year("throw new Error('no year');") });
  await preview.update();
  const places = new Set(preview.problems.map(({ file, line, column }) => `${file}:${line}:${column}`));
  assert.deepEqual([...places].sort(), ['_includes/partials/below-cards.njk:2:1', '_includes/partials/card.njk:1:5']);
  assert.deepEqual(preview.failures, []);
});
