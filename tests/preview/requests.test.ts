import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { hostCheck, isOwnOrigin } from '../../src/preview/server/hosts.ts';
import { requestPath } from '../../src/preview/server/request-path.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';
import { StartedPreview } from '../harness/start.ts';

const withoutSearch = `${plainSite}search: false\n`;
const secret = 'What nobody else may read.';

/** What the server answers to bytes that a browser would never send; `''` where it only closes the connection. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.end(request, 'latin1');
  return await text(socket);
}

function request(target: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${target} HTTP/1.1\r\n${lines.join('')}Connection: close\r\n\r\n`;
}

test('a preview answers to its own names only, and never with a stack trace or a path of the machine', async () => {
  using site = new TestSite({
    'content/site.yaml': withoutSearch,
    'content/posts/a.md': post({ draft: true }, secret),
  });
  await using preview = await StartedPreview.of(site);
  const port = Number(new URL(preview.url).port);
  const own = `localhost:${port}`;
  const page = '/2025/06/a/';
  const expected: [number, string, Record<string, string>][] = [
    [200, page, { Host: own }],
    [200, page, { Host: `127.0.0.1:${port}` }],
    [200, page, { Host: `[::1]:${port}` }],
    [200, page, { Host: `blog.localhost:${port}` }],
    [200, page, { Host: 'LOCALHOST' }],
    [200, page, { Host: own, Origin: `http://${own}` }],
    [200, page, { Host: own, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }],
    [403, page, { Host: 'evil.example' }],
    [403, page, { Host: `localhost.evil.example:${port}` }],
    [403, page, { Host: `192.168.0.7:${port}` }],
    [403, page, { Host: 'evil.example@localhost' }],
    [403, page, { Host: own, Origin: 'http://evil.example' }],
    [403, page, { Host: own, Origin: 'null' }],
    [403, page, { Host: own, Origin: `http://localhost:${port === 80 ? 81 : 80}` }],
    [403, page, { Host: own, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }],
    [403, '/__broadsheet/live?path=/&version=', { Host: own, Origin: 'http://evil.example' }],
    ...[
      '/%',
      '/%E0%A4%A',
      '//',
      '//evil.example/',
      '/..%2f..%2fx',
      '/../../x',
      '/%2e%2e/x',
      '/..%5c..%5cx',
      '/%00',
      '/a%0d%0aSet-Cookie:x',
      `/${'a'.repeat(300)}`,
      `/${'a/'.repeat(2000)}`,
      '*',
      'http://evil.example/',
      '/__broadsheet/live?path=%2F%2F',
      '/__broadsheet/live',
      '/__broadsheet/mistakes/..%2f..%2fetc%2fpasswd',
    ].map((target): [number, string, Record<string, string>] => [400, target, { Host: own }]),
    [404, '/nothing/', { Host: own }],
    [404, '/feed.xml/x', { Host: own }],
    [404, '/__broadsheet/nothing', { Host: own }],
    [400, `/${'a'.repeat(40_000)}`, { Host: own }],
  ];
  for (const [status, target, headers] of expected) {
    const answer = await raw(port, request(target, headers));
    const what = `${target.slice(0, 60)} ${JSON.stringify(headers)}\n${answer.slice(0, 300)}`;
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), what);
    if (status !== 404) assert.equal(answer.includes(secret), status === 200, what);
    assert.doesNotMatch(answer, /node_modules|\bat .*\.ts:|Error:/, what);
    // Only what leads to the editor of this machine names the folder.
    assert.equal(answer.replaceAll(`vscode://file${site.root}/`, '').includes(site.root), false, what);
  }
  for (const bytes of [
    'GET /\0 HTTP/1.1\r\n\r\n',
    'nonsense\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.0\r\n\r\n',
  ])
    assert.match(await raw(port, bytes), /^HTTP\/1\.1 40[03] /, bytes);
  assert.match(await raw(port, `POST / HTTP/1.1\r\nHost: ${own}\r\nContent-Length: 0\r\n\r\n`), /^HTTP\/1\.1 405 /);
  assert.match(await preview.page(page), /^200/, 'it is still there');
  assert.equal(preview.status, null);
});

test('events tell that a page has changed, and nothing of what is in it', async () => {
  using site = new TestSite({
    'content/site.yaml': withoutSearch,
    'content/posts/a.md': post({ draft: true }, secret),
  });
  await using preview = await StartedPreview.of(site);
  const page = await preview.page('/2025/06/a/');
  const source = /src="(\/__broadsheet\/live\.js[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.match(await preview.page(source), /EventSource/);
  const response = await fetch(new URL(source.replace('live.js', 'live'), preview.url));
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let events = '';
  site.write({ 'content/posts/a.md': post({ draft: true }, `${secret} More.`) });
  while (!events.includes('event: reload')) events += (await reader.read()).value ?? '';
  assert.doesNotMatch(events, /nobody|More|2025|content/);
  await reader.cancel();
});

test('--host names who is answered to: an address for everybody answers to every address, a name to itself', () => {
  const answered = (named: string | null, hosts: readonly string[]) => hosts.filter(hostCheck(named));
  const hosts = [
    'localhost:80',
    'me.localhost',
    '127.0.0.1',
    '[::1]',
    '10.1.2.3:8080',
    '[fe80::1]',
    'my-machine',
    'x.y',
    '',
  ];
  const always = ['localhost:80', 'me.localhost', '127.0.0.1', '[::1]'];
  assert.deepEqual(answered(null, hosts), always);
  assert.deepEqual(answered('my-machine', hosts), [...always, 'my-machine']);
  assert.deepEqual(answered('10.1.2.3', hosts), [...always, '10.1.2.3:8080']);
  for (const named of ['0.0.0.0', '::'])
    assert.deepEqual(answered(named, hosts), [...always, '10.1.2.3:8080', '[fe80::1]']);
});

test('an origin is its own where scheme, host and port are those of the request (RFC 6454)', () => {
  assert.equal(isOwnOrigin(undefined, 'localhost:8080'), true);
  assert.equal(isOwnOrigin('http://localhost:8080', 'localhost:8080'), true);
  assert.equal(isOwnOrigin('http://localhost', 'localhost:8080'), false);
  assert.equal(isOwnOrigin('file://', 'localhost:8080'), false);
});

test('a path is what was sent, without its query', () => {
  assert.equal(requestPath('/search/?s=a%20b#c'), '/search/');
  assert.equal(requestPath('/%E6%97%A5/'), '/%E6%97%A5/');
  assert.equal(requestPath('/a b%ff'), null);
});

test("an address that is not this machine's is refused with a sentence", async () => {
  using site = new TestSite();
  const preview = StartedPreview.serving(site, ['--host', '203.0.113.9']);
  await assert.rejects(preview, /203\.0\.113\.9 is no address of this machine/);
});
