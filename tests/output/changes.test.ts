import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileKind, Manifest, ManifestFile } from '../../src/model/manifest.ts';
import { outputPath } from '../../src/model/output-path.ts';
import { changesBetween } from '../../src/output/changes.ts';
import { changesLines, changesMarkdown } from '../../src/output/changes-text.ts';

const file = (url: string, letter: string, kind: FileKind = 'post', source: string | null = null): ManifestFile => ({
  path: outputPath(url),
  url,
  kind,
  source,
  sha256: letter.repeat(64),
  size: 1200,
  type: 'text/html',
  cache: 'revalidate',
  encoding: null,
});

function manifest(files: readonly ManifestFile[], others: Partial<Manifest> = {}): Manifest {
  const site = 'https://blog.example/';
  return { site, drafts: false, headers: {}, folders: [], unsafe: [], scheduled: [], redirects: [], files, ...others };
}

const before = manifest(
  [
    file('/', 'a', 'archive'),
    file('/same/', 'a'),
    file('/edited/', 'a', 'post', 'content/posts/edited.md'),
    file('/old/', 'a', 'post', 'content/posts/moved.md'),
    file('/kept/', 'a', 'post', 'content/posts/aliased.md'),
    file('/gone/', 'a', 'post', 'content/posts/gone.md'),
  ],
  {
    scheduled: [
      { source: 'content/posts/due.md', at: '2026-01-02T09:00:00.000+01:00' },
      { source: 'content/posts/later.md', at: '2026-03-01T00:00:00.000Z' },
    ],
  },
);
const after = manifest(
  [
    file('/', 'b', 'archive'),
    file('/same/', 'a'),
    { ...file('/same/', 'c'), path: 'same/index.html.br', encoding: 'br' },
    file('/edited/', 'b', 'post', 'content/posts/edited.md'),
    file('/new/', 'a', 'post', 'content/posts/moved.md'),
    file('/new-too/', 'b', 'post', 'content/posts/aliased.md'),
    file('/begun|/', 'a', 'post', 'content/posts/begun.md'),
  ],
  { redirects: [{ from: '/kept/', to: '/new-too/' }] },
);
const now = Date.parse('2026-01-02T08:00:00Z');

test('what was added, changed, moved and removed is told, and which old addresses nothing answers', () => {
  const { changes } = changesBetween(before, after, now);
  assert.deepEqual(
    changes.map(({ what, before: was, after: is, isLost }) => [what, was?.url, is?.url, isLost]),
    [
      ['added', undefined, '/begun|/', false],
      ['changed', '/edited/', '/edited/', false],
      ['removed', '/gone/', undefined, true],
      ['moved', '/kept/', '/new-too/', false],
      ['moved', '/old/', '/new/', true],
      ['changed', '/', '/', false],
    ].toSorted((a, b) => order(a) - order(b)),
  );
});

/** Posts before archives; by the new URL, else the old one. */
function order([, was, is]: readonly (string | boolean | undefined)[]): number {
  return ['/begun|/', '/edited/', '/gone/', '/new-too/', '/new/', '/'].indexOf(String(is ?? was));
}

test('posts whose time has come since the published build are overdue, in whatever zone it is written', () => {
  assert.deepEqual(
    changesBetween(before, after, now).overdue.map(({ source }) => source),
    ['content/posts/due.md'],
  );
  assert.deepEqual(changesBetween(before, after, now - 1).overdue, []);
});

test('builds of the same bytes have no differences', () => {
  const none = changesBetween(after, after, now);
  assert.deepEqual(none, { changes: [], overdue: [] });
  assert.deepEqual(changesLines(none), ['nothing changed']);
});

test('as lines, each text has one, and all that lists them is counted', () => {
  assert.deepEqual(changesLines(changesBetween(before, after, now)), [
    'overdue: content/posts/due.md was to appear at 2026-01-02T09:00:00.000+01:00, and the last build that was published is older: build and publish.',
    'added /begun|/ (1.2 kB), content/posts/begun.md',
    'changed /edited/ (1.2 kB → 1.2 kB), content/posts/edited.md',
    'removed /gone/ (1.2 kB), content/posts/gone.md: nothing answers its old address: give it an alias',
    'moved /kept/ → /new-too/ (1.2 kB → 1.2 kB), content/posts/aliased.md',
    'moved /old/ → /new/ (1.2 kB → 1.2 kB), content/posts/moved.md: nothing answers its old address: give it an alias',
    'posts and pages: 1 added, 1 changed, 2 moved, 1 removed; other files: 1 archive',
  ]);
});

test('as Markdown, each has a row with a link to what readers have and to the preview', () => {
  const places = { live: 'https://blog.example/', preview: 'https://pr-7.preview.example/' };
  const text = changesMarkdown(changesBetween(before, after, now), places);
  assert.match(
    text,
    /^### posts and pages: 1 added, 1 changed, 2 moved, 1 removed; other files: 1 archive\n\n> overdue: content\/posts\/due\.md /,
  );
  assert.ok(
    text.includes(
      '\n| changed | [/edited/](<https://blog.example/edited/>) 1.2 kB `aaaaaaa` | [/edited/](<https://pr-7.preview.example/edited/>) 1.2 kB `bbbbbbb` | `content/posts/edited.md` |\n',
    ),
    text,
  );
  assert.ok(text.includes('| added | – | [/begun\\|/](<https://pr-7.preview.example/begun%7C/>)'), text);
});

test('a change of everything is cut short', () => {
  const many = (letter: string) => manifest(Array.from({ length: 120 }, (_, index) => file(`/p${index}/`, letter)));
  const lines = changesLines(changesBetween(many('a'), many('b'), now));
  assert.deepEqual([lines.length, lines.at(-2), lines.at(-1)], [102, '… and 20 more', 'posts and pages: 120 changed']);
});
