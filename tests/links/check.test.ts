import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ask, asker } from '../../src/links/ask.ts';
import { type Checked, type Checking, checkLinks } from '../../src/links/check.ts';
import { findings } from '../../src/links/findings.ts';
import { Turns } from '../../src/links/turns.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { redirect, TestWeb, type WebPage } from '../harness/web.ts';

/** A clock that stands still but for what somebody sleeps. */
function patientClock(slept: number[] = []) {
  let time = Date.parse('2026-01-01T00:00:00Z');
  return {
    now: () => time,
    random: () => 1,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
}

interface Overrides extends Partial<Omit<Checking, 'turns'>> {
  readonly timeout?: number;
  readonly privateToo?: boolean;
  readonly pause?: number;
}

async function check(urls: readonly string[], overrides: Overrides = {}): Promise<Checked> {
  const surroundings = overrides.surroundings ?? patientClock();
  const { timeout = 5000, privateToo = true, pause = 0, ...others } = overrides;
  return await checkLinks(
    urls.map((url, index) => ({ url, place: () => ({ file: 'content/posts/a.md', line: index + 1, column: 1 }) })),
    {
      known: {},
      age: 7 * 86_400_000,
      fragments: false,
      isIgnored: () => false,
      isWanted: () => true,
      progress: () => undefined,
      ask: asker({ site: 'https://test.example/', timeout, privateToo, environment: {} }),
      signal: new AbortController().signal,
      surroundings,
      headless: new Set(),
      closed: new Map(),
      answering: new Set(),
      ...others,
      turns: new Turns({ parallel: 8, perHost: 2, pause }, surroundings),
    },
  );
}

/** What is told of one page of a web, without its host. */
async function told(pages: Readonly<Record<string, WebPage>>, path = '/a', overrides: Overrides = {}) {
  await using web = new TestWeb(pages);
  const host = await web.listen();
  const { links } = await check([host + path], overrides);
  return {
    lines: findings(links).map((problem) =>
      formatProblem(problem)
        .replaceAll(host, '')
        .replace(/^.*:1:1 /, ''),
    ),
    asked: web.asked,
  };
}

const page =
  (html: string): WebPage =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);

test('a page that is there is looked at, and nothing is told', async () => {
  assert.deepEqual(await told({ '/a': 200 }), { lines: [], asked: ['HEAD /a'] });
});

test('a look that is refused says nothing: the page is asked for as a reader would', async () => {
  for (const refusal of [403, 404, 405, 500, 501])
    assert.deepEqual(
      await told({
        '/a': (request, response) => response.writeHead(request.method === 'HEAD' ? refusal : 200).end('text'),
      }),
      { lines: [], asked: ['HEAD /a', 'GET /a'] },
    );
});

test('a page that has gone is an error, and one that may be there is a warning', async () => {
  const gone = 'error dead-link /a leads nowhere (404 Not Found): correct the link, or take it out.';
  assert.deepEqual((await told({})).lines, [gone]);
  assert.deepEqual((await told({ '/a': 410 })).lines, [gone.replace('404 Not Found', '410 Gone')]);
  assert.deepEqual((await told({ '/a': 403 })).lines, [
    'warning unanswered-link /a did not answer (403 Forbidden): open it in a browser; if it is right, add it to links.ignore of site.yaml.',
  ]);
});

