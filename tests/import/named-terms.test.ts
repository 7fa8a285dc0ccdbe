import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { AuthorBook } from '../../src/import/folder/author-book.ts';
import { authorOf } from '../../src/import/folder/settings.ts';
import { importFolder } from './folder-blog.ts';

const post = (keys: string) => `---\ntitle: A post\ndate: 2020-01-02\n${keys}\n---\nText.\n`;

test('where a source lists some of its categories or authors, site.yaml lists all that its posts name', async (t) => {
  const { read, again } = await importFolder(t, {
    'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "T"\n',
    'content/categories/go/_index.md': '---\ntitle: Go\ndescription: Of Go.\n---\n',
    'data/authors/ada.yaml': 'name: Ada Example\nbio: Writes.\n',
    'content/posts/a.md': post('categories: [go, Other things]\nauthors: [ada, Guest One]'),
    'content/posts/b.md': post('categories: [other-things]\nauthor: guest one'),
    'content/about.md': '---\ntitle: About\ncategories: [Of a page]\n---\nText.\n',
  });
  const { readable } = parseSite(read('content/site.yaml'));
  assert.deepEqual(
    readable.categories?.map(({ name, description }) => [name, description]),
    [
      ['Go', 'Of Go.'],
      ['Other things', null],
    ],
  );
  assert.deepEqual(
    readable.authors.map(({ name, aliases, bio }) => [name, aliases, bio]),
    [
      ['Ada Example', ['ada'], 'Writes.'],
      ['Guest One', [], null],
    ],
  );
  assert.equal((await again()).files.written, 0);
});

// As sanitize_title() of WordPress has it: `C++` and `C#` are `c`, and `???` is nothing.
test('terms that would share an address, or have none, have slugs of their own, and old lists lead there', async (t) => {
  const { read } = await importFolder(t, {
    'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "T"\n',
    'content/posts/a.md': post('tags: [C++, C, "C#", "???"]\nauthor: José Doe'),
    'content/posts/b.md': post('tags: [c, "c++"]\nauthor: Jose Doe'),
  });
  const site = read('content/site.yaml');
  const { readable } = parseSite(site);
  assert.deepEqual(
    readable.tags.map(({ name, slug }) => [name, slug]),
    [
      ['C++', 'cpp'],
      ['C#', 'csharp'],
      ['???', 'tag-2'],
    ],
  );
  assert.match(site, /\n {2}\/tags\/c\+\+\/: \/tag\/cpp\/\n/);
  assert.deepEqual(
    readable.authors.map(({ name, slug }) => [name, slug]),
    [
      ['José Doe', 'jose-doe-2'],
      ['Jose Doe', null],
    ],
  );
});

test('what a line of names links to are links of the author; a remark behind a comma is part of the line', () => {
  const book = new AuthorBook([authorOf('ada', { name: 'Ada Example', bio: 'Writes.' })]);
  const named = (author: unknown) => book.named({ author });
  assert.deepEqual(named('Ada Example ([@ada](https://twitter.com/ada))'), ['Ada Example']);
  assert.deepEqual(
    named('[Bea](https://bea.example/), Cy ([cy](https://github.com/cy)) and [Di](https://di.example/)'),
    ['Bea', 'Cy', 'Di'],
  );
  assert.deepEqual(named('Ed, <i>le chef</i>'), ['Ed, le chef']);
  assert.deepEqual(named('[Bea](https://bea.example/), a baker'), ['Bea, a baker']);
  assert.deepEqual(book.named({ authors: ['ADA', { name: 'Flo', url: 'https://flo.example/' }, { name: 'Gil' }] }), [
    'Ada Example',
    'Flo',
    'Gil',
  ]);
  assert.deepEqual(
    book.all.map(({ name, links }) => [name, links.map(({ label, url }) => `${label} ${url}`)]),
    [
      ['Ada Example', ['Twitter https://twitter.com/ada']],
      ['Bea', ['Website https://bea.example/']],
      ['Cy', ['GitHub https://github.com/cy']],
      ['Di', ['Website https://di.example/']],
      ['Bea, a baker', ['Website https://bea.example/']],
      ['Flo', ['Website https://flo.example/']],
    ],
  );
});
