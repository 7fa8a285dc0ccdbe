import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportedSite } from '../../src/import/item.ts';
import { mergedSite } from '../../src/import/write/site-file.ts';

const nameless: ImportedSite = {
  name: null,
  tagline: null,
  url: 'https://old.example/',
  language: null,
  timeZone: null,
  permalink: null,
  categories: [],
  tags: [],
  authors: [],
  nav: [],
  used: { categories: [], authors: [] },
  redirects: {},
  assets: [],
  wanted: [],
};

test('A name that the source lacks is asked for until somebody has given one', () => {
  const first = mergedSite(null, nameless);
  assert.deepEqual(
    first.notes.map(({ subject }) => subject),
    ['the source names no name: content/site.yaml says "My blog", which is to be changed'],
  );
  assert.deepEqual(mergedSite(first.text, nameless), first, 'the same report, however often it is imported');
  assert.deepEqual(mergedSite(first.text.replace('My blog', 'Galley'), nameless).notes, []);
});

test('A list of categories or authors that is there is given what texts name, and no list is begun', () => {
  const used = { categories: ['News', 'Essays'], authors: ['ada', 'Bea'] };
  const there = 'name: A\nurl: https://old.example/\nauthors:\n  - name: Ada Example\n    aliases: [ada]\n';
  const { text } = mergedSite(there, { ...nameless, used });
  assert.equal(text, `${there}  - name: Bea\n`);
});
