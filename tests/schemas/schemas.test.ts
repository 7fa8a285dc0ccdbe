import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { schemasOf } from '../../src/schemas/schemas.ts';
import { themeKeys } from '../../src/schemas/theme-texts.ts';
import { noValues } from '../../src/schemas/values.ts';
import { pageKeys, postKeys } from '../../src/source/front-matter-texts.ts';
import { type KeyText, siteKeys } from '../../src/source/key-texts.ts';

const documented: readonly (readonly [string, Readonly<Record<string, KeyText>>])[] = [
  ['post.json', postKeys],
  ['page.json', pageKeys],
  ['site.json', siteKeys],
  ['theme.json', themeKeys],
];

const schemas = schemasOf(noValues);

for (const [name, keys] of documented) {
  const validate = new Ajv({ allowUnionTypes: true }).compile(schemas[name] ?? false);
  const needed = { title: 'A', name: 'A', url: 'https://example.com/' };
  const required = Object.fromEntries(Object.entries(needed).filter(([key]) => key in keys));

  test(`${name} takes every example of a key, an empty key, and a title of digits`, () => {
    for (const [key, { example }] of Object.entries(keys)) {
      const data = { ...required, ...parse(`${key}: ${example}`) };
      assert.ok(validate(data), `${key}: ${example} ${JSON.stringify(validate.errors)}`);
      assert.ok(validate({ ...required, [key]: null }), `${key}:`);
    }
    assert.ok(validate(Object.fromEntries(Object.keys(required).map((key) => [key, 2024]))));
  });

  test(`${name} refuses a key that there is not, and a file without the needed ones`, () => {
    assert.ok(!validate({ ...required, titel: 'A' }));
    assert.equal(validate({}), Object.keys(required).length === 0);
  });
}

test('site.json refuses a word that is none of a choice, and text for a switch', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(schemas['site.json'] ?? false);
  const site = { name: 'A', url: 'https://example.com/' };
  assert.ok(!validate({ ...site, archives: ['tags'] }));
  assert.ok(!validate({ ...site, search: 'maybe' }));
});
