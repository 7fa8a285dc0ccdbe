import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { permalinkPattern } from '../../src/archive/permalink.ts';
import { monthUrl, termUrl, yearUrl } from '../../src/archive/term-url.ts';
import { OutputPathError, outputPath } from '../../src/model/output-path.ts';

const post = { year: '2023', month: '06', day: '22', slug: 'presses', id: 6245, category: () => 'tools/build' };

const patterns = [
  ['/:year/:month/:slug/', '/2023/06/presses/'],
  ['/:year/:month/:day/:slug/', '/2023/06/22/presses/'],
  ['/:slug', '/presses/'],
  ['/:slug.html', '/presses.html'],
  ['/archives/:id/', '/archives/6245/'],
  ['/:category/:slug/', '/tools/build/presses/'],
  ['/:year-:month-:day-:slug/', '/2023-06-22-presses/'],
  ['/v1.0/:slug', '/v1.0/presses/'],
  ['/beiträge/:slug/', '/beitr%c3%a4ge/presses/'],
] as const;

for (const [pattern, url] of patterns) {
  test(`the permalink pattern ${pattern} makes ${url}`, () => {
    const read = permalinkPattern(pattern);
    assert.ok(read.ok);
    assert.equal(read.url(post), url);
  });
}

const wrongPatterns = [
  ['', 'the permalink pattern "" does not begin with a slash: write "/:year/:month/:slug/".'],
  [':slug/', 'the permalink pattern ":slug/" does not begin with a slash: write "/:year/:month/:slug/".'],
  ['/:yaer/:slug/', 'the permalink pattern "/:yaer/:slug/" has ":yaer": did you mean ":year"?'],
  ['/:slugs/', 'the permalink pattern "/:slugs/" has ":slugs": did you mean ":slug"?'],
  ['/:Slug/', 'the permalink pattern "/:Slug/" has ":Slug": did you mean ":slug"?'],
  [
    '/:postname/',
    'the permalink pattern "/:postname/" has ":postname": use :year, :month, :day, :slug, :id, :category.',
  ],
  [
    '/:year/:month/',
    'the permalink pattern "/:year/:month/" has neither ":slug" nor ":id", so that many posts would share a URL: write "/:year/:month/:slug/".',
  ],
  ['/a//:slug/', 'the permalink pattern "/a//:slug/" is no path: write "/:year/:month/:slug/".'],
  ['/../:slug/', 'the permalink pattern "/../:slug/" is no path: write "/:year/:month/:slug/".'],
  ['/?p=:id', 'the permalink pattern "/?p=:id" is no path: write "/:year/:month/:slug/".'],
  ['/my posts/:slug/', 'the permalink pattern "/my posts/:slug/" is no path: write "/:year/:month/:slug/".'],
  ['/\ud800/:slug/', 'the permalink pattern "/\ud800/:slug/" is no path: write "/:year/:month/:slug/".'],
] as const;

for (const [pattern, message] of wrongPatterns) {
  test(`the permalink pattern ${JSON.stringify(pattern)} is a mistake`, () => {
    assert.deepEqual(permalinkPattern(pattern), { ok: false, message });
  });
}

test('a post without the id that the pattern asks for has its slug in its place', () => {
  const read = permalinkPattern('/:id/');
  assert.ok(read.ok);
  assert.equal(read.url({ ...post, id: null }), '/presses/');
});

test('a slug with a dollar sign or a token in it stays as it is', () => {
  const read = permalinkPattern('/:slug/');
  assert.ok(read.ok);
  assert.equal(read.url({ ...post, slug: '$&:year' }), '/$&:year/');
});

test('terms, years and months have the URLs of their archives', () => {
  assert.equal(termUrl('tag', ['backend']), '/tag/backend/');
  assert.equal(termUrl('category', ['tools', 'build']), '/category/tools/build/');
  assert.equal(termUrl('author', ['ada']), '/author/ada/');
  assert.equal(yearUrl('2023'), '/2023/');
  assert.equal(monthUrl('2023', '06'), '/2023/06/');
});

for (const [url, path] of [
  ['/', 'index.html'],
  ['/page/2/', 'page/2/index.html'],
  ['/404.html', '404.html'],
  ['/feed.xml', 'feed.xml'],
  ['/tag/c%2b%2b/page/2/', 'tag/c++/page/2/index.html'],
  ['/tag/%d7%a9%d7%9c%d7%95%d7%9d/', 'tag/שלום/index.html'],
  ['/tag/%d7/', 'tag/%d7/index.html'],
  ['/tag/a..b/', 'tag/a..b/index.html'],
] as const) {
  test(`outputPath('${url}') is ${path}`, () => assert.equal(outputPath(url), path));
}

for (const url of [
  'tag/x/',
  '//',
  '/a//b/',
  '/../x/',
  '/a/../b/',
  '/a/./b/',
  '/a/%2e%2e/b/',
  '/a%2fb/',
  '/a%5cb/',
  '/a%00b/',
  `/${'a'.repeat(256)}/`,
  `/${'%d7%a9'.repeat(128)}/`,
]) {
  const shown = url.length > 40 ? `${url.slice(0, 12)}… (${url.length} characters)` : url;
  test(`outputPath('${shown}') is an error`, () => assert.throws(() => outputPath(url), OutputPathError));
}

test('names of 255 bytes are the longest', () => {
  assert.equal(outputPath(`/${'a'.repeat(255)}`), 'a'.repeat(255));
  assert.equal(outputPath(`/${'%d7%a9'.repeat(127)}a/`), `${'ש'.repeat(127)}a/index.html`);
});

/** URL paths of pages as they are made: names percent-encoded, a slash at the end. */
const pageUrls = fc
  .array(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((name) => !/^\.\.?$|[/\\\0]/.test(name)),
    { maxLength: 5 },
  )
  .map((names) => `/${names.map((name) => `${encodeURIComponent(name)}/`).join('')}`);

test('two pages never have one file', () => {
  fc.assert(
    fc.property(pageUrls, pageUrls, (one, other) => {
      assert.equal(outputPath(one) === outputPath(other), one === other);
    }),
  );
});

test('a path of plain names has the file that it has with one of its letters percent-encoded', () => {
  const name = fc.stringMatching(/^[\w-]{1,90}$/);
  const paths = fc
    .tuple(fc.array(name, { maxLength: 4 }), fc.option(fc.stringMatching(/^[\w-]{1,90}(\.\w{1,5}){0,2}$/)))
    .map(([folders, file]) => `/${[...folders, file ?? ''].join('/')}`)
    .filter((path) => /\w/.test(path));
  fc.assert(
    fc.property(paths, (path) => {
      const encoded = path.replace(/\w/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
      assert.equal(outputPath(path), outputPath(encoded));
    }),
  );
});

test('a file never lies outside the output folder', () => {
  const parts = fc.constantFrom('..', '.', '/', '%2e', '%2f', '%5c', '%00', '\\', 'a', '%', '%ff');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (all) => {
      let path = '';
      try {
        path = outputPath(`/${all.join('')}`);
      } catch (error) {
        assert.ok(error instanceof OutputPathError);
        return;
      }
      assert.ok(path.split('/').every((name) => name !== '' && name !== '.' && name !== '..'));
      assert.doesNotMatch(path, /^\/|[\\\0]/);
    }),
    { numRuns: 1000 },
  );
});
