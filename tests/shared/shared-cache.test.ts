import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Sharing, sharing } from '../../src/shared/open-shared.ts';
import type { Patience } from '../../src/shared/patience.ts';
import { sharedLines } from '../../src/shared/report.ts';
import { type Fault, S3Server } from '../harness/s3-server.ts';
import { countsOf, keysOf } from '../harness/sharing.ts';

const top = mkdtempSync(join(tmpdir(), 'broadsheet-shared-'));
const server = await S3Server.start();
const keys = { AWS_ACCESS_KEY_ID: server.keys.id, AWS_SECRET_ACCESS_KEY: server.keys.secret };
// The chain of credentials reads the environment of the process, and asks the machine that it runs on.
Object.assign(process.env, keys, { AWS_EC2_METADATA_DISABLED: 'true' });
after(async () => {
  rmSync(top, { recursive: true });
  await server[Symbol.asyncDispose]();
});

/** A machine that reaches a place; what is told to its user is in `lines`. */
function machine(place: string, at: S3Server | null = null, patience: Partial<Patience> = {}, readOnly = false) {
  const lines: string[] = [];
  const opened: Sharing = sharing({
    typed: { place, readOnly },
    environment: at === null ? {} : keysOf(at),
    root: top,
    onLine: (line) => lines.push(line),
    patience: { atAll: 60_000, perEntry: 10, silence: 20_000, wait: 1, ...patience },
  });
  const cache = opened.open({ cache: null });
  if (cache === null) throw new Error('there is no shared cache');
  return { cache, end: opened.end, lines };
}

const names = Array.from({ length: 60 }, (_, index) => `name-${index}`);

/** Puts an entry under each name. */
async function put({ cache, end }: ReturnType<typeof machine>) {
  for (const name of names) cache.putLater('pictures', name, async () => Buffer.from(`what ${name} is`));
  return await end();
}

/** Asks for all of them; gives what was found. */
async function fetchAll({ cache }: ReturnType<typeof machine>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const take = (name: string) => (content: Buffer) => {
    found[name] = content.toString();
    return 100;
  };
  await cache.fetch(
    'pictures',
    names.map((name) => ({ key: name, take: take(name) })),
  );
  return found;
}

const all = Object.fromEntries(names.map((name) => [name, `what ${name} is`]));

for (const [place, at] of [
  ['folder', null],
  ['s3://bucket/team', server],
] as const) {
  test(`what one machine puts in ${place}, another finds there`, async () => {
    assert.deepEqual(countsOf(await put(machine(place, at))), { pictures: [0, 60, 0] });
    const other = machine(place, at);
    assert.deepEqual(await fetchAll(other), all);
    assert.deepEqual(countsOf(await other.end()), { pictures: [60, 0, 0] });
    assert.deepEqual(other.lines, []);
  });
}

