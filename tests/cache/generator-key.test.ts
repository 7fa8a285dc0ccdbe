import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { generatorKey } from '../../src/cache/generator-key.ts';
import { codeFolder } from '../../src/engine/own-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-generator-'));
after(() => rmSync(folder, { recursive: true }));
const cache = join(folder, 'cache');

/** A process reads each generator once: it has another name each time. */
let moves = 0;
let home = join(folder, 'generator');
const moved = () => {
  const before = home;
  home = join(folder, `generator-${++moves}`);
  renameSync(before, home);
  return home;
};

test('the key of a generator stays as long as its files do, and no longer, whatever their times say', async () => {
  const module = join(codeFolder, 'a.ts');
  mkdirSync(join(home, codeFolder), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{}');
  writeFileSync(join(home, module), 'one');
  assert.match(generatorKey(home, cache), /^[\w-]{22}$/);
  // Files that have just changed may do so again in the same moment: of those nothing is kept.
  await pause(30);
  const first = generatorKey(moved(), cache);
  assert.ok(existsSync(join(cache, 'generator.json')));
  assert.equal(generatorKey(moved(), cache), first);
  assert.equal(generatorKey(moved()), first);
  const { atime, mtime } = statSync(join(home, module));
  writeFileSync(join(home, module), 'two');
  utimesSync(join(home, module), atime, mtime);
  await pause(30);
  const second = generatorKey(moved(), cache);
  assert.notEqual(second, first);
  assert.equal(generatorKey(moved()), second);
});
