import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { shown } from '../../src/build/shown.ts';
import { DownloadError, downloader } from '../../src/embeds/download.ts';
import { fetchEmbeds } from '../../src/embeds/fetch-embeds.ts';
import { noteText } from '../../src/embeds/note-text.ts';
import { parseRecord } from '../../src/markdown/features/embeds/record.ts';
import { productionOptions } from '../../src/site/options.ts';
import { picture } from '../harness/pictures.ts';
import { post, TestSite } from '../harness/site.ts';

const gistId = '0123456789abcdef0123456789abcdef';

/**
 * What providers answer, by the URLs that they are asked: oEmbed's responses (oembed.com, 2.3.4), Mastodon's Status entity and
 * GitHub's gists, cut to what they have in common with the real ones.
 */
const answers: Readonly<Record<string, object | 'picture' | 'page'>> = {
  'https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DdQw4w9WgXcQ%26t%3D42s': {
    type: 'video',
    title: 'How a press runs: "all of it"',
    author_name: 'The Press',
    width: 200,
    height: 113,
    thumbnail_url: 'https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg',
  },
  'https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg': 'picture',
  'https://vimeo.com/api/oembed.json?width=1280&url=https%3A%2F%2Fvimeo.com%2F76979871': {
    title: 'Folding',
    author_name: 'The Press',
    width: 640,
    height: 480,
    thumbnail_url: 'https://i.vimeocdn.com/1',
  },
  'https://i.vimeocdn.com/1': 'page',
  'https://publish.x.com/oembed?omit_script=1&dnt=1&url=https%3A%2F%2Fx.com%2Fdesk%2Fstatus%2F20': {
    author_name: 'The Desk',
    html: '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">It&#39;s out.<br>Read it: <a href="https://t.co/1">pic.example/1</a></p>&mdash; The Desk (@desk) <a href="https://x.com/desk/status/20">March 21, 2006</a></blockquote>\n',
  },
  'https://social.example/api/v1/statuses/110254678717223630': {
    content:
      '<p>One <a href="https://a.example/"><span class="invisible">https://</span><span>a.example</span></a></p><p>Two</p>',
    language: 'en',
    account: { display_name: '', acct: 'desk' },
  },
  [`https://api.github.com/gists/${gistId}`]: {
    description: '',
    owner: { login: 'desk' },
    files: { 'main.go': { filename: 'main.go', content: 'package main\n\nfunc main() {}\n', truncated: false } },
  },
  'https://codepen.io/api/oembed?format=json&url=https%3A%2F%2Fcodepen.io%2Fdesk%2Fpen%2FabCdEF': { title: 'A pen' },
};