test('permanent redirects tell the new address, as far as they are permanent; others are followed in silence', async () => {
  const pages = {
    '/b': redirect(308, '/c'),
    '/c': redirect(302, '/d'),
    '/d': 200,
    '/home': redirect(301, '/'),
    '/': 200,
    '/lost': redirect(301, '/nowhere'),
  };
  const lines = async (path: string, page: WebPage) => (await told({ ...pages, [path]: page }, path)).lines;
  assert.deepEqual(await lines('/a', redirect(301, '/b')), ['warning moved-link /a has moved for good: write /c']);
  assert.deepEqual(await lines('/a', redirect(307, '/b')), []);
  assert.deepEqual((await told({ ...pages, '/a': redirect(301, '/d') }, '/a#part')).lines, [
    'warning moved-link /a#part has moved for good: write /d#part',
  ]);
  assert.deepEqual(await lines('/a', redirect(301, '/home')), [
    'error dead-link /a has gone, and leads to / for good: find its new address, or take the link out.',
  ]);
  assert.match((await lines('/a', redirect(301, '/lost')))[0] ?? '', /^error dead-link \/a leads nowhere \(404/);
  assert.match((await lines('/a', redirect(302, '/a')))[0] ?? '', /^warning unanswered-link .*more than 20 redirects/);
});

test('a host that is busy is asked again, after the time that it names or a growing one of our own', async () => {
  const busyOnce =
    (headers: Readonly<Record<string, string>>): WebPage =>
    (_request, response, times) =>
      response.writeHead(times === 1 ? 429 : 200, headers).end();
  for (const [retryAfter, wait] of [
    ['7', 7000],
    ['Thu, 01 Jan 2026 00:00:20 GMT', 20_000],
  ] as const) {
    const slept: number[] = [];
    const surroundings = patientClock(slept);
    const { lines } = await told({ '/a': busyOnce({ 'retry-after': retryAfter }) }, '/a', { surroundings });
    assert.deepEqual([lines, slept], [[], [wait]]);
  }
  const slept: number[] = [];
  const { lines, asked } = await told({ '/a': 503 }, '/a', { surroundings: patientClock(slept) });
  assert.match(lines[0] ?? '', /^warning unanswered-link \/a did not answer \(503 Service Unavailable\)/);
  assert.deepEqual([slept, asked.length], [[2000, 8000], 6]);
});

test('a host that wants to be left alone for long is, for all of its addresses and in the next run too', async () => {
  await using web = new TestWeb({
    '/a': (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
    '/b': 200,
  });
  const host = await web.listen();
  const surroundings = patientClock();
  const { links, known } = await check([`${host}/a`], { surroundings });
  assert.match(findings(links).map(formatProblem)[0] ?? '', /429 Too Many Requests/);
  assert.deepEqual((await check([`${host}/a`], { surroundings, known })).counts.asked, 0);
  await surroundings.sleep(3_600_001);
  assert.deepEqual((await check([`${host}/a`], { surroundings, known })).counts.asked, 1);
});

test('what hangs is asked as a reader would, and then given up; the rest of the host is not waited for', async () => {
  await using web = new TestWeb({ '/a': () => undefined, '/b': () => undefined });
  const host = await web.listen();
  const { links } = await check([`${host}/a`, `${host}/b`, `${host}/c`, `${host}/d`], { timeout: 60 });
  const lines = findings(links).map((problem) => formatProblem(problem).replaceAll(host, ''));
  assert.match(lines[0] ?? '', /unanswered-link \/a did not answer \(no answer in 0.06 s\)/);
  assert.ok(web.asked.includes('GET /a'), 'the second try is a reader’s');
});

test('a host has two visitors at a time, and a pause between them; others are visited meanwhile', async () => {
  const late: WebPage = (_request, response) => void setTimeout(() => response.writeHead(200).end(), 15);
  await using web = new TestWeb(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`/${index}`, late])));
  await using other = new TestWeb({ '/x': 200 });
  const [host, second] = [await web.listen(), await other.listen()];
  const slept: number[] = [];
  const surroundings = patientClock(slept);
  const urls = [...Array.from({ length: 9 }, (_, index) => `${host}/${index}`), `${second}/x`];
  const { counts } = await check(urls, { surroundings, pause: 250 });
  assert.deepEqual([web.most, counts.asked, other.asked], [2, 10, ['HEAD /x']]);
  assert.ok(slept.every((milliseconds) => milliseconds <= 250) && slept.length >= 7);
});

