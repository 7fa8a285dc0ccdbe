import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sha256 } from '../../src/cache/file-hash.ts';
import { ConditionalWriter, keepsConditions } from '../../src/publish/conditions.ts';
import { FolderTarget } from '../../src/publish/folder-target.ts';
import { S3Target } from '../../src/publish/s3/s3-target.ts';
import { BusyError, ConditionError, type Headers, type Target } from '../../src/publish/target.ts';
import { RefusalError } from '../../src/storage/refusal-error.ts';
import { bucketPlace, withEnvironment } from '../../src/storage/s3/place.ts';
import { S3Server } from '../harness/s3-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-targets-'));
const server = await S3Server.start({ pageSize: 2 });
process.env.AWS_ACCESS_KEY_ID = server.keys.id;
process.env.AWS_SECRET_ACCESS_KEY = server.keys.secret;
after(async () => {
  rmSync(folder, { recursive: true });
  await server[Symbol.asyncDispose]();
});

function s3At(one: S3Server, typed = 's3://bucket/a/blog/', region = one.region): S3Target {
  return new S3Target(typed, bucketPlace(typed), { region, endpoint: one.endpoint, profile: null }, 4);
}

const page: Headers = {
  type: 'text/html; charset=utf-8',
  control: 'public, max-age=0',
  encoding: null,
  redirect: null,
};
const targets: readonly Target[] = [new FolderTarget('folder', join(folder, 'site')), s3At(server)];

for (const target of targets) {
  const names = ['index.html', 'tag/c++/index.html', 'tag/ü & <x>/index.html', '100% sure?.txt', 'a b/c'];

  test(`${target.name} gives back what was put, under any name`, async () => {
    assert.deepEqual(await target.list(''), []);
    for (const key of names) {
      const etag = await target.put(key, { text: `text of ${key}` }, page);
      const [entry, found] = [await target.head(key), await target.get(key)];
      assert.deepEqual([entry?.key, entry?.etag, entry?.size], [key, etag, Buffer.byteLength(`text of ${key}`)]);
      assert.deepEqual([found?.text, found?.etag], [`text of ${key}`, etag]);
      assert.ok(found !== null && Math.abs(found.now - found.modified) < 5000);
    }
    const listed = await target.list('');
    assert.deepEqual(listed.map(({ key }) => key).toSorted(), names.toSorted());
    assert.deepEqual((await target.list('tag/')).length, 2);
  });

  test(`${target.name} has nothing where nothing was put, and removes what is not there`, async () => {
    assert.equal(await target.head('none/at/all'), null);
    assert.equal(await target.get('none'), null);
    await target.remove('none');
    for (const key of names) await target.remove(key);
    assert.deepEqual(await target.list(''), []);
  });

  test(`${target.name} takes a file, and refuses one that is not what it was`, async () => {
    const file = join(folder, 'file');
    for (const size of [10, 9 << 20]) {
      const text = 'x'.repeat(size);
      writeFileSync(file, text);
      await target.put('file', { file, size, sha256: sha256(text) }, page);
      assert.equal((await target.head('file'))?.size, size);
      const other = target.put('file', { file, size, sha256: sha256('other') }, page);
      await assert.rejects(other, (error) => error instanceof RefusalError && /has changed/.test(error.message));
      assert.equal((await target.get('file'))?.text, text);
    }
    await target.remove('file');
  });

  test(`${target.name} keeps conditions, and of many who create one object at once one does`, async () => {
    const writer = new ConditionalWriter(target);
    assert.equal(await keepsConditions(target, writer, 'x'), true);
    const tries = Array.from({ length: 8 }, (_, index) => writer.create('claim', `mine ${index}`));
    const ended = await Promise.allSettled(tries);
    assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1);
    const etag = (await target.head('claim'))?.etag ?? '';
    const swaps = await Promise.allSettled([1, 2, 3].map((index) => writer.replace('claim', `swap ${index}`, etag)));
    assert.equal(swaps.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const end of swaps) if (end.status === 'rejected') assert.ok(end.reason instanceof ConditionError);
    await assert.rejects(writer.replace('nothing', 'x', etag), ConditionError);
    await target.remove('claim');
    assert.deepEqual(
      (await target.list('')).map(({ key }) => key),
      [],
    );
  });
}

