import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { type PurgeMeans, purgerFor } from '../../src/publish/purge/purger.ts';
import { cloudFrontPaths, cloudflareRequests, fastlyRequests } from '../../src/publish/purge/requests.ts';
import { setEnvironment } from '../harness/environment.ts';

const urls = ['https://test.example/blog/', 'https://test.example/blog/a%20b/'];

function meansOf(changes: Partial<PurgeMeans> = {}): PurgeMeans {
  return {
    environment: { CLOUDFLARE_API_TOKEN: 'cf-token', FASTLY_API_TOKEN: 'f-token' },
    surroundings: { random: () => 0.5, sleep: async () => undefined },
    access: { profile: null },
    onLine: () => undefined,
    send: async () => new Response('{}'),
    ...changes,
  };
}

test('Cloudflare is told thirty URLs at a time', () => {
  const many = Array.from({ length: 61 }, (_, index) => `https://test.example/${index}/`);
  const requests = cloudflareRequests('zone', 'token', many);
  assert.deepEqual(
    requests.map(({ body }) => JSON.parse(body).files.length),
    [30, 30, 1],
  );
  assert.equal(requests[0]?.url, 'https://api.cloudflare.com/client/v4/zones/zone/purge_cache');
  assert.equal(requests[0]?.headers.authorization, 'Bearer token');
});

test('Fastly is told each URL, without its scheme', () => {
  assert.deepEqual(
    fastlyRequests('token', urls).map(({ url, headers }) => [url, headers['fastly-key']]),
    [
      ['https://api.fastly.com/purge/test.example/blog/', 'token'],
      ['https://api.fastly.com/purge/test.example/blog/a%20b/', 'token'],
    ],
  );
});

test('CloudFront is told paths, and of too many the folder that they have in common', () => {
  const paths = ['/blog/', '/blog/index.html', '/blog/a%20b/', '/blog/a%20b/index.html', '/blog/feed.xml'];
  assert.deepEqual(cloudFrontPaths([...urls, 'https://test.example/blog/feed.xml']), paths);
  const many = (base: string) => Array.from({ length: 1001 }, (_, index) => `https://test.example${base}${index}/`);
  assert.deepEqual(cloudFrontPaths(many('/blog/tag/')), ['/blog/tag/*']);
  assert.deepEqual(cloudFrontPaths([...many('/blog/tag/'), 'https://test.example/blog/']), ['/blog/*']);
  assert.deepEqual(cloudFrontPaths(many('/')), ['/*']);
});

test('--purge print prints every URL', async () => {
  const lines: string[] = [];
  await purgerFor('print', meansOf({ onLine: (line) => lines.push(line) }))(urls);
  assert.deepEqual(lines, urls);
});

test('--purge command gives the URLs to a command, one on each line, and tells where it fails', async () => {
  const file = join(tmpdir(), `broadsheet-purge-${process.pid}`);
  await purgerFor(`command:cat > ${file}`, meansOf())(urls);
  assert.equal(readFileSync(file, 'utf8'), urls.map((url) => `${url}\n`).join(''));
  rmSync(file);
  await assert.rejects(purgerFor('command:exit 3', meansOf())(urls), /the command of --purge ended with 3: exit 3$/);
});

test('an API that is busy is asked again, and one that refuses is told in one line', async () => {
  const statuses = [503, 429, 200];
  const send = async () => new Response('', { status: statuses.shift() ?? 500 });
  await purgerFor('cloudflare:zone', meansOf({ send }))(urls);
  assert.deepEqual(statuses, []);
  const slept: number[] = [];
  const answers = [new Response('', { status: 429, headers: { 'retry-after': '7' } }), new Response('{}')];
  const surroundings = { random: () => 0.5, sleep: async (milliseconds: number) => void slept.push(milliseconds) };
  await purgerFor(
    'cloudflare:zone',
    meansOf({ send: async () => answers.shift() ?? Response.error(), surroundings }),
  )(urls);
  assert.deepEqual(slept, [7000]);
  const declines = async () => new Response('{"success": false, "errors": []}');
  await assert.rejects(purgerFor('cloudflare:zone', meansOf({ send: declines }))(urls), /refuses to purge \(200 /);
  const refuses = async () => new Response('{"errors":\n[{"message":"Authentication error"}]}', { status: 403 });
  await assert.rejects(
    purgerFor('fastly', meansOf({ send: refuses }))(urls),
    /^RefusalError: api\.fastly\.com refuses to purge \(403 \{"errors": \[\{"message":"Authentication error"\}\]\}\)\.$/,
  );
});

for (const [typed, told] of [
  ['cloudflare', /^RefusalError: --purge takes one of print, command:COMMAND, .*, not "cloudflare"\.$/],
  ['command:', /not "command:"\.$/],
  ['akamai:x', /not "akamai:x"\.$/],
] as const) {
  test(`--purge ${typed} is refused with what it may be`, () => {
    assert.throws(() => purgerFor(typed, meansOf()), told);
  });
}

test('a token that is missing is told before anything is published', () => {
  assert.throws(() => purgerFor('cloudflare:zone', meansOf({ environment: {} })), /set CLOUDFLARE_API_TOKEN\.$/);
});

test('CloudFront is sent one invalidation of the paths, and a refusal is told with the right that is needed', async (context) => {
  const asked: string[] = [];
  let status = 201;
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url} ${await text(request)}`);
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(
      status === 201
        ? '<Invalidation><Id>I</Id></Invalidation>'
        : '<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>',
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  setEnvironment(context, {
    AWS_ENDPOINT_URL_CLOUDFRONT: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  await purgerFor('cloudfront:E123', meansOf())(urls);
  assert.equal(asked.length, 1);
  assert.match(asked[0] ?? '', /^POST \/2020-05-31\/distribution\/E123\/invalidation /);
  assert.match(
    asked[0] ?? '',
    /<Quantity>4<\/Quantity>.*<Path>\/blog\/<\/Path><Path>\/blog\/index\.html<\/Path><Path>\/blog\/a%20b\/<\/Path>/s,
  );
  status = 403;
  await assert.rejects(
    purgerFor('cloudfront:E123', meansOf())(urls),
    /^RefusalError: CloudFront refuses to invalidate 4 paths of E123 \(AccessDenied: No\.\): purging needs cloudfront:CreateInvalidation on it\.$/,
  );
  server.closeAllConnections();
  server.close();
});
