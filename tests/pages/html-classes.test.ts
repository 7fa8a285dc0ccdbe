import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ArchiveClassFacts,
  archiveBodyClasses,
  htmlClass,
  pageBodyClasses,
  postClasses,
  singleBodyClasses,
} from '../../src/pages/views/html-classes.ts';

const facts = {
  id: 6245,
  hasThumbnail: true,
  categories: ['platform', 'infrastructure'],
  tags: ['backend'],
  sticky: false,
};

test('a post has the classes that WordPress gives it, in its order', () => {
  assert.equal(
    postClasses(facts),
    'post-6245 post type-post status-publish format-standard has-post-thumbnail hentry category-infrastructure category-platform tag-backend',
  );
});

test('a sticky post has its class before "hentry"', () => {
  assert.match(postClasses({ ...facts, sticky: true }), / has-post-thumbnail sticky hentry /);
});

test('a post without id, thumbnail and terms has only what is true of it', () => {
  assert.equal(
    postClasses({ id: null, hasThumbnail: false, categories: [], tags: [], sticky: false }),
    'post type-post status-publish format-standard hentry',
  );
});

test('terms that no class can name have none, and no class is there twice', () => {
  const tags = ['%d7%a9%d7%9c%d7%95%d7%9d', 'c%2b%2b', 'c', '%d7%a9-%d7%9c', '2023'];
  assert.match(postClasses({ ...facts, categories: [], tags }), / hentry tag-2023 tag-c$/);
});

const archives: readonly (readonly [ArchiveClassFacts, string])[] = [
  [{ kind: 'home', slug: null, page: 1 }, 'home blog'],
  [{ kind: 'home', slug: null, page: 2 }, 'home blog paged paged-2'],
  [{ kind: 'tag', slug: 'backend', page: 1 }, 'archive tag tag-backend'],
  [{ kind: 'tag', slug: 'backend', page: 2 }, 'archive paged tag tag-backend paged-2 tag-paged-2'],
  [{ kind: 'tag', slug: '%d7%a9', page: 1 }, 'archive tag'],
  [{ kind: 'category', slug: 'developer-tools', page: 1 }, 'archive category category-developer-tools'],
  [{ kind: 'category', slug: 'web', page: 3 }, 'archive paged category category-web paged-3 category-paged-3'],
  [{ kind: 'author', slug: 'ada', page: 1 }, 'archive author author-ada'],
  [{ kind: 'author', slug: 'ada', page: 2 }, 'archive paged author author-ada paged-2 author-paged-2'],
  [{ kind: 'year', slug: null, page: 1 }, 'archive date'],
  [{ kind: 'month', slug: null, page: 2 }, 'archive date paged paged-2 date-paged-2'],
];

for (const [archive, classes] of archives) {
  test(`page ${archive.page} of a ${archive.kind} archive (${archive.slug ?? 'no slug'}) has the classes ${classes}`, () => {
    assert.equal(archiveBodyClasses(archive), classes);
  });
}

test('other pages have the classes of their kind', () => {
  assert.equal(singleBodyClasses({ id: 6245 }), 'single single-post postid-6245 single-format-standard');
  assert.equal(singleBodyClasses({ id: null }), 'single single-post single-format-standard');
  assert.equal(pageBodyClasses('page'), 'page');
  assert.equal(pageBodyClasses('search'), 'search');
  assert.equal(pageBodyClasses('not-found'), 'error404');
  assert.equal(pageBodyClasses('overview'), 'page overview');
});

for (const [slug, name] of [
  ['backend', 'backend'],
  ['Two words', 'Twowords'],
  ['snake_case-dash', 'snake_case-dash'],
  ['%d7%a9x%D7%A9', 'x'],
  ['c++', 'c'],
  ['50%', '50'],
  ['é', ''],
] as const) {
  test(`htmlClass('${slug}') is ${name === '' ? 'empty' : name}`, () => assert.equal(htmlClass(slug), name));
}

test('whatever slugs there are, the attribute holds distinct class names', () => {
  const slugs = fc.array(fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(slugs, slugs, fc.boolean(), (categories, tags, sticky) => {
      const classes = postClasses({ id: 1, hasThumbnail: true, categories, tags, sticky }).split(' ');
      for (const name of classes) assert.match(name, /^[a-z][\w-]*$/);
      assert.equal(new Set(classes).size, classes.length);
    }),
  );
});
