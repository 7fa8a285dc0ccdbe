import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { build } from '../../src/build/build.ts';
import { type BuildOptions, home, manifestFile, productionOptions } from '../../src/site/options.ts';
import { cleanTree } from './clean-tree.ts';
import { editedSite, step, take, tree } from './edits.ts';
import { post, posts, TestSite } from './site.ts';

/** When the first build is. */
export const start = Date.parse('2026-01-01T00:00:00Z');
const day = 86_400_000;

/** What a build shows or makes beyond the pages that readers see. */
type How = Partial<Pick<BuildOptions, 'preview' | 'compress'>>;

/** Builds a site at a time, and fails the test with all problems where there are errors. */
export async function buildAt(site: TestSite, now: number, how: How = {}) {
  const { summary, problems } = await build({ ...productionOptions(site.root), now, ...how });
  if (summary === null) throw new Error(problems.map((problem) => JSON.stringify(problem)).join('\n'));
  return summary;
}

/** Whether a build shows drafts, or leaves compressed copies: most do not. */
const hows = fc.record({
  preview: fc.nat(4).map((number) => number === 0),
  compress: fc.nat(5).map((number) => number === 0),
});

/** The manifest of a folder of a site. */
function manifestIn({ root }: TestSite, output: string): string {
  return readFileSync(manifestFile(join(root, output)), 'utf8');
}

/** Fails where a build after some edits leaves anything else than a clean build; tries so many sequences of edits. */
export async function assertIncremental(sequences: number, steps = step): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(steps, hows), { minLength: 3, maxLength: 8 }), async (taken) => {
      using site = editedSite();
      let now = start;
      await buildAt(site, now);
      for (const [number, [one, how]] of taken.entries()) {
        now += take(site, one, number, '_site') * day;
        await buildAt(site, now, how);
        assert.deepEqual(tree(join(site.root, '_site')), await cleanTree(site, { now, ...how }));
        assert.equal(manifestIn(site, '_site'), manifestIn(site, '_clean'));
      }
    }),
    { numRuns: sequences },
  );
}

/** Kills a build after each of these times, in milliseconds; fails where the next one leaves anything else than a clean build. */
export async function assertRepaired(delays: readonly number[]): Promise<void> {
  using site = new TestSite(posts(40, { tags: ['a', 'b'] }));
  const expected = await cleanTree(site, { now: start });
  for (const delay of delays) {
    const child = spawn(process.execPath, [join(home, 'src/commands/broadsheet.js'), 'build', '--root', site.root], {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(start / 1000) },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await pause(delay);
    child.kill('SIGKILL');
    await ended;
    await buildAt(site, start);
    assert.deepEqual(tree(join(site.root, '_site')), expected);
    if (delay % 300 === 0) rmSync(join(site.root, '_site'), { recursive: true });
    else site.write({ 'content/posts/post-1.md': post({ title: 'Post 1', date: '2025-12-31', tags: ['a', 'b'] }) });
  }
  assert.equal(existsSync(join(site.root, '.cache', 'output.lock')), false);
}
