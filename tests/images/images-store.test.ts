import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { encoderKey } from '../../src/images/encode/encoder-key.ts';
import { gateFor, inParallel } from '../../src/images/encode/parallel.ts';
import {
  filesOf,
  openCatalog,
  pictureOf,
  spoiltJobs,
  unknownJobs,
  withEncoded,
} from '../../src/images/plan/catalog.ts';
import { encodingsOf, publishedOf } from '../../src/images/plan/choose.ts';
import { planPicture } from '../../src/images/plan/variants.ts';
import { PictureFolder, usualSettings } from '../harness/picture-folder.ts';
import { photograph } from '../harness/pictures.ts';

const bytes = await (await photograph(300, 200)).png().toBuffer();
const recipes = { settings: usualSettings, encoder: encoderKey };

test('a second build encodes nothing and knows all that the first one learnt', async () => {
  using folder = new PictureFolder();
  const source = await folder.source('content/a.png', bytes);
  const first = await folder.encode(source);
  const second = await folder.encode(source);
  assert.deepEqual([first.encoded, second.encoded], [encodingsOf(first.plan).length, 0]);
  assert.deepEqual(second.picture, first.picture);
});

test('a width that is added is encoded, and the others are not encoded again', async () => {
  using folder = new PictureFolder();
  const source = await folder.source('content/a.png', bytes);
  await folder.encode(source);
  const { encoded } = await folder.encode(source, { widths: [...usualSettings.widths, 200] });
  assert.equal(encoded, 1);
});

test('an encoding has the same bytes whichever others are made with it', async () => {
  using all = new PictureFolder();
  using few = new PictureFolder();
  const encode = async (folder: PictureFolder, widths: number[]) =>
    await folder.encode(await folder.source('content/a.png', bytes), { widths });
  await encode(all, [120, 200, 250]);
  const { plan } = await encode(few, [200]);
  for (const variant of encodingsOf(plan)) assert.deepEqual(few.read(variant), all.read(variant));
});

test('copies of a picture are encoded once and published under the name of each', async () => {
  using folder = new PictureFolder();
  const sources = [await folder.source('content/a.png', bytes), await folder.source('content/b.png', bytes)];
  const plans = sources.map((source) => planPicture(source, recipes, []));
  const known = openCatalog(plans, folder.store);
  const jobs = unknownJobs(known);
  assert.equal(jobs.length, 1);
  const catalog = withEncoded(known, await folder.run(jobs));
  const names = filesOf(
    catalog,
    plans.map((plan) => [plan, publishedOf(pictureOf(catalog, plan))] as const),
  ).map((file) => file.variant.output);
  assert.equal(
    names.filter((name) => name.includes('/a-')).length,
    names.filter((name) => name.includes('/b-')).length,
  );
  assert.equal(new Set(names).size, names.length);
});

for (const [what, spoil] of [
  ['lost', (path: string) => rmSync(path)],
  ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 100))],
  ['spoilt', (path: string) => writeFileSync(path, Buffer.alloc(readFileSync(path).length))],
] as const) {
  test(`an encoding that was ${what} in the cache is found where it is wanted, and made again as it was`, async () => {
    using folder = new PictureFolder();
    const { plan, catalog } = await folder.encode(await folder.source('content/a.png', bytes));
    const [first, second] = plan.offers.flat();
    const before = folder.read(first);
    assert.ok(first !== undefined && second !== undefined);
    spoil(folder.store.path(first));
    assert.deepEqual(spoiltJobs(catalog, new Set([second.output]), folder.store), []);
    const jobs = spoiltJobs(catalog, new Set([first.output, second.output]), folder.store);
    assert.deepEqual(jobs, [{ source: plan.source, variants: [first] }]);
    await folder.run(jobs);
    assert.deepEqual(folder.read(first), before);
  });
}

test('facts that are cut short or altered are as good as none', async () => {
  using folder = new PictureFolder();
  const source = await folder.source('content/a.png', bytes);
  const { picture } = await folder.encode(source);
  const [name = ''] = folder.names('facts');
  const path = join(folder.cache, 'images/facts', name);
  const text = readFileSync(path, 'utf8');
  for (const broken of ['', text.slice(0, -5), text.replace('{', '{ ')]) {
    writeFileSync(path, broken);
    assert.equal(folder.store.facts(source.hash), null);
  }
  assert.deepEqual((await folder.encode(source)).picture, picture);
  assert.equal(readFileSync(path, 'utf8'), text);
});