test('two machines that put the same at once leave it whole', async () => {
  await Promise.all([put(machine('race')), put(machine('race'))]);
  assert.deepEqual(await fetchAll(machine('race')), all);
  const files = readdirSync(join(top, 'race'), { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    files.filter((file) => file.endsWith('.tmp')),
    [],
  );
});

const spoils: readonly [string, (entry: Buffer) => Uint8Array][] = [
  ['cut', (entry) => entry.subarray(0, -1)],
  ['empty', () => new Uint8Array()],
  ['longer', (entry) => Buffer.concat([entry, Buffer.from('!')])],
  ['changed by one bit', (entry) => Buffer.from(entry.map((byte, index) => (index === 90 ? byte ^ 1 : byte)))],
  ['that of another name', () => readFileSync(join(top, 'spoilt/pictures/na/name-7'))],
  ['no entry', () => Buffer.from('<!doctype html>\n')],
];
for (const [what, spoil] of spoils) {
  test(`an entry that is ${what} is as good as none, and put in its place again`, async () => {
    await put(machine('spoilt'));
    const file = join(top, 'spoilt/pictures/na/name-3');
    writeFileSync(file, spoil(readFileSync(file)));
    const finder = machine('spoilt');
    const { 'name-3': _, ...others } = all;
    assert.deepEqual(await fetchAll(finder), others);
    assert.deepEqual(countsOf(await put(finder)), { pictures: [59, 60, 1] });
    assert.deepEqual(await fetchAll(machine('spoilt')), all);
  });
}

test('an entry whose content is no use is as good as none', async () => {
  const finder = machine('folder');
  await finder.cache.fetch('pictures', [{ key: 'name-1', take: () => null }]);
  assert.deepEqual(countsOf(await finder.end()), { pictures: [0, 0, 1] });
});

test('a machine that only reads puts nothing there', async () => {
  const reader = machine('nowhere', null, {}, true);
  await fetchAll(reader);
  assert.deepEqual(countsOf(await put(reader)), { pictures: [0, 0, 0] });
  assert.throws(() => readdirSync(join(top, 'nowhere')));
});

test('a place that refuses writing is read, and that is told once', async () => {
  server.fault = (method) => (method === 'PUT' ? { status: 403, code: 'AccessDenied' } : null);
  const reader = machine('s3://bucket/team', server);
  const report = await put(reader);
  assert.deepEqual(await fetchAll(reader), all);
  server.fault = () => null;
  assert.equal(report?.readOnly, true);
  assert.deepEqual(reader.lines, [
    'the shared cache s3://bucket/team is only read: it takes nothing from here (AccessDenied.).',
  ]);
});

test('a folder that cannot be written is read, and that is told once', async () => {
  writeFileSync(join(top, 'a-file'), '');
  const reader = machine('a-file/in-it');
  await put(reader);
  assert.equal(reader.lines.length, 1);
  assert.match(reader.lines[0] ?? '', /^the shared cache a-file\/in-it is only read: .*ENOTDIR/);
});

test('without credentials, what is public is read without a signature, and nothing is put there', async () => {
  const open = await S3Server.start({ isPublic: true });
  await put(machine('s3://bucket', open));
  for (const name of Object.keys(keys)) delete process.env[name];
  try {
    const reader = machine('s3://bucket', open);
    assert.deepEqual(await fetchAll(reader), all);
    open.requests.length = 0;
    assert.equal((await put(reader))?.readOnly, true);
    assert.deepEqual([open.requests, reader.lines], [[], []]);
  } finally {
    Object.assign(process.env, keys);
    await open[Symbol.asyncDispose]();
  }
});

test('who may not list a bucket is refused what is not there, and puts it there', async () => {
  const bucket = await S3Server.start();
  bucket.fault = (method) => (method === 'GET' ? { status: 403, code: 'AccessDenied' } : null);
  const other = machine('s3://bucket', bucket);
  assert.deepEqual(await fetchAll(other), {});
  assert.deepEqual([countsOf(await put(other)), other.lines], [{ pictures: [0, 60, 0] }, []]);
  await bucket[Symbol.asyncDispose]();
});

const troubles: readonly [string, () => Fault, string][] = [
  ['does not answer', () => 'silence', 'it is slower than making things here'],
  ['hangs up', () => 'reset', ''],
  ['is always busy', () => ({ status: 503, code: 'SlowDown' }), 'SlowDown.'],
  ['does not know the key', () => ({ status: 403, code: 'InvalidAccessKeyId' }), 'InvalidAccessKeyId.'],
  ['has no such bucket', () => ({ status: 404, code: 'NoSuchBucket' }), 'NoSuchBucket.'],
];
for (const [what, fault, reason] of troubles) {
  test(`a place that ${what} costs one line, and is left alone from then on`, async () => {
    const away = await S3Server.start();
    away.fault = fault;
    const patience = fault() === 'silence' ? { atAll: 100, perEntry: 0 } : {};
    const [reader, writer] = [machine('s3://bucket', away, patience), machine('s3://bucket', away, patience)] as const;
    assert.deepEqual(await fetchAll(reader), {});
    const { length } = away.requests;
    assert.notEqual((await put(reader))?.failure, null);
    assert.equal(away.requests.length, length);
    await put(writer);
    for (const { lines } of [reader, writer]) {
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(
        lines[0] ?? '',
        /^the shared cache s3:\/\/bucket is left alone \(.+\): what it lacks is made here\.$/,
      );
    }
    assert.ok(reader.lines[0]?.includes(reason), reader.lines[0]);
    await away[Symbol.asyncDispose]();
  });
}

test('a place that is busy for a moment is asked again', async () => {
  const asked = new Set<string>();
  server.fault = (_, key) => (asked.size === asked.add(key).size ? null : { status: 503, code: 'SlowDown' });
  const patient = machine('s3://bucket/team', server);
  assert.deepEqual(await fetchAll(patient), all);
  server.fault = () => null;
  assert.deepEqual(patient.lines, []);
});

test('nothing is told of a cache that nobody asked, and no place is none', async () => {
  assert.equal(await machine('s3://bucket', server).end(), null);
  const at = (place: string | null, environment = {}) =>
    sharing({ typed: { place, readOnly: false }, environment, root: top, onLine: assert.fail });
  const ofSite = { place: 'of-site', region: null, endpoint: null };
  assert.equal(at('none').open({ cache: ofSite }), null);
  assert.equal(at(null, { BROADSHEET_SHARED_CACHE: 'none' }).open({ cache: ofSite }), null);
  assert.equal(at(null, { BROADSHEET_SHARED_CACHE: '' }).open({ cache: null }), null);
  assert.notEqual(at(null).open({ cache: ofSite }), null);
});

test('a table tells what the cache cost and saved', () => {
  const none = { entries: 0, bytes: 0 };
  const unasked = { asked: 0, fetched: none, stored: none, broken: 0, saved: 0 };
  const report = {
    place: 's3://team/blog',
    readOnly: false,
    kinds: [
      { ...unasked, kind: 'posts' as const, asked: 2, stored: { entries: 2, bytes: 34_000 } },
      {
        ...unasked,
        kind: 'pictures' as const,
        asked: 40,
        fetched: { entries: 38, bytes: 4_200_000 },
        broken: 1,
        saved: 61_230,
      },
      { ...unasked, kind: 'cards' as const },
    ],
    fetching: 1234,
    storing: 20,
    failure: null,
  };
  assert.deepEqual(sharedLines(report), [
    'shared cache s3://team/blog: fetching took 1.2 s, storing 0.0 s',
    '            fetched            stored       broken  saved work',
    '  posts     0 of 2 (0.0 kB)    2 (34.0 kB)  0       0.0 s',
    '  pictures  38 of 40 (4.2 MB)  0 (0.0 kB)   1       61.2 s',
  ]);
  assert.match(sharedLines({ ...report, readOnly: true }).at(-1) ?? '', / {2}read only {2,}1 /);
});
