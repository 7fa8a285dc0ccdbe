import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { z } from 'zod';
import { checkExamples } from '../../docs/examples.ts';
import { pagesFolder, referencePages } from '../../docs/reference.ts';
import { check } from '../../src/build/check.ts';
import { readYaml } from '../../src/config/read-yaml.ts';
import { siteSchema } from '../../src/config/site.ts';
import { isRecord } from '../../src/model/is-record.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { allRules } from '../../src/problems/rules/all.ts';
import { home, productionOptions } from '../../src/site/options.ts';
import { pageKeys, postKeys } from '../../src/source/front-matter-texts.ts';
import { type KeyText, siteKeys } from '../../src/source/key-texts.ts';
import { pageSchema, postSchema } from '../../src/source/schema.ts';

const examples = await checkExamples();

test('the reference of keys, commands and rules is what the sources say', async () => {
  for (const [name, text] of Object.entries(await referencePages(examples))) {
    assert.equal(readFileSync(join(pagesFolder, name), 'utf8'), text, `${name}: run npm run docs:reference`);
  }
});

/** What no text of a file shows: the system, other hosts, bytes and sizes, and what was built before. */
const untried = [
  'blocked-output',
  'dead-fragment',
  'dead-link',
  'encoding',
  'foreign-name',
  'huge-picture',
  'large-file',
  'lost-address',
  'lost-embed',
  'missing-file',
  'moved-link',
  'not-a-file',
  'private-link',
  'system',
  'too-many-terms',
  'unanswered-link',
  'unfetched-embed',
  'unreadable-file',
];

test('the wrong example of each rule breaks that rule alone, and the right one breaks none', () => {
  const words = [...allRules.values()].filter(({ rule }) => examples.get(rule)?.wrong === null);
  assert.deepEqual(words.map(({ rule }) => rule).sort(), untried);
  for (const rule of allRules.values()) {
    const { wrong, right } = examples.get(rule.rule) ?? { wrong: null, right: null };
    if (wrong === null) continue;
    assert.deepEqual([...new Set(wrong.map((problem) => problem.rule))], [rule.rule], JSON.stringify(wrong));
    assert.deepEqual(right ?? [], [], rule.rule);
  }
});

const documented: readonly (readonly [string, z.ZodObject, Readonly<Record<string, KeyText>>])[] = [
  ['a post', postSchema(), postKeys],
  ['a page', pageSchema(), pageKeys],
  ['site.yaml', siteSchema, siteKeys],
];

for (const [what, schema, texts] of documented) {
  test(`every key of ${what} is documented, with an example that is right`, () => {
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(schema.shape).sort());
    for (const [key, { example }] of Object.entries(texts)) {
      const yaml = readYaml(`${key}: ${example}\n`, { file: 'example.yaml', firstLine: 1, offset: null, keys: [] });
      assert.deepEqual(yaml.problems, [], key);
      const read = schema.shape[key]?.safeParse(isRecord(yaml.data) ? yaml.data[key] : null);
      assert.ok(read?.success, `${key}: ${example}`);
    }
  });
}

test('the documentation is a site without a mistake and without a dead link', async (context) => {
  const cache = mkdtempSync(join(tmpdir(), 'broadsheet-docs-'));
  context.after(() => rmSync(cache, { recursive: true }));
  const options = { ...productionOptions(join(home, 'docs')), cache };
  const problems = await check({ ...options, now: Date.parse('2026-11-24') });
  assert.deepEqual(problems.map(formatProblem), []);
});
