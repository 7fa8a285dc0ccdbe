import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HostName } from '../../src/config/kinds.ts';
import { type Asked, ServedSite } from '../../src/hosts/answer.ts';
import { quirks } from '../../src/hosts/quirks.ts';
import type { Encoding, Manifest } from '../../src/model/manifest.ts';
import { siteOf } from '../harness/publishing.ts';

const { manifest: made } = siteOf({ 'index.html': ['a.css'], 'a/index.html': [], '404.html': [], 'own.html': [] }, '', {
  files: {
    'feed.xml': ['feed', '<rss/>'],
    'tag/x/feed.xml': ['feed', '<rss/>'],
    'search/index.html': ['search', 'Search'],
    'old/index.html': ['redirect', 'Moved'],
    'm/index.html': ['standalone', '<p>M'],
    'm/index.md': ['markdown', '# M'],
  },
  redirects: [
    { from: '/old/', to: '/a/' },
    { from: '/?p=12', to: '/a/' },
    { from: '/gone/', to: 'https://else.example/' },
    { from: '/rss.xml/', to: '/feed.xml' },
  ],
});
const copiesOf = made.files
  .filter(({ path }) => path === 'a/index.html')
  .flatMap((file) =>
    (
      [
        ['br', '.br'],
        ['gzip', '.gz'],
      ] as const
    ).map(([encoding, ending]: readonly [Encoding, string]) => {
      return { ...file, path: file.path + ending, encoding, sha256: encoding.padEnd(64, '0') };
    }),
  );
const manifest: Manifest = { ...made, headers: { 'X-Own': 'yes' }, files: [...made.files, ...copiesOf] };

function asked(
  target: string,
  headers: Asked['headers'] = {},
  { host = 'nginx' as HostName, method = 'GET', site = manifest } = {},
) {
  const [path = '', query = ''] = target.split('?');
  return new ServedSite(site, quirks[host]).answer({ method, path, query, headers });
}

const led = (target: string, host: HostName = 'nginx') => {
  const { status, headers } = asked(target, {}, { host });
  return headers.Location === undefined ? String(status) : `${status} ${headers.Location}`;
};

test('below a folder with fields of its own, these are sent instead of the site’s', () => {
  const site = { ...manifest, folders: [{ folder: '/a/', headers: { 'X-Own': 'other' } }] };
  for (const [target, host, value] of [
    ['/', 'nginx', 'yes'],
    ['/a/', 'nginx', 'other'],
    ['/a/', 'netlify', 'other'],
    ['/a/', 'github', undefined],
  ] as const)
    assert.equal(asked(target, {}, { host, site }).headers['X-Own'], value);
});

for (const [host, target, answer] of [
  ['nginx', '/a', '301 /a/'],
  ['cloudflare', '/a', '308 /a/'],
  ['gitlab', '/a', '302 /a/'],
  ['nginx', '/old/', '301 /a/'],
  ['nginx', '/rss.xml', '301 /feed.xml'],
  ['cloudflare', '/rss.xml', '301 /feed.xml'],
  ['vercel', '/rss.xml/', '301 /feed.xml'],
  ['netlify', '/old/', '301 /a/'],
  ['github', '/old/', '200'],
  ['gitlab', '/old/', '200'],
  ['gitlab', '/gone/', '301 https://else.example/'],
  ['github', '/gone/', '404'],
  ['nginx', '/?p=12', '301 /a/'],
  ['vercel', '/?p=12&utm=1', '301 /a/'],
  ['cloudflare', '/?p=12', '200'],
  ['nginx', '/?p=13', '200'],
  ['nginx', '/?s=a+b', '301 /search/?s=a+b'],
  ['nginx', '/?s=', '200'],
  ['nginx', '/feed/', '301 /feed.xml'],
  ['apache', '/feed', '301 /feed.xml'],
  ['nginx', '/feed/atom/', '301 /feed.xml'],
  ['nginx', '/tag/x/feed/', '301 /tag/x/feed.xml'],
  ['nginx', '/a/b/feed/', '404'],
  ['nginx', '/own', '404'],
  ['netlify', '/own', '200'],
  ['cloudflare', '/own.html', '308 /own'],
  ['cloudflare', '/a/index.html?x', '308 /a/?x'],
  ['nginx', '/404.html', '200'],
  ['nginx', '/.broadsheet/published.json', '404'],
  ['nginx', '/no/such/', '404'],
] as const)
  test(`${host} answers ${target} with ${answer}`, () => assert.equal(led(target, host), answer));

