import assert from 'node:assert/strict';
import { renameSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../../src/build/build.ts';
import { lookAhead } from '../../src/build/look.ts';
import { lookAtOutput } from '../../src/output/look.ts';
import { intactRecord, loadState, type OutputRecord, saveState } from '../../src/output/state.ts';
import { productionOptions } from '../../src/site/options.ts';
import { batchSchedule } from '../../src/site/schedule.ts';
import { listFiles } from '../../src/source/list-files.ts';
import { tree } from '../harness/edits.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const many = Array.from({ length: 60 }, (_, number) => `files/${number % 20}/${number}.txt`);
const nameOf = (number: number) => `_site/${many[number]}`;
const files = {
  'content/site.yaml': `${plainSite}search: false\nfeeds: []\narchives: [home]\n`,
  ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`content/posts/${name}.md`, post({ title: name })])),
  ...Object.fromEntries(many.map((name) => [`public/${name}`, name])),
};

/** Two sites that are edited in the same way: of one another thread looks at the output, of the other none. */
const sites = { shared: new TestSite(files), alone: new TestSite(files) };
const both = Object.values(sites);
const optionsOf = (site: TestSite) => {
  const now = Date.parse('2026-01-01');
  return { ...productionOptions(site.root), now, alone: site === sites.alone, schedule: batchSchedule() };
};

async function summaryOf(site: TestSite) {
  const { summary, problems } = await build(optionsOf(site));
  assert.ok(summary, JSON.stringify(problems));
  const { milliseconds: _, ...told } = summary;
  return told;
}

/** Lets what is known of a site's output be as much as of thousands of files: another thread then looks at it. */
function enlarge(site: TestSite): void {
  const state = loadState(optionsOf(site));
  const large = ({ output }: OutputRecord) => output === many.at(-1);
  const records = [...state.records.values()];
  const texts = 'x'.repeat(1_000_000);
  saveState(optionsOf(site), {
    ...state,
    base: null,
    records: records.map((one) => (large(one) ? { ...one, texts } : one)),
  });
}

before(async () => {
  for (const site of both) await site.built();
  // What changed a moment ago may change once more in the same moment: of that nothing is kept.
  await pause(50);
  for (const site of both) {
    await summaryOf(site);
    enlarge(site);
  }
});
after(() => {
  for (const site of both) site[Symbol.dispose]();
});

test('another thread sees of the disk what this one would', async () => {
  const options = optionsOf(sites.shared);
  sites.shared.write({ [nameOf(0)]: 'other', '_site/files/0/mine.txt': '', '_site/mine/a.txt': '' });
  sites.shared.remove(nameOf(1));
  const look = lookAhead(options);
  assert.ok(look);
  const seen = lookAtOutput(options);
  assert.deepEqual(
    [...seen.others],
    many.slice(0, 2).map((name) => [name, null]),
  );
  assert.deepEqual(seen.foreign, ['files/0/mine.txt', 'mine/']);
  assert.deepEqual(await look.output, seen);
  assert.deepEqual(await look.files, listFiles(options.root));
  await look.ended();
  for (const name of ['_site/files/0/mine.txt', '_site/mine']) sites.shared.remove(name);
  await summaryOf(sites.shared);
});

test('no other thread looks where this is no gain: in a small site, and where nothing of the last build counts', () => {
  const options = optionsOf(sites.shared);
  using small = new TestSite();
  for (const other of [
    optionsOf(small),
    { ...options, clean: true },
    { ...options, alone: true },
    { ...options, output: join(options.root, 'elsewhere') },
    { ...options, schedule: { ...batchSchedule(), goesOn: true } },
  ])
    assert.equal(lookAhead(other), null);
});

test('whatever was done to an output, a build leaves and tells the same, whoever has looked at it', async () => {
  const edits: readonly (readonly [name: string, edit: (site: TestSite) => void])[] = [
    [
      'files are altered or gone, and a text is edited whose page is altered too',
      (site) => {
        site.write({ 'content/posts/a.md': post({ title: 'a' }, 'Another.'), '_site/2025/06/a/index.html': '' });
        site.write({ [nameOf(3)]: many[4] ?? '', '_site/a.txt': '' });
        site.remove(nameOf(4));
      },
    ],
    [
      'a text is new whose page others have made, and files go from a folder that others use',
      (site) => {
        site.write({ 'content/posts/d.md': post({ title: 'd' }), '_site/2025/06/d/index.html': '' });
        site.write({ '_site/2025/06/d/e': '', '_site/files/7/mine.txt': '' });
        for (const name of many.filter((one) => one.startsWith('files/7/'))) site.remove(`public/${name}`);
      },
    ],
    [
      'a text is wrong, and nothing is written',
      (site) => {
        site.write({ 'content/posts/d.md': 'No front matter.' });
        site.remove('_site/files/9');
      },
    ],
    ['the text is right again', (site) => site.write({ 'content/posts/d.md': post({ title: 'd' }) })],
    ['nothing is left', (site) => site.remove('_site')],
  ];
  for (const [name, edit] of edits) {
    for (const site of both) edit(site);
    const [one, other] = await Promise.all(
      both.map(async (site) => {
        const { summary, problems } = await build(optionsOf(site));
        return [summary === null ? null : { ...summary, milliseconds: 0 }, problems];
      }),
    );
    assert.deepEqual(one, other, name);
    const [ours, theirs] = both.map((site) => tree(join(site.root, '_site')));
    assert.deepEqual(ours, theirs, name);
  }
});

test('an output that was copied or touched is read once to be known, and by its new stamp from then on', async () => {
  for (const site of both) {
    await summaryOf(site);
    const options = optionsOf(site);
    const recordOf = () => loadState(options).records.get(many[10] ?? '');
    const before = recordOf();
    utimesSync(join(site.root, nameOf(10)), 1, 1);
    assert.ok(before);
    assert.notEqual(intactRecord(options.output, before), before);
    const { written } = await summaryOf(site);
    const after = recordOf();
    assert.ok(after);
    assert.equal(written, 0);
    assert.notEqual(after.stamp, before.stamp);
    assert.equal(intactRecord(options.output, after), after);
  }
});

test('what keeps the other thread from looking is told by the one that builds', async () => {
  const messages: string[] = [];
  for (const site of both) {
    const folder = join(site.root, '_site/files/2');
    renameSync(folder, join(site.root, 'aside'));
    symlinkSync(folder, folder);
    const { summary, problems } = await build(optionsOf(site));
    assert.equal(summary, null);
    messages.push(problems.map(({ file, rule, message }) => `${file} ${rule} ${message}`).join('\n'));
    site.remove('_site/files/2');
    renameSync(join(site.root, 'aside'), folder);
  }
  assert.equal(messages[0], messages[1]);
  assert.match(messages[0] ?? '', /ELOOP|too many symbolic links/);
});
