import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { siteFrom, siteSchema } from '../../src/config/site.ts';
import { adminSettings } from '../../src/editor/cms-config.ts';
import { editKeys, plainValues, UneditableError } from '../../src/editor/edit-keys.ts';
import { readText, withLayout } from '../../src/editor/file-layout.ts';
import { bodyField, textOf, valuesOf } from '../../src/editor/post-format.ts';
import { writtenPosts } from '../harness/written-posts.ts';

const site = siteFrom(
  siteSchema.parse({
    name: 'A',
    url: 'https://a.example/',
    categories: [
      { name: 'Infrastructure', slug: 'infra', aliases: ['Infra'] },
      { name: 'Ops', parent: 'Infrastructure' },
    ],
  }),
);
const settings = adminSettings(site, null, '');
const fields = settings.formats['broadsheet-post-frontmatter']?.fields ?? [];

/** A file as the editor saves it after a change of its form. */
function saved(disk: string, change: Readonly<Record<string, unknown>>): string {
  const text = textOf({ ...valuesOf(readText(disk), fields), ...change }, fields, '2026-11-24');
  return withLayout(text, disk);
}

for (const [name, disk] of Object.entries(writtenPosts)) {
  test(`a post that is saved as it was keeps every byte: ${name}`, () => {
    assert.equal(saved(disk, {}), disk);
    // The editor's own form drops white space around a text, and fills in what is absent.
    const { body } = valuesOf(readText(disk), fields);
    assert.equal(saved(disk, { [bodyField]: String(body).trim(), metaTitle: null, aliases: undefined }), disk);
  });

  test(`another title changes nothing else: ${name}`, () => {
    const after = saved(disk, { title: 'Another: title #1' });
    assert.equal(valuesOf(readText(after), fields).title, 'Another: title #1');
    const rest = (text: string) => {
      const { title: _, broadsheetSource: __, ...others } = valuesOf(readText(text), fields);
      return others;
    };
    assert.deepEqual(rest(after), rest(disk));
    const lines = (text: string) => text.split(/(?<=\n)/);
    if (name === 'none') assert.equal(after, `---\ntitle: "Another: title #1"\n---\n\n${disk}`);
    else if (name === 'braces') assert.match(after, /\{ ?title: "Another: title #1", tags: \[ ?a, b ?\], id: 5 ?\}/);
    else {
      const kept = lines(disk).filter((line) => lines(after).includes(line));
      const wanted = name === 'texts' ? 2 : 1;
      assert.equal(kept.length, lines(disk).length - wanted, after);
    }
  });
}

test('each kind of value is written as the one before it was', () => {
  const change = (text: string, key: string, value: string | boolean | readonly string[] | null) =>
    editKeys(text, new Map([[key, value]]));
  assert.equal(change('a: "x" # why\nb: 2\n', 'a', 'y'), 'a: "y" # why\nb: 2\n');
  assert.equal(change("a:   'x'\n", 'a', "it's"), "a:   'it''s'\n");
  assert.equal(change('a: x\n', 'a', 'yes: no'), 'a: "yes: no"\n');
  assert.equal(change('a: |\n  one\n  two\nb: 1\n', 'a', 'three\nfour\n'), 'a: |\n  three\n  four\nb: 1\n');
  assert.equal(change('t: [ a, "b" ] # all\n', 't', ['a', 'b', 'c, d']), 't: [ a, "b", "c, d" ] # all\n');
  assert.equal(
    change('t:\n  - a # one\n  # two\n  - b\nz: 1\n', 't', ['a', 'c']),
    't:\n  - a # one\n  # two\n  - c\nz: 1\n',
  );
  assert.equal(change('t:\n- a\n- b\n', 't', ['b']), 't:\n- b\n');
  assert.equal(change('t: a, b\n', 't', ['a']), 't: [a]\n');
  assert.equal(change('t:\n  - a\nz: 1\n', 't', null), 'z: 1\n');
  assert.equal(change('a: 1 # gone too\nb: 2\n', 'a', null), 'b: 2\n');
  assert.equal(change('a:\nb: 2\n', 'a', 'x'), 'a: x\nb: 2\n');
  assert.equal(change('  a: 1\n', 'b', true), '  a: 1\n  b: true\n');
  assert.equal(change('', 'a', 'x'), 'a: x\n');
  assert.equal(change('# only a comment\n', 'a', ['x']), '# only a comment\na: [x]\n');
});

test('what is no map of YAML is not edited', () => {
  for (const text of ['a: [\n', '- a\n', 'just text\n', 'a: 1\na: 2\n'])
    assert.throws(() => editKeys(text, new Map([['a', 'x']])), UneditableError, text);
  assert.throws(() => valuesOf('+++\ntitle = "A"\n+++\n', fields), UneditableError);
  assert.throws(() => valuesOf('---\ntitle: A\n', fields), UneditableError);
});

test('any values can be written, are read back, and leave all others alone', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((one) => one.replaceAll(/[\p{Cc}\p{Cs}\ufeff]/gu, ''));
  const values = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.constant(null))),
    { maxLength: 4 },
  );
  const before = '# first\na: "x" # y\n\nlist:\n  - p # q\n  - r\nb: [1, 2]\n# last\n';
  fc.assert(
    fc.property(values, (changes) => {
      let edited = before;
      for (const [key, value] of changes) edited = editKeys(edited, new Map([[key, value]]));
      const last = new Map(changes);
      for (const [key, value] of last) assert.deepEqual(plainValues(edited)[key], value ?? undefined);
      assert.match(edited, /^# first\n/);
      assert.match(edited, /\nlist:\n {2}- p # q\n {2}- r\n/);
      parse(edited);
    }),
  );
});

test('a new post has the keys that were filled in, in the order of the form, and a date', () => {
  const values = { title: 'New: one', tags: ['a', 'b'], draft: true, toc: '', excerpt: '', body: 'Text.' };
  assert.equal(
    textOf(values, fields, '2026-11-24'),
    '---\ntitle: "New: one"\ntags: [a, b]\ndraft: true\ndate: 2026-11-24\n---\n\nText.',
  );
});

test('a term that is spelled by its slug or an alias is one of those that the site lists, and stays spelled so', () => {
  const disk = '---\ntitle: A\ncategories: [infra]\n---\n\nText.\n';
  assert.deepEqual(valuesOf(disk, fields).categories, ['Infrastructure']);
  assert.match(saved(disk, { categories: ['Infrastructure', 'Ops'] }), /^categories: \[infra, Ops\]$/m);
});

test('the form has a field for each key, categories as a tree, and names the folders of the repository', () => {
  const config = JSON.stringify(
    adminSettings(site, { backend: 'gitea', repo: 'a/b', branch: 'main', url: 'https://git.example/' }, 'docs/'),
  );
  assert.match(config, /"folder":"docs\/content\/posts"/);
  assert.match(config, /"label":"Infrastructure \/ Ops","value":"Ops"/);
  assert.match(config, /"origins":\["https:\/\/git\.example"\]/);
  assert.match(config, /"modes":\["raw","rich_text"\]/);
  assert.deepEqual(
    fields.map(({ name }) => name).filter((name) => ['title', 'date', 'tags', 'draft', 'toc'].includes(name)),
    ['title', 'date', 'tags', 'draft', 'toc'],
  );
});