test('a write that was killed leaves no file that anything takes for a picture, and goes when it is old', async () => {
  using folder = new PictureFolder();
  const { plan } = await folder.encode(await folder.source('content/a.png', bytes));
  const encoded = join(folder.cache, 'images/encoded');
  const [old, fresh] = ['old.webp.1.tmp', 'fresh.webp.2.tmp'];
  const now = Date.parse('2026-01-01T12:00:00Z');
  for (const [name, age] of [
    [old, 2 * 3600],
    [fresh, 60],
  ] as const) {
    writeFileSync(join(encoded, name), 'half');
    utimesSync(join(encoded, name), now / 1000 - age, now / 1000 - age);
  }
  assert.equal(folder.store.prune([plan], now), 1);
  assert.deepEqual(folder.names('encoded'), [fresh, ...encodingsOf(plan).map((variant) => variant.key)].sort());
});

test('pruning drops the pictures and the recipes that nothing uses, and what is left is whole', async () => {
  using folder = new PictureFolder();
  const used = await folder.source('content/a.png', bytes);
  const unused = await folder.source('content/b.png', await (await photograph(300, 200, 2)).png().toBuffer());
  await folder.encode(unused);
  await folder.encode(used, { widths: [50, 60] });
  const { plan, picture } = await folder.encode(used);
  folder.store.prune([plan], 0);
  assert.deepEqual(
    folder.names('encoded'),
    encodingsOf(plan)
      .map((variant) => variant.key)
      .sort(),
  );
  assert.deepEqual(folder.names('facts'), [`${used.hash}.json`]);
  assert.deepEqual(Object.keys(folder.store.facts(used.hash)?.encodings ?? {}).sort(), folder.names('encoded'));
  const again = await folder.encode(used);
  assert.deepEqual([again.encoded, again.picture], [0, picture]);
});

test('caches that were filled apart and poured together spare all encoding', async () => {
  using one = new PictureFolder();
  using other = new PictureFolder();
  using whole = new PictureFolder();
  const others = await (await photograph(300, 200, 2)).png().toBuffer();
  await one.encode(await one.source('content/a.png', bytes));
  await other.encode(await other.source('content/b.png', others));
  for (const folder of [one, other]) cpSync(folder.cache, whole.cache, { recursive: true });
  const encoded = [
    await whole.encode(await whole.source('content/a.png', bytes)),
    await whole.encode(await whole.source('content/b.png', others)),
  ].map((result) => result.encoded);
  assert.deepEqual(encoded, [0, 0]);
});

test('a picture that cannot be decoded does not keep the others from being encoded', async () => {
  using folder = new PictureFolder();
  const good = await folder.source('content/a.png', bytes);
  const bad = await folder.source('content/b.png', Buffer.from(bytes).fill(0xff, 2000, 4000));
  const plans = [bad, good].map((source) => planPicture(source, recipes, []));
  const jobs = unknownJobs(openCatalog(plans, folder.store));
  const { facts, failures } = await folder.run(jobs);
  assert.deepEqual([...facts.keys()], [good.hash]);
  assert.deepEqual(
    failures.map((failure) => failure.path),
    ['content/b.png'],
  );
});

test('work in parallel is done once for each item, never more of it at a time than was said', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await inParallel([...Array(20).keys()], 3, async (item) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    done.push(item);
  });
  assert.equal(most, 3);
  assert.deepEqual(
    done.sort((a, b) => a - b),
    [...Array(20).keys()],
  );
  await assert.rejects(
    inParallel([1, 2], 2, async (item) => {
      if (item === 1) throw new RangeError('one');
    }),
    RangeError,
  );
});

test('a gate lets so many works through at a time, in their order, and does not close behind one that fails', async () => {
  const gate = gateFor(2);
  const begun: number[] = [];
  let inside = 0;
  const results = await Promise.allSettled(
    [0, 1, 2, 3, 4].map((item) =>
      gate(async () => {
        begun.push(item);
        assert.ok(++inside <= 2);
        await new Promise(setImmediate);
        inside--;
        if (item === 1) throw new RangeError('one');
        return item;
      }),
    ),
  );
  assert.deepEqual(begun, [0, 1, 2, 3, 4]);
  assert.deepEqual(
    results.map((result) => result.status === 'fulfilled'),
    [true, false, true, true, true],
  );
});

test('one picture that is encoded twice at the same time leaves one whole set in the cache', async () => {
  using folder = new PictureFolder();
  const source = await folder.source('content/a.png', bytes);
  const results = await Promise.all([folder.encode(source), folder.encode(source)]);
  assert.deepEqual(results[0].picture, results[1].picture);
  const names = readdirSync(join(folder.cache, 'images/encoded')).sort();
  assert.deepEqual(
    names,
    encodingsOf(results[0].plan)
      .map((variant) => variant.key)
      .sort(),
  );
});
