import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { home } from '../../src/site/options.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

/** Builds or checks in a process of its own, and gives the native libraries that it had loaded at its end. */
function librariesOf(work: 'build' | 'check', root: string): string[] {
  const code = `
    const { ${work} } = await import(${JSON.stringify(join(home, 'src/build', `${work}.ts`))});
    const { productionOptions } = await import(${JSON.stringify(join(home, 'src/site/options.ts'))});
    await ${work}({ ...productionOptions(${JSON.stringify(root)}), now: Date.parse('2026-01-01') });
    console.log(JSON.stringify(process.report.getReport().sharedObjects));`;
  const text = execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
  return JSON.parse(text.split('\n').findLast((line) => line.startsWith('[')) ?? '[]');
}

for (const work of ['build', 'check'] as const) {
  test(`a ${work} of what has not changed does not load the picture library`, async () => {
    using site = new TestSite({
      'content/site.yaml': `${plainSite}icon: /a.png\n`,
      'content/posts/a.md': post({ thumbnail: '/a.png', thumbnailAlt: 'A shade' }, '![A shade](/a.png)'),
      'content/a.png': await picture(700, 400),
    });
    await site.built();
    assert.ok(librariesOf(work, site.root).every((path) => !/sharp|vips/.test(path)));
  });
}