test('a host that there is not is not looked up for each of its addresses', async () => {
  const asked: string[] = [];
  const ask: Ask = async ({ url }) => {
    asked.push(url.href);
    throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  };
  const { links } = await check(
    Array.from({ length: 9 }, (_, index) => `https://no.example/${index}`),
    { ask },
  );
  assert.deepEqual([asked.length < 5, links.length], [true, 9]);
  assert.match(
    findings(links).map(formatProblem)[8] ?? '',
    /error dead-link .*8 leads nowhere \(there is no host no\.example\)/,
  );
});

test('private networks are not asked, by address or by name, nor behind a redirect', async () => {
  await using web = new TestWeb({ '/a': 200 });
  await web.listen();
  const hosts = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '10.1.2.3', '169.254.169.254'];
  const { links } = await check(
    hosts.map((host) => `http://${host}:${web.port}/a`),
    { privateToo: false },
  );
  assert.deepEqual(
    links.map(({ outcome }) => outcome.kind),
    hosts.map(() => 'private'),
  );
  assert.deepEqual(web.asked, []);
  assert.match(findings(links).map(formatProblem)[0] ?? '', /warning private-link .* in a private network/);
});

test('each address is asked once, and not again before its time; what was not found is', async () => {
  await using web = new TestWeb({ '/a': 200, '/b': redirect(301, '/a') });
  const host = await web.listen();
  const surroundings = patientClock();
  const urls = [`${host}/a`, `${host}/a#one`, `${host}/a#two`, `${host}/b`, `${host}/c`];
  const first = await check(urls, { surroundings });
  assert.deepEqual(first.counts, { addresses: 3, asked: 3, ignored: 0, left: 0 });
  const second = await check(urls, { surroundings, known: first.known });
  assert.deepEqual([second.counts.asked, findings(second.links)], [1, findings(first.links)]);
  await surroundings.sleep(8 * 86_400_000);
  assert.equal((await check(urls, { surroundings, known: second.known })).counts.asked, 3);
});

test('a check that is ended tells what it knows, and the next one asks for the rest', async () => {
  const stop = new AbortController();
  await using web = new TestWeb({
    '/a': 200,
    '/b': () => stop.abort(),
  });
  const host = await web.listen();
  const first = await check([`${host}/a`, `${host}/b`], { signal: stop.signal });
  assert.deepEqual(first.counts, { addresses: 2, asked: 1, ignored: 0, left: 1 });
  assert.deepEqual(Object.keys(first.known), [`${host}/a`]);
});

test('fragments are looked for in the page, where somebody asks for that', async () => {
  const pages = { '/a': page('<h2 id="one">1</h2><a name="two">2</a><h2 id="user-content-three"></h2><p id="ü">') };
  const lacking = async (fragment: string) => (await told(pages, `/a#${fragment}`, { fragments: true })).lines;
  for (const there of ['one', 'two', 'three', '%C3%BC', '', 'top', '/route', '!x', 'one:~:text=a', 'a=b'])
    assert.deepEqual(await lacking(there), [], there);
  assert.deepEqual(await lacking('four'), [
    'warning dead-fragment the page at /a#four has no place "four": correct what stands behind the #, or take it out.',
  ]);
});

test('what is not to be asked is not, and is still known afterwards', async () => {
  const known = { 'https://a.example/': { at: 1, outcome: { kind: 'gone', reason: 'x' } } } as const;
  const { counts, known: kept } = await check(['https://a.example/'], { isIgnored: () => true, known });
  assert.deepEqual([counts, kept], [{ addresses: 0, asked: 0, ignored: 1, left: 0 }, known]);
  const others = await check(['https://a.example/'], { isWanted: () => false, known });
  assert.deepEqual([others.counts, others.known], [{ addresses: 0, asked: 0, ignored: 0, left: 0 }, known]);
});
