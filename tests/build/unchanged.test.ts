import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { writeSealed } from '../../src/cache/sealed-file.ts';
import { home } from '../../src/site/options.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

/** What a process had loaded at its end. */
interface Loaded {
  /** Native libraries, by their paths. */
  readonly libraries: readonly string[];
  /** Packages of npm, by their names. */
  readonly packages: readonly string[];
}

/** Builds or checks in a process of its own. */
function loadedBy(work: 'build' | 'check', root: string): Loaded {
  const code = `
    import { registerHooks } from 'node:module';
    const packages = new Set();
    registerHooks({
      load(url, context, next) {
        packages.add(/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1] ?? 'broadsheet');
        return next(url, context);
      },
    });
    const { ${work} } = await import(${JSON.stringify(join(home, 'src/build', `${work}.ts`))});
    const { productionOptions } = await import(${JSON.stringify(join(home, 'src/site/options.ts'))});
    await ${work}({ ...productionOptions(${JSON.stringify(root)}), now: Date.parse('2026-01-01') });
    const libraries = process.report.getReport().sharedObjects;
    console.log(JSON.stringify({ libraries, packages: [...packages] }));`;
  const text = execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
  return JSON.parse(text.split('\n').findLast((line) => line.startsWith('{')) ?? '{}');
}

test('neither a build nor a check of what has not changed loads the picture library', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}icon: /a.png\nimages: { widths: [120] }\n`,
    'content/posts/a.md': post({ thumbnail: '/a.png', thumbnailAlt: 'A shade' }, '![A shade](/a.png)'),
    'content/a.png': await picture(700, 400),
  });
  await site.built();
  for (const work of ['build', 'check'] as const)
    assert.ok(loadedBy(work, site.root).libraries.every((path) => !/sharp|vips/.test(path)));
});

test('a build of what has not changed loads nothing that reads YAML or Markdown, checks keys or prints pages', async () => {
  // A warning between files, and one of the configuration, are told again all the same.
  using site = new TestSite({
    'content/site.yaml': `${plainSite}unknown: 1\n`,
    'content/posts/a.md': post({}, '[Nowhere](/nowhere/)'),
  });
  // What was written a moment ago may be written once more in the same moment: a build reads it again.
  await pause(50);
  const { problems } = await site.build();
  assert.equal(problems.length, 2);
  const { packages } = loadedBy('build', site.root);
  assert.deepEqual([...packages].sort(), ['broadsheet', 'entities', 'fastest-levenshtein', 'luxon']);
  assert.deepEqual((await site.build()).problems, problems);
});

test('a kept configuration that is none is read again', async () => {
  using site = new TestSite({ 'content/posts/a.md': post({}) });
  await site.built();
  const before = site.text('index.html');
  const file = join(site.root, '.cache/site.json');
  const [, content = '', key = ''] = /^(.*)\nbroadsheet (.+) \S+$/s.exec(readFileSync(file, 'utf8')) ?? [];
  for (const [typed, forged] of [
    [/"timeZone":"[^"]*"/, '"timeZone":"Nowhere"'],
    [/"language":"[^"]*"/, '"language":"no_language"'],
    [/"postsPerPage":\d+/, '"postsPerPage":0'],
    [/"url":"[^"]*"/, '"url":"nothing"'],
    [/"nav":\[\]/, '"nav":[null]'],
    [/"permalink":"[^"]*"/, '"permalink":null'],
  ] as const) {
    assert.match(content, typed);
    writeSealed(file, key, content.replace(typed, forged));
    await site.built();
    assert.equal(site.text('index.html'), before);
  }
});
