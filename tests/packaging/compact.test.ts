import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withBuiltins } from '../../src/packaging/compact.ts';

test("imports of Node's own modules are asked for, in each form that a bundler writes, and those of others stay", () => {
  const code = withBuiltins(
    [
      'import { a } from "./chunk.js";',
      'import { existsSync, readFileSync as read } from "node:fs";',
      'import path from "node:path";',
      'import * as all from "node:fs/promises";',
      'import events, { once } from "node:events";',
    ].join('\n'),
  );
  assert.equal(
    code,
    [
      'import { a } from "./chunk.js";',
      'const { existsSync, readFileSync : read } = process.getBuiltinModule("node:fs");',
      'const path = process.getBuiltinModule("node:path");',
      'const all = process.getBuiltinModule("node:fs/promises");',
      'const events = process.getBuiltinModule("node:events"); const { once } = process.getBuiltinModule("node:events");',
    ].join('\n'),
  );
});

test('a form of an import that is not known ends the packaging, and is not left as it is', () => {
  for (const code of ['export { join } from "node:path";', 'import "node:fs";', 'export * from "node:os";'])
    assert.throws(() => withBuiltins(code), /compact\.ts does not know this form/);
});
