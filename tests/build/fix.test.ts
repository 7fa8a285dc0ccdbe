import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../src/build/check.ts';
import { fixAll } from '../../src/build/fix.ts';
import { withEdits } from '../../src/build/fixed-text.ts';
import { startOf } from '../../src/problems/problem.ts';
import { unreadHeading } from '../../src/problems/rules/prose.ts';
import { productionOptions } from '../../src/site/options.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

/** Each a file with mistakes that have one sure remedy, and the same file mended. */
const files: readonly (readonly [name: string, wrong: string, right: string])[] = [
  [
    'comments',
    '---\n# kept\ntitle: Notes: on bugs   # why\ndate: 2025-06-01\ndraft: no # kept\n---\n\nText.\n',
    '---\n# kept\ntitle: "Notes: on bugs"   # why\ndate: 2025-06-01\ndraft: false # kept\n---\n\nText.\n',
  ],
  [
    'bom',
    '\ufeff---\r\ntitle: @home\r\ndate: 2025-06-01\r\ntags:\r\n\t- a\r\n----\r\n\r\n##Head\r\n',
    '\ufeff---\r\ntitle: "@home"\r\ndate: 2025-06-01\r\ntags:\r\n  - a\r\n---\r\n\r\n## Head\r\n',
  ],
  [
    'lists',
    '---\ntitle: Lists\ndate: 2025-06-01\ntags: x\n  - y\nlang: de_AT\n---\n\nText.\n',
    '---\ntitle: Lists\ndate: 2025-06-01\ntags: [x, y]\nlang: de-AT\n---\n\nText.\n',
  ],
  [
    'last',
    '---\ntitle: The last\ndate: 2025-06-01\ntags: x\n  - y\n  - z\n---\n\nText.\n',
    '---\ntitle: The last\ndate: 2025-06-01\ntags: [x, y, z]\n---\n\nText.\n',
  ],
  [
    'crlf',
    '---\r\ntitle: Line ends\r\ndate: 2025-06-01\r\ntags: x\r\n  - y\r\n---\r\n\r\nText.\r\n',
    '---\r\ntitle: Line ends\r\ndate: 2025-06-01\r\ntags: [x, y]\r\n---\r\n\r\nText.\r\n',
  ],
  [
    'number',
    '---\ntitle: Fixing bug #42\ndate: 2025-06-01\n---\n\n(text)[https://a.example/]\n\n[b.pdf](/a b.pdf)\n',
    '---\ntitle: "Fixing bug #42"\ndate: 2025-06-01\n---\n\n[text](https://a.example/)\n\n[b.pdf](</a b.pdf>)\n',
  ],
  [
    'levels',
    '---\ntitle: Levels\ndate: 2025-06-01\n---\n\n# One\n\n## Two\n',
    '---\ntitle: Levels\ndate: 2025-06-01\n---\n\n## One\n\n### Two\n',
  ],
];
const merge = '---\ntitle: @home\ndate: 2025-06-01\n---\n\n<<<<<<< HEAD\n##a\n=======\nb\n>>>>>>> other\n';

function contentOf(site: TestSite): Record<string, string> {
  const folder = join(site.root, 'content/posts');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

test('fixing mends what has one sure remedy, keeps all else to the byte, and does nothing the second time', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: off # kept\n`,
    'content/posts/merge.md': merge,
    ...Object.fromEntries(files.map(([name, wrong]) => [`content/posts/${name}.md`, wrong])),
  });
  const look = () => check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  const { done, problems } = await fixAll(site.root, look);
  assert.deepEqual(contentOf(site), {
    'merge.md': merge,
    ...Object.fromEntries(files.map(([name, , right]) => [`${name}.md`, right])),
  });
  assert.equal(readFileSync(join(site.root, 'content/site.yaml'), 'utf8'), `${plainSite}search: false # kept\n`);
  assert.ok(done.every(({ does }) => does !== ''));
  assert.deepEqual(
    [...new Set(problems.map(({ file }) => file))],
    ['content/posts/merge.md', 'content/posts/number.md'],
  );
  assert.deepEqual((await fixAll(site.root, look)).done, []);
});

test('a body whose headings were lowered gives the page that it gave before', async () => {
  using site = new TestSite({ 'content/posts/a.md': post({ title: 'A' }, '# One\n\nText.\n\n## Two') });
  await site.built();
  const before = site.text('2025/06/a/index.html');
  const look = () => check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  assert.equal((await fixAll(site.root, look)).done.length, 1);
  await site.built();
  assert.equal(site.text('2025/06/a/index.html'), before);
});

test('edits are made where they are meant, whatever ends lines, and other bytes stay', () => {
  const ends = fc.constantFrom('\n', '\r\n', '\r');
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'ä', '😀', ' ', '#') }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(lines, ends, fc.boolean(), fc.nat(), (texts, end, hasMark, seed) => {
      const at = seed % texts.length;
      const start = texts.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
      const edits = [{ start, end: start + (texts[at]?.length ?? 0), text: 'x\ny' }];
      const problem = { ...unreadHeading(startOf('a.md'), ''), fix: { does: 'write', edits } };
      const mark = hasMark ? '\ufeff' : '';
      const { text, used } = withEdits(mark + texts.join(end), [problem, problem]);
      const newEnd = texts.length > 1 ? end : '\n';
      assert.equal(used.length, 1);
      assert.equal(text, mark + texts.map((line, index) => (index === at ? `x${newEnd}y` : line)).join(end));
    }),
    { numRuns: 60 },
  );
});
