import { test } from 'node:test';
import { raceForLock } from '../harness/lock-race.ts';

test('of many processes that want a lock at once, again and again, one has it', async () => {
  for (let race = 0; race < 20; race++) await raceForLock(12, 1000, 6);
});
