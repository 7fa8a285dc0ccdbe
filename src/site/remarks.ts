import { join } from 'node:path';
import { readText } from '../files/text.ts';
import { withLevels } from '../problems/levels.ts';
import type { Problem } from '../problems/problem.ts';
import { mergeMarks } from '../theme/merge-marks.ts';
import { filesBelow } from '../theme/theme-files.ts';
import { alikeProblems } from './alike.ts';
import type { Assembled } from './assemble.ts';
import type { BuildOptions } from './options.ts';
import { placed } from './placed.ts';
import { unlikelyDates } from './unlikely-dates.ts';
import { unreadFiles } from './unread-files.ts';

/**
 * What a check tells and a build does not, as the pages are right all the same: files that nothing uses, names and titles
 * that are nearly those of others, and dates that were most likely mistyped.
 */
export async function remarksOn(
  { ready, loaded, levels, posts }: Assembled,
  { root, now }: Pick<BuildOptions, 'root' | 'now'>,
): Promise<readonly Problem[]> {
  const alike = ready === null ? [] : alikeProblems(ready.arranged.context.blog);
  return await placed(
    withLevels(
      [...alike, ...unlikelyDates(posts, now), ...(await unreadFiles(loaded, root)), ...unmerged(root)],
      levels,
    ),
    root,
  );
}

/** What merges left in a site's own templates and their data. */
function unmerged(root: string): Problem[] {
  const files = ['site', '_data'].flatMap((folder) =>
    filesBelow(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return files.flatMap((file) => {
    const read = readText(join(root, file));
    return 'fault' in read ? [] : mergeMarks(read.text, (line) => ({ file, line, column: 1 }));
  });
}