const asked: string[] = [];
let server: Server;
let port = 0;
let image: Uint8Array;
let site: TestSite;
before(async () => {
  image = await picture(160, 120);
  server = createServer((request, response) => {
    const url = decodeURIComponent(request.url?.slice(1) ?? '');
    asked.push(url);
    const answer = answers[url];
    if (url.startsWith('https://codesandbox.io/')) response.writeHead(500).end();
    else if (url === 'https://moved.example/')
      response.writeHead(302, { location: '/https%3A%2F%2Fi.ytimg.com%2Fvi%2FdQw4w9WgXcQ%2Fhqdefault.jpg' }).end();
    else if (answer === undefined) response.writeHead(404).end('no such thing');
    else if (answer === 'picture') response.end(image);
    else response.end(answer === 'page' ? '<!doctype html><p>Sign in' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  port = address.port;
  site = new TestSite({
    'content/site.yaml': 'name: Test\nurl: https://test.example/\nsearch: false\nimages: { widths: [120] }\n',
    'content/posts/a.md': post(
      { title: 'A' },
      [
        'https://youtu.be/dQw4w9WgXcQ?t=42',
        'https://vimeo.com/76979871',
        'https://x.com/desk/status/20',
        'https://social.example/@desk/110254678717223630',
        `https://gist.github.com/desk/${gistId}`,
        '{{< codepen user="desk" id="abCdEF" >}}',
        'https://youtu.be/gonegonegon',
        'https://codesandbox.io/s/press',
        'https://stackblitz.com/edit/press',
      ].join('\n\n'),
    ),
    'content/posts/b.md': post({ title: 'B', draft: true }, 'Text.\n\nhttps://youtu.be/gonegonegon'),
  });
});
after(() => {
  server.close();
  site[Symbol.dispose]();
});

const direct = downloader({ site: 'https://test.example/', timeout: 5000, privateToo: true, environment: {} });

/** Asks the server here for what would be asked elsewhere. */
const download = async (url: string) => {
  return await direct(`http://127.0.0.1:${port}/${encodeURIComponent(url)}`);
};

async function fetchAll(again = false) {
  const files: string[] = [];
  const read = await shown({ ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z'), preview: true });
  const done = await fetchEmbeds(read?.embeds ?? [], {
    root: site.root,
    download,
    again,
    onFetched: (file) => files.push(file),
  });
  return { ...done, files: files.sort() };
}

const record = (name: string) => readFileSync(join(site.root, `content/embeds/${name}.yaml`), 'utf8');

test('titles, pictures, words and code are fetched once, and what is lost is told wherever it is shown', async () => {
  const { fetched, known, problems, files } = await fetchAll();
  assert.deepEqual([fetched, known, files.length], [6, 0, 6]);
  assert.deepEqual(problems.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`).sort(), [
    'content/posts/a.md:18 lost-embed YouTube does not give https://www.youtube.com/watch?v=gonegonegon to others (status 404): look whether it is there, and write [its name](https://www.youtube.com/watch?v=gonegonegon) where it is, or take it out.',
    'content/posts/a.md:20 unfetched-embed nothing could be fetched of https://codesandbox.io/s/press (status 500): run this again later.',
    'content/posts/b.md:9 lost-embed YouTube does not give https://www.youtube.com/watch?v=gonegonegon to others (status 404): look whether it is there, and write [its name](https://www.youtube.com/watch?v=gonegonegon) where it is, or take it out.',
  ]);
  assert.equal(
    record('youtube-dQw4w9WgXcQ'),
    `title: 'How a press runs: "all of it"'\nauthor: The Press\npicture: youtube-dQw4w9WgXcQ.png\n`,
  );
  assert.deepEqual(readFileSync(join(site.root, 'content/embeds/youtube-dQw4w9WgXcQ.png')), Buffer.from(image));
  assert.equal(record('vimeo-76979871'), 'title: Folding\nauthor: The Press\nsize: 640x480\n');
  assert.equal(record('x-20'), `author: The Desk\ntext: |-\n  It's out.\n  Read it: pic.example/1\nlanguage: en\n`);
  assert.equal(
    record('mastodon-social.example-110254678717223630'),
    'author: desk\ntext: |-\n  One https://a.example\n\n  Two\nlanguage: en\n',
  );
  assert.equal(
    record(`gist-${gistId}`),
    'author: desk\nfiles:\n  - name: main.go\n    text: |\n      package main\n\n      func main() {}\n',
  );
});

test('the pages show what was fetched, and the next run asks for what is lacking alone', async () => {
  const { problems } = await site.built();
  assert.deepEqual(problems, []);
  const $ = site.page('/2025/06/a/');
  assert.equal($('.embed-film a').first().attr('aria-label'), 'Play: How a press runs: "all of it" (YouTube)');
  assert.equal($('.embed-film img.embed-poster').length, 1);
  assert.equal($('.embed-film').eq(1).attr('data-ratio'), '4-3');
  assert.equal($('.embed-note blockquote').length, 2);
  assert.match($('.code code').text(), /package main/);
  asked.length = 0;
  assert.deepEqual([(await fetchAll()).known, asked.length], [6, 2]);
  site.write({ 'content/embeds/codepen-abCdEF.yaml': 'title: Mine\n' });
  await fetchAll();
  assert.equal(record('codepen-abCdEF'), 'title: Mine\n');
  assert.equal((await fetchAll(true)).fetched, 6);
  assert.equal(record('codepen-abCdEF'), 'title: A pen\n');
});

test('what moved is followed, and private networks are not asked', async () => {
  assert.deepEqual(await download('https://moved.example/'), Buffer.from(image));
  const careful = downloader({ site: 'https://test.example/', timeout: 5000, privateToo: false, environment: {} });
  for (const host of ['127.0.0.1', 'localhost', '[::1]'])
    await assert.rejects(careful(`http://${host}:${port}/`), /private address/);
});

/** An answer of a provider that is none, to what has one of these keys, and what is told of it. */
type Answer =
  | 'silence'
  | 'half'
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string };

const failures: readonly (readonly [what: string, keys: readonly string[], answer: Answer, told: string])[] = [
  ['a film that is private', ['youtube-privatefilm'], { status: 401 }, 'lost-embed YouTube (status 401)'],
  ['a film that nobody may show', ['youtube-privatefilm'], { status: 403 }, 'lost-embed YouTube (status 403)'],
  ['a film that never was', ['youtube-privatefilm'], { status: 400 }, 'lost-embed YouTube (status 400)'],
  // Vimeo's help, "Using oEmbed with private videos": the title is not in such an answer.
  ['a film behind a password', ['vimeo-1'], { body: '{"width":480,"height":270}' }, 'lost-embed Vimeo (status 403)'],
  [
    'who asks too often',
    ['youtube-privatefilm', 'youtube-anotherfilm'],
    { status: 429 },
    'unfetched-embed (status 429)',
  ],
  ['a limit of GitHub', [`gist-${gistId}`], { status: 403 }, 'unfetched-embed (status 403)'],
  [
    'a page that looks whether a person asks',
    ['codepen-abCdEF'],
    { status: 403, headers: { 'cf-mitigated': 'challenge' } },
    'unfetched-embed (it answers browsers alone)',
  ],
  ['HTML', ['vimeo-1'], { body: '<!doctype html>' }, 'unfetched-embed (its answer is not as it used to be)'],
  [
    'JSON of another shape',
    ['mastodon-social.example-110254678717223630'],
    { body: '{"error":"?"}' },
    'unfetched-embed (its answer is not as it used to be)',
  ],
  ['a server in trouble', ['vimeo-1'], { status: 503 }, 'unfetched-embed (status 503)'],
  [
    'an address that leads to itself',
    ['vimeo-1'],
    { status: 302, headers: { location: '/' } },
    'unfetched-embed (it leads on and on)',
  ],
  ['no answer', ['vimeo-1'], 'silence', 'unfetched-embed (no answer in time)'],
  ['half an answer', ['vimeo-1'], 'half', 'unfetched-embed (ECONNRESET)'],
  // Which would be the last time that anybody asks for it.
  [
    'a title without its picture',
    ['vimeo-1'],
    { body: '{"title":"Film","thumbnail_url":"http://pictures/"}' },
    'unfetched-embed (status 500)',
  ],
];

test('an answer that is none is told for what it is, and nothing is written', async () => {
  using failing = new TestSite({
    'content/site.yaml': 'name: Test\nurl: https://test.example/\nsearch: false\n',
    'content/posts/a.md': post(
      { title: 'A' },
      [
        'https://youtu.be/privatefilm',
        'https://youtu.be/anotherfilm',
        'https://vimeo.com/1',
        'https://social.example/@desk/110254678717223630',
        `https://gist.github.com/desk/${gistId}`,
        '{{< codepen user="desk" id="abCdEF" >}}',
      ].join('\n\n'),
    ),
  });
  const read = await shown({ ...productionOptions(failing.root), now: Date.parse('2026-01-01T00:00:00Z') });
  let answer: Answer = 'silence';
  const referers = new Set<string | undefined>();
  const provider = createServer((request, response) => {
    referers.add(request.headers.referer);
    if (answer === 'silence') return;
    if (answer === 'half') response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy());
    else if (request.url === '/picture') response.writeHead(500).end();
    else response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const at = provider.address();
  assert.ok(typeof at === 'object' && at !== null);
  const ask = downloader({ site: 'https://test.example/', timeout: 500, privateToo: true, environment: {} });
  try {
    for (const [what, keys, given, told] of failures) {
      answer = given;
      const { problems, fetched } = await fetchEmbeds(
        (read?.embeds ?? []).filter(({ embed }) => keys.includes(embed.key)),
        {
          root: failing.root,
          again: false,
          onFetched: () => undefined,
          download: (url) => ask(`http://127.0.0.1:${at.port}/${url === 'http://pictures/' ? 'picture' : ''}`),
        },
      );
      const gist = problems.map(({ rule, message }) => {
        const [, provider] = /^(\w+) does not/.exec(message) ?? [];
        const [reason] = /\([^()]*\)(?=:)/.exec(message) ?? [];
        return [rule, provider, reason].filter(Boolean).join(' ');
      });
      assert.deepEqual(
        gist,
        keys.map(() => told),
        what,
      );
      assert.deepEqual([fetched, existsSync(join(failing.root, 'content/embeds'))], [0, false], what);
    }
  } finally {
    provider.close();
    provider.closeAllConnections();
  }
  assert.deepEqual([...referers], ['https://test.example/']);
});

test('a host that was asked too often is not asked again in the same run', async () => {
  const read = await shown({ ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z') });
  const one = read?.embeds.find(({ embed }) => embed.provider === 'youtube');
  assert.ok(one);
  const many = Array.from({ length: 20 }, (_, index) => ({
    ...one,
    embed: { ...one.embed, key: `youtube-new-${index}` },
  }));
  let questions = 0;
  const { problems } = await fetchEmbeds(many, {
    root: site.root,
    again: false,
    onFetched: () => undefined,
    download: async () => {
      questions++;
      throw new DownloadError('status 429', 429);
    },
  });
  assert.deepEqual([problems.length, questions <= 4], [20, true]);
});

test('a record that is written is read as it was', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((one) => `a${one.replaceAll(/[\p{C}\p{Z}]/gu, ' ')}b`);
  const lines = fc.array(text, { minLength: 1 }).map((all) => all.join('\n'));
  const plain = { noNullPrototype: true };
  const file = fc.record({ name: text, text: lines }, plain);
  const whole = fc.record(
    {
      title: text,
      author: text,
      text: lines,
      language: fc.constantFrom('en', 'no', 'null'),
      files: fc.array(file),
    },
    plain,
  );
  fc.assert(
    fc.property(whole, (said) => {
      const read = parseRecord(stringify(said, { lineWidth: 0 }));
      assert.ok(typeof read !== 'string', String(read));
      assert.deepEqual({ ...read, ...said }, read);
    }),
    { numRuns: 100 },
  );
});

for (const [html, text, language] of [
  ['<p lang="de">Eins<br>zwei</p>', 'Eins\nzwei', 'de'],
  ['<p>a\n  b</p><p></p><p>c &lt; d</p>', 'a b\n\nc < d', null],
  ['No <b>paragraph</b>', 'No paragraph', null],
  ['<p lang="und">?</p>', '?', null],
] as const) {
  test(`${html} says ${JSON.stringify(text)}`, () => assert.deepEqual(noteText(html), { text, language }));
}
