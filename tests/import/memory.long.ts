import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importSource } from '../../src/import/import.ts';
import { wordpress } from '../../src/import/wordpress/wordpress.ts';
import { wxr, wxrItem } from '../harness/wxr.ts';

setFlagsFromString('--expose-gc');
const collect: NodeJS.GCFunction = runInNewContext('gc');

/** Bytes that are alive, on the heap and in buffers. */
function alive(): number {
  for (let round = 0; round < 3; round++) collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A post, and the picture of a library that it alone shows. */
function pair(number: number): string {
  const picture = `https://old.example/wp-content/uploads/2020/05/a-picture-of-press-${number}.jpg`;
  const [post, file] = [number * 2, number * 2 + 1];
  return [
    wxrItem({
      title: `Press ${number}`,
      link: `https://old.example/2020/05/press-number-${number}/`,
      'wp:post_id': post,
      'wp:post_name': `press-number-${number}`,
      'content:encoded': `<!-- wp:image {"id":${file}} --><figure><img src="${picture}" alt="A press"/></figure><!-- /wp:image -->`,
    }),
    wxrItem({
      title: `picture ${number}`,
      link: `https://old.example/picture-${number}/`,
      'wp:post_id': file,
      'wp:post_parent': post,
      'wp:post_type': 'attachment',
      'wp:attachment_url': picture,
    }),
  ].join('\n');
}

/** What is alive when an export of so many posts, each with a file of the library, has been imported. */
async function aliveAfter(posts: number): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'broadsheet-memory-'));
  try {
    const path = join(root, 'export.xml');
    const [before = '', after = ''] = wxr(['HERE']).split('HERE');
    appendFileSync(path, before);
    for (let number = 1; number <= posts; number++) appendFileSync(path, `${pair(number)}\n`);
    appendFileSync(path, after);
    const options = { root, paths: [path], uploads: null, withAddresses: false, progress: () => undefined };
    let [items, size] = [0, 0];
    await importSource(await wordpress.open(options), root, new Set(), () => {
      if (++items === posts * 2) size = alive();
    });
    return size;
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('an import holds less than a kilobyte of a post and of its picture together, however many there are', async () => {
  // The many come first: what V8 compiles meanwhile is not of the items, and is there for the few too.
  const many = await aliveAfter(9000);
  const few = await aliveAfter(1000);
  const each = (many - few) / 8000;
  // Digests, numbers, places, and the tables that find them. An item that were kept as a whole would be several.
  assert.ok(each < 1024, `${Math.round(each)} bytes of each`);
});
