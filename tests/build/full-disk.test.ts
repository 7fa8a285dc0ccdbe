import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageOf } from '../../src/commands/command.ts';
import { assertOutlivesFullDisk, skipped } from '../harness/full-disk.ts';

test('a full disk is told in one line, with what to do', () => {
  const error = new Error('ENOSPC: no space left on device, write');
  assert.equal(
    messageOf(error, process.cwd()),
    'the disk is full (ENOSPC: no space left on device, write): free some space, then run this again. Nothing is half-written.',
  );
});

test('a build that fills its disk leaves the site as it was, and the next one repairs', { skip: skipped }, async () => {
  await assertOutlivesFullDisk('1600k', 60);
});
