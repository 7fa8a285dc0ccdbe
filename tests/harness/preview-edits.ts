import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSearchFile } from '../../src/search/search-files.ts';
import { cleanTree } from './clean-tree.ts';
import { editedSite, step, take, tree } from './edits.ts';
import { TestPreview } from './preview.ts';
import type { TestSite } from './site.ts';

const day = 86_400_000;

/** What a preview that begins now shows of a site. */
export async function freshTree(site: TestSite, now: number): Promise<Record<string, string>> {
  return await cleanTree(site, { now, preview: true, partial: true });
}

/** Without the indexes of search, which a preview brings up to date when nobody types. */
function withoutIndexes(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([output]) => !isSearchFile(output)));
}

/** Fails where a preview shows anything else after some edits than a new one; tries so many sequences of edits. */
export async function assertPreviewFollows(sequences: number, steps = step): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 8 }), async (taken) => {
      using site = editedSite();
      await using preview = new TestPreview(site);
      await preview.update();
      for (const [number, one] of taken.entries()) {
        preview.now += take(site, one, number, '.cache/preview') * day;
        await preview.update();
        const now = tree(preview.output);
        assert.deepEqual(withoutIndexes(now), withoutIndexes(await freshTree(site, preview.now)));
        // A page that was printed before all others was right already.
        for (const shown of preview.shown)
          for (const [name, bytes] of Object.entries(withoutIndexes(shown))) assert.equal(bytes, now[name]);
      }
      assert.deepEqual(preview.failures, []);
    }),
    { numRuns: sequences },
  );
}
