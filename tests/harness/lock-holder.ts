import { closeSync, openSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { LockedError, takeLock } from '../../src/output/lock.ts';

/**
 * A process that wants a lock so many times, and says how often it had it, or that another had it at the same time.
 * With `forever` it takes the lock, says so, and never gives it back.
 */
const [lock = '', mark = '', wish = ''] = process.argv.slice(2);

function taken(): (() => void) | null {
  try {
    return takeLock(lock);
  } catch (error) {
    if (error instanceof LockedError) return null;
    throw error;
  }
}

if (wish === 'forever') {
  let release = taken();
  for (; release === null; release = taken()) await pause(1);
  console.log('held');
  await pause(600_000);
  // Whatever keeps the lock must be in use until then: it is given back when it is collected as garbage.
  release();
}
let had = 0;
for (let tries = 0; tries < Number(wish); tries++) {
  const release = taken();
  if (release === null) {
    await pause(Math.random());
    continue;
  }
  // Made anew or not at all: where it is there, somebody else has the lock.
  closeSync(openSync(mark, 'wx'));
  if (tries % 3 === 0) await pause(Math.random() * 2);
  rmSync(mark);
  release();
  had++;
}
console.log(had);
