import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readBytes, readListed } from '../../src/files/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-read-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('what was listed as a file is told as what it is by now, and a pipe is not waited for', () => {
  const place = (name: string) => join(folder, name);
  writeFileSync(place('file'), 'text');
  writeFileSync(place('empty'), '');
  writeFileSync(place('heavy'), 'longer than ten');
  writeFileSync(place('ten'), 'just ten b');
  mkdirSync(place('folder'));
  symlinkSync('nowhere', place('dangling'));
  symlinkSync('circle', place('circle'));
  symlinkSync('file', place('link'));
  execFileSync('mkfifo', [place('pipe')]);
  const names = [
    'file',
    'empty',
    'ten',
    'heavy',
    'folder',
    'dangling',
    'circle',
    'link',
    'pipe',
    'gone',
    'file/below',
    '\0',
  ];
  for (const name of names) assert.deepEqual(readListed(place(name), 10), readBytes(place(name), 10), name);
  writeFileSync(place('long'), 'more than most texts have'.repeat(5000));
  assert.deepEqual(readListed(place('long'), 1e6), readBytes(place('long'), 1e6));
});
