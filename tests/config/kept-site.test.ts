import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { siteFile } from '../../src/config/site-file.ts';
import { isSite } from '../../src/config/site-shape.ts';
import { keyEdits } from '../harness/single-edits.ts';

test('whatever the schema of site.yaml lets through is known as a configuration when it comes out of the cache', () => {
  const texts = keyEdits().flatMap(({ file, content }) => (file === siteFile ? [String(content)] : []));
  assert.ok(texts.length > 30);
  for (const text of ['name: A\nurl: https://a.example/\n', ...texts]) {
    const { value } = parseSite(text);
    if (value !== null) assert.ok(isSite(JSON.parse(JSON.stringify(value))), text);
  }
});
