import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { encodeApart } from '../../src/images/encode/encode-apart.ts';
import { encoderKey } from '../../src/images/encode/encoder-key.ts';
import { openCatalog, unknownJobs } from '../../src/images/plan/catalog.ts';
import { planPicture } from '../../src/images/plan/variants.ts';
import { hasChildren } from '../harness/children.ts';
import { PictureFolder, usualSettings } from '../harness/picture-folder.ts';
import { photograph } from '../harness/pictures.ts';

const crashing = join(import.meta.dirname, '../harness/crashing-encoder.ts');

function jobsNamed(...paths: string[]) {
  const source = { bytes: 1, width: 1, height: 1, format: 'png', hasAlpha: false, frames: 1, isPlain: true } as const;
  return paths.map((path) => ({ source: { ...source, path, hash: path }, variants: [] }));
}

test('a process of its own encodes what this one would, and tells of each source', async () => {
  using apart = new PictureFolder();
  using here = new PictureFolder();
  const order = async (folder: PictureFolder) => {
    const sources = [
      await folder.source('content/a.png', await (await photograph(300, 200)).png().toBuffer()),
      await folder.source('content/b.png', await (await photograph(200, 100)).png().toBuffer()),
    ];
    const plans = sources.map((source) => planPicture(source, { settings: usualSettings, encoder: encoderKey }, []));
    const jobs = unknownJobs(openCatalog(plans, folder.store));
    return { jobs, root: folder.root, cacheFolder: folder.cache };
  };
  const done: number[] = [];
  const result = await encodeApart(await order(apart), (count) => done.push(count));
  const expected = await here.run((await order(here)).jobs);
  assert.deepEqual(done, [1, 2]);
  assert.deepEqual(new Map([...result.facts].sort()), new Map([...expected.facts].sort()));
  assert.deepEqual(apart.names('encoded'), here.names('encoded'));
});

test('nothing to encode starts no process', async () => {
  const order = { jobs: [], root: '/', cacheFolder: '/' };
  assert.deepEqual(await encodeApart(order, () => assert.fail(), { program: '/nowhere' }), {
    facts: new Map(),
    failures: [],
  });
});

test('a picture that kills the encoder is the only one to fail', async () => {
  const jobs = jobsNamed('a', 'b', 'crash', 'c', 'd');
  const done: number[] = [];
  const order = { jobs, root: '/', cacheFolder: '/' };
  const { facts, failures } = await encodeApart(order, (count) => done.push(count), { program: crashing });
  assert.deepEqual(failures, [{ path: 'crash', reason: 'it crashes the decoder' }]);
  assert.deepEqual([...facts.keys()].sort(), ['a', 'b', 'c', 'd']);
  assert.deepEqual(done, [1, 2, 3, 4, 5]);
});

test('a disk that is full, and an encoder that does not start, stop the build with the reason', async () => {
  const encode = (path: string) =>
    encodeApart({ jobs: jobsNamed(path), root: '/', cacheFolder: '/' }, () => undefined, { program: crashing });
  await assert.rejects(encode('full'), /Pictures cannot be encoded: the disk is full/);
  await assert.rejects(encode('dead'), /ended before it began/);
});

test('an encoder that is no longer wanted is stopped, and ended before anything else goes on', async () => {
  const stop = new AbortController();
  const order = { jobs: jobsNamed('a', 'endless'), root: '/', cacheFolder: '/' };
  const means = { program: crashing, signal: stop.signal };
  const encoding = encodeApart(order, () => stop.abort(new Error('not wanted')), means);
  await assert.rejects(encoding, /not wanted/);
  assert.equal(await hasChildren(), false);
  await assert.rejects(
    encodeApart(order, () => assert.fail(), means),
    /not wanted/,
  );
});
