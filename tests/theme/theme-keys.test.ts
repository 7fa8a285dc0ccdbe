import assert from 'node:assert/strict';
import { rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { layoutKeys } from '../../src/theme/layouts.ts';
import { filesBelow, listTheme } from '../../src/theme/theme-files.ts';
import { type ThemeKeys, themeKeys } from '../../src/theme/theme-keys.ts';
import { type Files, TestSite } from '../harness/site.ts';

const theme: Files = {
  '_includes/layouts/a.njk': '{% include "partials/p.njk" %}',
  '_includes/partials/p.njk': 'p',
  '_includes/styles/s.css': 'a{}',
  'engine/layouts/a.njk': 'hidden',
  'engine/layouts/b.njk': 'b',
  'engine/scripts/main.js': '1',
};
const site = new TestSite(theme);
after(() => site[Symbol.dispose]());
const folders = [join(site.root, '_includes'), join(site.root, 'engine')];
const cache = join(site.root, '.cache');

const keysOf = (cacheFolder = cache) => themeKeys(listTheme(folders), cacheFolder, 'generator');
const keptPath = join(cache, 'theme-keys.json');

/** The keys without a cache. */
function readKeys(): ThemeKeys {
  return keysOf(join(site.root, 'nowhere')).keys;
}

/** Longer than a change of a file has no stamp. */
const stamped = () => wait(40);

test('the keys of a theme that is as it was are those of its texts', async () => {
  await stamped();
  const { keys, problems } = keysOf();
  assert.deepEqual(problems, []);
  assert.deepEqual([...keys.layouts.keys()], ['layouts/a.njk', 'partials/p.njk', 'layouts/b.njk']);
  assert.deepEqual(keysOf().keys, keys);
  assert.deepEqual(keys.layouts, layoutKeys(listTheme(folders)));
});

/** An edit, the templates of which it changes the keys, and whether it changes that of the sources. */
const edits: readonly (readonly [name: string, edit: () => void, layouts: readonly string[], sources: boolean])[] = [
  [
    'what a template includes',
    () => write('_includes/partials/p.njk', 'q'),
    ['layouts/a.njk', 'partials/p.njk'],
    false,
  ],
  ['a template of the engine', () => write('engine/layouts/b.njk', 'c'), ['layouts/b.njk'], false],
  ['a style sheet', () => write('_includes/styles/s.css', 'b{}'), [], true],
  ['a script of the engine', () => write('engine/scripts/main.js', '2'), [], true],
  [
    'a file of its own in the place of the engine’s',
    () => write('_includes/layouts/b.njk', 'own'),
    ['layouts/b.njk'],
    false,
  ],
  ['none of its own any more', () => rmSync(join(site.root, '_includes/layouts/a.njk')), ['layouts/a.njk'], false],
];

function write(name: string, text: string): void {
  writeFileSync(join(site.root, name), text);
}

for (const [name, edit, layouts, sources] of edits) {
  test(`after an edit of ${name} the keys of what it concerns are others, and no others are`, async () => {
    await stamped();
    const { keys: before } = keysOf();
    edit();
    const { keys: atOnce } = keysOf();
    await stamped();
    const { keys: now } = keysOf();
    assert.deepEqual(now, atOnce);
    assert.deepEqual(now, readKeys());
    const changed = [...now.layouts.keys()].filter((one) => now.layouts.get(one) !== before.layouts.get(one));
    assert.deepEqual(changed, layouts);
    assert.equal(now.sources !== before.sources, sources);
  });
}

test('a file that cannot be read is told at each build, and no keys are kept', async () => {
  await stamped();
  keysOf();
  writeFileSync(join(site.root, '_includes/styles/s.css'), Buffer.of(0xff, 0xfe, 0, 0));
  await stamped();
  const told = () => keysOf().problems.map(({ file, message }) => `${file} ${message}`);
  assert.match(told().join(), /^_includes\/styles\/s\.css .*UTF-32/);
  assert.deepEqual(told(), told());
  write('_includes/styles/s.css', 'a{}');
});

test('an older time of a file’s last change hides no change of its text', async () => {
  write('engine/layouts/b.njk', '1');
  const { path } = { path: join(site.root, 'engine/layouts/b.njk') };
  utimesSync(path, 1e9, 1e9);
  rmSync(keptPath, { force: true });
  await stamped();
  keysOf();
  write('engine/layouts/b.njk', '2');
  utimesSync(path, 1e9, 1e9);
  await stamped();
  assert.deepEqual(keysOf().keys, readKeys());
});

test('links to folders are followed, and one to a folder that it is in comes to an end', () => {
  using linked = new TestSite({ 'top/a/b.txt': '', 'other/c.txt': '' });
  const top = join(linked.root, 'top');
  symlinkSync('../other', join(top, 'link'));
  symlinkSync('../../top', join(top, 'a/loop'));
  symlinkSync('nowhere', join(top, 'dangling'));
  assert.deepEqual(filesBelow(top), ['a/b.txt', 'a/loop', 'dangling', 'link', 'link/c.txt']);
});