test('a bucket keeps type, cache policy, encoding and redirect with each object, below its prefix', async () => {
  const [, target] = targets;
  const redirect = 'https://test.example/b';
  await target?.put('a.css', { text: 'a{}' }, { type: 'text/css', control: 'immutable', encoding: 'gzip', redirect });
  const { headers } = server.objects.get('a/blog/a.css') ?? { headers: {} };
  assert.deepEqual(headers, {
    'content-type': 'text/css',
    'cache-control': 'immutable',
    'content-encoding': 'gzip',
    'x-amz-website-redirect-location': redirect,
  });
  await target?.remove('a.css');
});

for (const [what, traits, isKept] of [
  ['that takes ETags with and without quotation marks', {}, true],
  ['that takes ETags with quotation marks alone', { quotes: 'with' }, true],
  ['that takes ETags without quotation marks alone, as Ceph does', { quotes: 'without' }, true],
  ['that takes conditions and writes all the same', { conditions: 'ignored' }, false],
  ['that refuses conditions', { conditions: 'refused' }, false],
  ['that refuses checksums', { refusesChecksums: true }, true],
] as const) {
  test(`a server ${what} is known as ${isKept ? 'one' : 'none'} that keeps conditions`, async () => {
    await using one = await S3Server.start(traits);
    const target = s3At(one);
    const writer = new ConditionalWriter(target);
    assert.equal(await keepsConditions(target, writer, 'x'), isKept);
    assert.equal(one.objects.size, 0);
    if (!isKept) return;
    const first = await writer.create('m', 'one');
    const second = await writer.replace('m', 'two', first);
    await assert.rejects(writer.replace('m', 'three', first), ConditionError);
    await writer.replace('m', 'four', second);
    assert.equal((await target.get('m'))?.text, 'four');
  });
}

test('a conditional write whose answer was lost knows itself again', async () => {
  await using one = await S3Server.start();
  const target = s3At(one);
  let lost = 0;
  one.fault = (method) => (method === 'PUT' && lost++ === 0 ? 'lost answer' : null);
  const writer = new ConditionalWriter(target);
  await assert.rejects(writer.create('claim', 'mine'), BusyError);
  assert.equal(typeof (await writer.create('claim', 'mine')), 'string');
});

for (const [what, fault, expected] of [
  ['slows down', { status: 503, code: 'SlowDown' }, BusyError],
  ['fails inside', { status: 500, code: 'InternalError' }, BusyError],
  ['throttles', { status: 429, code: 'TooManyRequests' }, BusyError],
  ['hangs up', 'reset', BusyError],
  ['has two writers', { status: 409, code: 'ConditionalRequestConflict' }, BusyError],
  ['allows nothing', { status: 403, code: 'AccessDenied' }, RefusalError],
  ['does not know the credentials any more', { status: 400, code: 'ExpiredToken' }, RefusalError],
] as const) {
  test(`a server that ${what} is ${expected === BusyError ? 'asked again' : 'told'}`, async () => {
    await using one = await S3Server.start();
    one.fault = () => fault;
    for (const ask of [
      (to: Target) => to.put('a', { text: 'a' }, page),
      (to: Target) => to.get('a'),
      (to: Target) => to.list(''),
    ])
      await assert.rejects(ask(s3At(one)), expected);
  });
}

