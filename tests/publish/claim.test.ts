import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  claimLasts,
  noticeLasts,
  renewEvery,
  takeClaim,
  takeListedClaim,
  underClaim,
} from '../../src/publish/claim.ts';
import { ConditionalWriter } from '../../src/publish/conditions.ts';
import { machine } from '../../src/publish/surroundings.ts';
import { RefusalError } from '../../src/storage/refusal-error.ts';
import { MemoryStore, MemoryTarget, type MemoryTraits } from '../harness/memory-target.ts';
import { surroundingsOf } from '../harness/publishing.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Surroundings in which a minute of waiting passes at once. */
function passing(store: MemoryStore) {
  return {
    ...surroundingsOf(store),
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      await turn();
      signal?.throwIfAborted();
      store.now += milliseconds;
    },
  };
}

for (const keepsConditions of [true, false]) {
  const traits: MemoryTraits = { keepsConditions };
  const how = keepsConditions ? 'with conditions' : 'without';
  const take = async (store: MemoryStore, takeOver = false, hasEnded = () => false) => {
    const target = new MemoryTarget(store, traits);
    const claiming = { target, surroundings: { ...passing(store), hasEnded }, takeOver, onLine: () => undefined };
    return keepsConditions ? await takeClaim(claiming, new ConditionalWriter(target)) : await takeListedClaim(claiming);
  };

  test(`a claim ${how} is renewed while there is work, so that it outlives the minutes that a dead one has`, async () => {
    const store = new MemoryStore();
    const begun = store.now;
    const claim = await take(store);
    await underClaim(claim, passing(store), async (_, assertHeld) => {
      while (store.now < begun + 4 * claimLasts) {
        await turn();
        assertHeld();
      }
      await assert.rejects(take(store), /another publish to this target is under way/);
    });
    assert.deepEqual([...store.objects.keys()], []);
  });

  test(`work under a claim ${how} that was taken over ends at the next renewal, and the other's claim stays`, async () => {
    const store = new MemoryStore();
    const claim = await take(store);
    const work = underClaim(claim, passing(store), async (lost) => {
      await take(store, true);
      while (!lost.aborted) await turn();
      lost.throwIfAborted();
    });
    await assert.rejects(
      work,
      (error) => error instanceof RefusalError && /has taken this one over/.test(error.message),
    );
    assert.equal(store.objects.size, 1);
  });

  test(`who takes over ${how} from one who may live leaves it the time to notice, and loses none to one that has ended`, async () => {
    const store = new MemoryStore();
    await take(store);
    const begun = store.now;
    await take(store, true);
    assert.equal(store.now - begun, noticeLasts);
    await take(store, true, () => true);
    assert.equal(store.now - begun, noticeLasts);
    store.now += claimLasts;
    await take(store, true);
    assert.equal(store.now - begun, noticeLasts + claimLasts);
  });

  test(`a claim ${how} that was not renewed is dead after some minutes, not before`, async () => {
    const store = new MemoryStore();
    await take(store);
    store.now += claimLasts - 1;
    await assert.rejects(take(store), RefusalError);
    store.now += 1;
    await take(store);
    assert.equal(store.objects.size, 1);
  });
}

test('a claim is renewed several times before it would die', () => {
  assert.ok(renewEvery * 3 < claimLasts && renewEvery < noticeLasts);
});

test('a process of this machine that there is not has ended; of any other nobody knows', async () => {
  const { owner, hasEnded } = machine();
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  const others = [owner.replace(/\d+/, String(child.pid)), `process ${child.pid} on elsewhere`, 'somebody'];
  assert.deepEqual([owner, ...others].map(hasEnded), [false, true, false, false]);
});
