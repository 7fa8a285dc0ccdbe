/**
 * Loads the tests of the rooms that `TEST_ROOMS` names, with commas: `tests/suite.ts` lets Node run this file. Node says
 * nothing of a file that throws when some of its tests are known already, so that is a failed test here.
 */
import { globSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

const tests = join(import.meta.dirname, '..');

for (const room of (process.env.TEST_ROOMS ?? '').split(',')) {
  for (const file of globSync(`${room}/*.test.ts`, { cwd: tests }).sort()) {
    try {
      await import(join(tests, file));
    } catch (error) {
      test(`${file} can be loaded`, () => Promise.reject(error));
    }
  }
}
// What was compiled till now is kept for the processes that tests start: by itself it would be when this one ends.
flushCompileCache();
