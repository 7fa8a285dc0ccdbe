import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LockedError, takeLock } from '../../src/output/lock.ts';
import { lockHolder, raceForLock } from '../harness/lock-race.ts';
import { TestSite } from '../harness/site.ts';
import { until } from '../harness/start.ts';

test('of processes that want a lock at once one has it, though others are killed that have it', async () => {
  await raceForLock(4, 150, 2);
});

test('a lock ends with its process, though nobody has waited for that', async () => {
  using site = new TestSite();
  const lock = join(site.root, 'a.lock');
  // The shell becomes `sleep`, which never waits for the child that it was given.
  const script = '"$0" "$1" "$2" - forever & echo $!; exec sleep 60';
  const parent = spawn('sh', ['-c', script, process.execPath, lockHolder, lock], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const data of parent.stdout) {
    said += data;
    if (said.includes('held')) break;
  }
  const child = Number.parseInt(said, 10);
  try {
    assert.throws(() => takeLock(lock), LockedError);
    process.kill(child, 'SIGKILL');
    for (let tries = 0; isAlive(child) && tries < 1000; tries++) await new Promise((resolve) => setTimeout(resolve, 5));
    // Its last threads may end a moment after it, and its number stays until its parent is gone.
    const release = await until(() => {
      try {
        return takeLock(lock);
      } catch {
        return null;
      }
    });
    process.kill(child, 0);
    release();
  } finally {
    process.kill(child, 'SIGKILL');
    parent.kill('SIGKILL');
  }
  await once(parent, 'exit');
});

/** False for a process that has ended, waited for or not. */
function isAlive(pid: number): boolean {
  return existsSync('/proc/self/stat') && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

test('a file that names a process that runs is no lock', () => {
  using site = new TestSite({ 'a.lock': String(process.ppid) });
  takeLock(join(site.root, 'a.lock'))();
});

test('a lock is held once in one process, and free when it was given back', () => {
  using site = new TestSite();
  const lock = join(site.root, 'deep/a.lock');
  const release = takeLock(lock);
  assert.throws(() => takeLock(lock), LockedError);
  release();
  takeLock(lock)();
});

test('what is no file of ours is neither emptied nor followed', () => {
  using site = new TestSite({ 'victim.txt': 'Words.' });
  const victim = join(site.root, 'victim.txt');
  const [linked, same, folder] = ['linked', 'same', 'folder'].map((name) => join(site.root, `${name}.lock`));
  assert.ok(linked && same && folder);
  symlinkSync(victim, linked);
  linkSync(victim, same);
  mkdirSync(folder);
  for (const lock of [linked, same, folder]) assert.throws(() => takeLock(lock), /remove it, then build again/);
  assert.equal(readFileSync(victim, 'utf8'), 'Words.');
});
