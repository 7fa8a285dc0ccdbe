import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publish } from '../../src/publish/publish.ts';
import { KilledError, MemoryStore, MemoryTarget, type MemoryTraits } from '../harness/memory-target.ts';
import { assertWhole, optionsFor, type Pages, publicObjects, siteOf, textsOf } from '../harness/publishing.ts';

const day = 86_400_000;

/** Three versions of a site: pages come, change, move where a folder was, and go; assets are shared, changed and given up. */
const versions: readonly Pages[] = [
  { 'index.html': ['style-1.css', 'a-1.png'], 'old/index.html': ['style-1.css', 'b-1.png'], 'gone.html': ['c-1.png'] },
  {
    'index.html': ['style-2.css', 'a-1.png', 'd-1.png'],
    'old/index.html': ['style-2.css'],
    'new/index.html': ['d-1.png'],
  },
  {
    'index.html': ['style-3.css'],
    'old/index.html': ['style-3.css', 'b-1.png'],
    'gone.html': ['style-3.css', 'c-1.png'],
  },
];
const sites = versions.map((pages, index) => siteOf(pages, `version ${index}`));
const siteAt = (version: number) => {
  const [site, pages] = [sites[version], versions[version]];
  assert.ok(site !== undefined && pages !== undefined);
  return { site, expected: textsOf(pages, `version ${version}`) };
};

/** Publishes a version with a publisher that dies after so many operations; true where it lived. */
async function publishUntil(store: MemoryStore, version: number, left: number, traits: MemoryTraits, takeOver = false) {
  const target = new MemoryTarget(store, traits);
  target.left = left;
  try {
    await publish(siteAt(version).site, target, optionsFor(target, { takeOver }));
    return { lived: true, operations: target.operations };
  } catch (error) {
    if (!(error instanceof KilledError)) throw error;
    return { lived: false, operations: target.operations };
  }
}

/** What of a version is missing or another, and what pages there are beside it. */
function assertShows(store: MemoryStore, version: number): void {
  const { expected } = siteAt(version);
  const there = publicObjects(store);
  for (const [key, text] of Object.entries(expected)) assert.equal(there[key], text, key);
  const pages = Object.keys(there).filter((key) => key.endsWith('.html'));
  assert.deepEqual(
    pages,
    Object.keys(expected).filter((key) => key.endsWith('.html')),
  );
  assert.ok(!store.objects.has('.broadsheet/unfinished.json'), 'nothing is left unfinished');
}

function watched(): MemoryStore {
  const store = new MemoryStore();
  store.onChange = () => {
    assertWhole(store);
    store.now += 1000;
  };
  return store;
}

for (const traits of [{}, { keepsConditions: false }, { quoted: false }, { hasFolders: true }] as const) {
  test(`killed after any operation, a site of ${JSON.stringify(traits)} stays whole, and the next publish finishes`, async () => {
    for (const next of [1, 0, 2]) {
      const whole = watched();
      await publishUntil(whole, 0, Number.POSITIVE_INFINITY, traits);
      const { operations } = await publishUntil(whole, 1, Number.POSITIVE_INFINITY, traits);
      for (let left = 0; left < operations; left++) {
        const store = watched();
        await publishUntil(store, 0, Number.POSITIVE_INFINITY, traits);
        const { lived } = await publishUntil(store, 1, left, traits);
        assert.ok(!lived || left >= operations - 2, 'only giving the claim back may fail in silence');
        // The claim of the dead ends by itself after some minutes.
        store.now += 6 * 60_000;
        await publishUntil(store, next, Number.POSITIVE_INFINITY, traits);
        assertShows(store, next);
        // What any of the three had left goes when its time has come.
        store.now += 31 * day;
        await publishUntil(store, next, Number.POSITIVE_INFINITY, traits);
        await publishUntil(store, next, Number.POSITIVE_INFINITY, traits);
        assert.deepEqual(publicObjects(store), siteAt(next).expected);
      }
    }
  });
}

test('killed again and again, whatever is published next, a site stays whole and comes to its end', async () => {
  const step = fc.record({
    version: fc.nat(2),
    left: fc.nat(40),
    minutes: fc.constantFrom(0, 6, 60 * 24 * 31),
    takeOver: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat(2), async (steps, last) => {
      const store = watched();
      for (const { version, left, minutes, takeOver } of steps) {
        await publishUntil(store, version, left, {}, takeOver).catch((error: unknown) => {
          assert.match(String(error), /another publish to this target is under way/);
        });
        store.now += minutes * 60_000;
      }
      await publishUntil(store, last, Number.POSITIVE_INFINITY, {}, true);
      assertShows(store, last);
    }),
    { numRuns: 60 },
  );
});