test('a site below a path answers there, and leads from the path without its last slash', () => {
  const site = { ...manifest, site: 'https://test.example/blog/' };
  const at = (target: string) => asked(target, {}, { site });
  assert.deepEqual([at('/blog/a/').file, at('/a/').status, at('/').status], ['a/index.html', 404, 404]);
  assert.deepEqual([at('/blog').headers.Location, at('/blog/old/').headers.Location], ['/blog/', '/blog/a/']);
});

test('what never changes may be kept, pages are asked for again, and errors are not kept', () => {
  const cache = (target: string) => asked(target).headers['Cache-Control'];
  assert.equal(cache('/assets/a.css'), 'public, max-age=31536000, immutable');
  assert.equal(cache('/a/'), 'public, max-age=0, must-revalidate');
  assert.equal(cache('/assets/b.css'), undefined);
  const error = asked('/assets/b.css');
  assert.deepEqual([error.status, error.file, error.headers['X-Own']], [404, '404.html', 'yes']);
  assert.equal(asked('/a/', {}, { host: 'github' }).headers['X-Own'], undefined);
});

// RFC 9110: 12.5.3 (Accept-Encoding), 13.1.2 (If-None-Match), 14.2 (Range), 9.3.2 (HEAD), 15.5.6 (405).
test('a compressed copy is sent to who takes it, with a tag of its own', () => {
  const sent = (accepted: string, host: HostName = 'nginx') => asked('/a/', { 'accept-encoding': accepted }, { host });
  assert.deepEqual(
    ['gzip, br', 'gzip', 'br;q=0, gzip', '*', 'identity', 'zstd'].map((one) => sent(one).file),
    ['a/index.html.br', 'a/index.html.gz', 'a/index.html.gz', 'a/index.html.br', 'a/index.html', 'a/index.html'],
  );
  assert.equal(sent('br').headers['Content-Encoding'], 'br');
  assert.equal(sent('identity').headers.Vary, 'Accept-Encoding');
  assert.notEqual(sent('br').headers.ETag, sent('identity').headers.ETag);
  assert.equal(sent('br', 'netlify').file, 'a/index.html');
});

test('who has a copy is told that it still is the one', () => {
  const { ETag: etag = '' } = asked('/a/').headers;
  for (const known of [etag, `"x", W/${etag}`, '*']) {
    const { status, file, headers } = asked('/a/', { 'if-none-match': known });
    assert.deepEqual([status, file, headers.ETag, headers['X-Own']], [304, null, etag, 'yes']);
  }
  assert.equal(asked('/a/', { 'if-none-match': '"other"' }).status, 200);
  assert.equal(asked('/no/', { 'if-none-match': '*' }).status, 404);
});

test('a part of a file is sent where one is asked for', () => {
  const size = manifest.files.find(({ path }) => path === 'assets/a.css')?.size ?? 0;
  const part = (range: string, more: Asked['headers'] = {}) => {
    const { status, headers } = asked('/assets/a.css', { range, ...more });
    return [status, headers['Content-Range']];
  };
  assert.deepEqual(part('bytes=0-3'), [206, `bytes 0-3/${size}`]);
  assert.deepEqual(part('bytes=-2'), [206, `bytes ${size - 2}-${size - 1}/${size}`]);
  assert.deepEqual(part('bytes=4-'), [206, `bytes 4-${size - 1}/${size}`]);
  assert.deepEqual(part(`bytes=${size}-`), [416, `bytes */${size}`]);
  for (const whole of ['bytes=0-1,3-4', 'bytes=3-1', 'lines=1-2']) assert.deepEqual(part(whole), [200, undefined]);
  assert.deepEqual(part('bytes=0-3', { 'if-range': '"other"' }), [200, undefined]);
});

test('a site can only be read', () => {
  const { status, headers } = asked('/a/', {}, { method: 'POST' });
  assert.deepEqual([status, headers.Allow], [405, 'GET, HEAD']);
});

test('a page is sent as Markdown to who takes that, and to nobody else, where the host looks at it', () => {
  const sent = (accept: string, target = '/m/', host: HostName = 'nginx') => {
    const { file, headers } = asked(target, { accept }, { host });
    return [file, headers.Vary];
  };
  assert.deepEqual(sent('text/markdown, text/html;q=0.8'), ['m/index.md', 'Accept']);
  assert.deepEqual(sent('text/html,*/*;q=0.8'), ['m/index.html', 'Accept']);
  // RFC 9110, 12.4.2: a weight of 0 is "not acceptable".
  assert.deepEqual(sent('text/markdown;q=0, */*')[0], 'm/index.html');
  assert.deepEqual(sent('text/markdown', '/m/index.md'), ['m/index.md', 'Accept']);
  assert.deepEqual(sent('text/markdown', '/'), ['index.html', undefined]);
  assert.deepEqual(sent('text/markdown', '/m/', 'netlify'), ['m/index.html', undefined]);
});
