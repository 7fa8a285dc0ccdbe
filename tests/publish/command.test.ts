import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { compiledFolder, home } from '../../src/engine/own-files.ts';
import { runCommand } from '../harness/command.ts';
import { tree } from '../harness/edits.ts';
import { S3Server } from '../harness/s3-server.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const site = new TestSite({
  'content/site.yaml': `${plainSite.replace('test.example/', 'test.example/blog/')}search: false\narchives: [home]\n`,
  'content/posts/a.md': post({ slug: 'a' }),
  'content/posts/b.md': post({ slug: 'b' }),
});
await site.built({ compress: true });
const server = await S3Server.start({ quotes: 'without', refusesChecksums: true, pageSize: 3 });
// The chain of credentials reads the environment of the process.
Object.assign(process.env, { AWS_ACCESS_KEY_ID: server.keys.id, AWS_SECRET_ACCESS_KEY: server.keys.secret });
const toBucket = ['s3://bucket/blog', '--endpoint', server.endpoint];
after(async () => {
  site[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

function publish(...args: readonly string[]) {
  return runCommand('publish', [...args, '--root', site.root], {}, site.root);
}

/** The files of the site at the bucket, without what publishing keeps there. */
function atBucket(): Record<string, string> {
  const all = [...server.objects].map(
    ([key, { body }]) => [key.replace('blog/', ''), body.toString('latin1')] as const,
  );
  return Object.fromEntries(all.filter(([key]) => !key.startsWith('.broadsheet/')).sort());
}

test('publish brings the site to a bucket, each file with its headers, and says what it did', async () => {
  const { status, output, errors } = await publish(...toBucket);
  assert.deepEqual([status, errors], [0, '']);
  assert.match(
    output,
    /^published: \d+ uploaded \([\d.]+ kB, assets \d+, pages \d+, feeds \d+\), 0 as they were, 0 removed\n$/,
  );
  const plain = Object.entries(tree(join(site.root, '_site'))).filter(([path]) => !/\.(br|gz)$/.test(path));
  assert.deepEqual(atBucket(), Object.fromEntries(plain));
  assert.deepEqual(server.objects.get('blog/index.html')?.headers, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=0, must-revalidate',
  });
  const [script] = [...server.objects.keys()].filter((key) => key.startsWith('blog/assets/main-'));
  assert.equal(server.objects.get(script ?? '')?.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.deepEqual(
    [...server.objects.keys()].filter((key) => key.includes('.broadsheet/')),
    ['blog/.broadsheet/published.json'],
  );
});

test('publish --json tells what was done, and --purge print what a cache has to forget', async () => {
  site.write({ 'content/posts/b.md': post({ slug: 'b', title: 'Other' }) });
  await site.built({ compress: true });
  const { status, output, errors } = await publish(...toBucket, '--json', '--purge', 'print');
  const report = JSON.parse(output);
  assert.deepEqual([status, report.ok, report.dryRun, report.removed], [0, true, false, []]);
  assert.ok(report.uploaded.pages.includes('2025/06/b/index.html'));
  assert.deepEqual(report.uploaded.assets, []);
  assert.ok(report.urls.includes('https://test.example/blog/2025/06/b/'));
  assert.deepEqual(errors.trim().split('\n'), report.urls);
});

test('publish to a folder brings the compressed copies too, and a second time nothing', async () => {
  const { status } = await publish('www');
  assert.equal(status, 0);
  const there = Object.entries(tree(join(site.root, 'www'))).filter(([path]) => !path.startsWith('.broadsheet/'));
  assert.deepEqual(Object.fromEntries(there), tree(join(site.root, '_site')));
  const again = await publish('www', '--dry-run');
  assert.match(again.output, /^would publish: 0 to upload \(0\.0 kB\), \d+ as they were, 0 to remove\n$/);
  rmSync(join(site.root, 'www'), { recursive: true });
});

test('publish that is asked to end gives its claim back, and the next one goes on', async () => {
  site.write({ 'content/posts/b.md': post({ slug: 'b', title: 'Another' }) });
  await site.built();
  const child = spawn(
    process.execPath,
    [join(home, 'src/commands/broadsheet.js'), 'publish', ...toBucket, '--parallel', '1'],
    {
      cwd: site.root,
      env: { NODE_COMPILE_CACHE: compiledFolder, ...process.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const said: string[] = [];
  child.stderr.on('data', (text) => said.push(String(text)));
  let isAsked = false;
  server.fault = (method, key) => {
    if (method !== 'PUT' || !key.endsWith('index.html')) return null;
    if (!isAsked) child.kill('SIGTERM');
    isAsked = true;
    return { status: 503, code: 'SlowDown' };
  };
  const status = await new Promise((ended) => child.once('close', ended));
  server.fault = () => null;
  assert.deepEqual(
    [status, said.join('')],
    [1, 'stopped: what is uploaded stays, and the next publish goes on from there.\n'],
  );
  const left = [...server.objects.keys()].filter((key) => key.includes('.broadsheet/')).sort();
  assert.deepEqual(left, ['blog/.broadsheet/published.json', 'blog/.broadsheet/unfinished.json']);
  assert.equal((await publish(...toBucket)).status, 0);
  assert.equal(
    atBucket()['2025/06/b/index.html'],
    readFileSync(join(site.root, '_site/2025/06/b/index.html'), 'latin1'),
  );
});

test('publish says how it is used where it is used wrongly, with exit status 2', async () => {
  for (const [args, told] of [
    [[], /^One target is needed: a folder, or s3:\/\/bucket\/prefix\.\n$/],
    [['www', '--share', '101'], /^--share takes a whole number from 0 to 100, not "101"\.\n$/],
  ] as const) {
    const { status, errors } = await publish(...args);
    assert.equal(status, 2);
    assert.match(errors, told);
  }
});