for (const [what, typed, change, told] of [
  [
    'a bucket that is not there',
    's3://other',
    {},
    /^there is no bucket "other" at http:.*: make it, or mend its name\.$/,
  ],
  [
    'a bucket of another region',
    's3://bucket',
    { region: 'eu-west-1' },
    /^the bucket "bucket" is in the region us-east-1: publish with --region us-east-1\.$/,
  ],
  ['a key that is not known', 's3://bucket', { id: 'OTHER' }, /does not know this access key: set AWS_ACCESS_KEY_ID/],
  ['a secret that does not fit', 's3://bucket', { secret: 'other' }, /^the secret key does not fit the access key/],
  ['a clock that is wrong', 's3://bucket', { skew: 3_600_000 }, /^the clock of this machine is wrong/],
  [
    'rights that are missing',
    's3://bucket/blog',
    { denies: 'AccessDenied' },
    /refuses s3:GetObject on bucket\/blog\/a: publishing needs s3:ListBucket on arn:aws:s3:::bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject on arn:aws:s3:::bucket\/blog\/\*\.$/,
  ],
  [
    'a quota that is used up',
    's3://bucket',
    { denies: 'QuotaExceeded' },
    /has no more room for the bucket "bucket" \(QuotaExceeded\): raise its quota/,
  ],
  [
    'an account that is closed',
    's3://bucket',
    { denies: 'UserSuspended' },
    /refuses s3:GetObject on bucket\/a \(UserSuspended: /,
  ],
  [
    'an endpoint without TLS',
    's3://bucket',
    { scheme: 'https:' },
    /does not speak TLS: write the --endpoint with http:\/\//,
  ],
  [
    'a profile that is not there',
    's3://bucket',
    { profile: 'nobody' },
    /^the profile "nobody" has no credentials: add it/,
  ],
  [
    'an endpoint where nothing listens',
    's3://bucket',
    { endpoint: 'http://127.0.0.1:9' },
    /cannot be reached \(connect ECONNREFUSED.*\): check the network, --endpoint and --region\.$/,
  ],
] as const) {
  test(`${what} is told in one line with the remedy`, async () => {
    await using one = await S3Server.start('skew' in change ? { skew: change.skew } : {});
    if ('denies' in change) one.fault = () => ({ status: 403, code: change.denies });
    const { id, secret } = { ...one.keys, ...change };
    process.env.AWS_ACCESS_KEY_ID = id;
    process.env.AWS_SECRET_ACCESS_KEY = secret;
    const endpoint = 'scheme' in change ? one.endpoint.replace('http:', change.scheme) : one.endpoint;
    const access = { region: one.region, endpoint, profile: null, ...change };
    const target = new S3Target(typed, bucketPlace(typed), access, 4);
    await assert.rejects(target.get('a'), (error) => {
      assert.ok(error instanceof RefusalError, String(error));
      assert.match(error.message, told);
      assert.ok(!error.message.includes('\n'));
      return true;
    });
    process.env.AWS_ACCESS_KEY_ID = server.keys.id;
    process.env.AWS_SECRET_ACCESS_KEY = server.keys.secret;
  });
}

test('nothing is written through a link of a folder, nor in the place of what is in the way', async () => {
  const root = join(folder, 'linked');
  mkdirSync(join(folder, 'elsewhere'));
  mkdirSync(join(root, 'full.html'), { recursive: true });
  writeFileSync(join(root, 'full.html/own'), 'mine');
  symlinkSync(join(folder, 'elsewhere'), join(root, 'tag'));
  const target = new FolderTarget('folder', root);
  await assert.rejects(
    target.put('tag/x.html', { text: 'x' }, page),
    /tag is a link that leads elsewhere, in the way of tag\/x\.html/,
  );
  await assert.rejects(target.put('full.html', { text: 'x' }, page), /full\.html is a folder with files in it/);
  await target.remove('tag/x.html');
});

for (const [typed, place] of [
  ['s3://bucket', { bucket: 'bucket', prefix: '' }],
  ['s3://bucket/', { bucket: 'bucket', prefix: '' }],
  ['s3://my.bucket-1/a//b/', { bucket: 'my.bucket-1', prefix: 'a/b/' }],
] as const) {
  test(`${typed} is the bucket ${place.bucket} and what is below “${place.prefix}”`, () => {
    assert.deepEqual(bucketPlace(typed), place);
  });
}

test('an endpoint without a scheme is told before anything is asked', () => {
  for (const endpoint of ['127.0.0.1:9000', 'storage.example', 'ftp://storage.example'])
    assert.throws(
      () => withEnvironment({ region: null, endpoint, profile: null }, {}),
      /is no URL of an endpoint: write it with its scheme, as https:\/\/storage\.example\.$/,
    );
});

test('what answers, and is no S3, is told', async () => {
  const other = createServer((_request, response) => response.writeHead(404).end('<html><meta></html>'));
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const access = { region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, profile: null };
  await assert.rejects(
    new S3Target('s3://b', bucketPlace('s3://b'), access, 1).get('a'),
    /is no S3: check --endpoint\.$/,
  );
  other.close();
});
