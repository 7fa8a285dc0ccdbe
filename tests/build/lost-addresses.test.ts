import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { fixAll } from '../../src/build/fix.ts';
import { productionOptions } from '../../src/site/options.ts';
import { post, TestSite } from '../harness/site.ts';

test('a post that was renamed, moved or given another slug since the last build is told with its aliases, and fixing pastes them', async () => {
  using site = new TestSite({
    'content/posts/slugged.md': post({ title: 'Slugged', aliases: ['/older/'] }),
    'content/posts/named.md': post({ title: 'A name' }),
    'content/posts/moved.md': post({ title: 'Moved' }),
    'content/posts/hidden.md': post({ title: 'Hidden' }),
    'content/posts/broken.md': post({ title: 'Broken' }),
    'content/posts/gone.md': post({ title: 'Gone' }),
    'content/posts/same.md': post({ title: 'Same' }),
  });
  await site.built();
  site.write({
    'content/posts/slugged.md': post({ title: 'Slugged', aliases: ['/older/'], slug: 'other' }),
    'content/posts/hidden.md': post({ title: 'Hidden', draft: true }),
    'content/posts/broken.md': post({ title: 'Broken', date: 'never' }),
    'content/posts/moved.md': post({ title: 'Moved', date: '2025-08-01' }),
  });
  renameSync(join(site.root, 'content/posts/named.md'), join(site.root, 'content/posts/another.md'));
  site.remove('content/posts/gone.md');
  const look = () => check({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  const lost = (await look()).filter(({ rule }) => rule === 'lost-address');
  assert.deepEqual(
    lost.map(({ file, line, message }) => [file, line, /write `(.*)`/.exec(message)?.[1] ?? null]),
    [
      ['content/posts/another.md', 2, 'aliases: [/2025/06/named/]'],
      ['content/posts/gone.md', 1, null],
      ['content/posts/moved.md', 2, 'aliases: [/2025/06/moved/]'],
      ['content/posts/slugged.md', 4, 'aliases: [/older/, /2025/06/slugged/]'],
    ],
  );
  const { done, problems } = await fixAll(site.root, look);
  assert.equal(done.length, 3);
  assert.deepEqual(
    problems.filter(({ rule }) => rule === 'lost-address').map(({ file }) => file),
    ['content/posts/gone.md'],
  );
  assert.match(
    readFileSync(join(site.root, 'content/posts/another.md'), 'utf8'),
    /\naliases: \[\/2025\/06\/named\/\]\n---\n/,
  );
});
