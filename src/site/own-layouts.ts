import { join } from 'node:path';
import { nearest } from '../problems/nearest.ts';
import { atKeys, type Problem } from '../problems/problem.ts';
import { unknownLayout } from '../problems/rules/theme.ts';
import type { FileRecord } from '../source/file-record.ts';
import { filesBelow, type IncludeFolders } from '../theme/theme-files.ts';

/** Texts that ask for a layout of their own which the theme has not. */
export function layoutProblems(records: readonly FileRecord[], includes: IncludeFolders): Problem[] {
  const asked: { readonly source: string; readonly name: string }[] = [];
  for (const { source, entry } of records) {
    const layout = entry && ('post' in entry ? entry.post.layout : entry.page.layout);
    if (layout !== null) asked.push({ source, name: nameOf(layout) });
  }
  if (asked.length === 0) return [];
  const names = includes
    .flatMap((folder) => filesBelow(join(folder, 'layouts')))
    .filter((name) => name.endsWith('.njk'))
    .map((name) => name.slice(0, -'.njk'.length));
  return asked
    .filter(({ name }) => !names.includes(name))
    .map(({ source, name }) => unknownLayout(atKeys(source, ['layout']), name, nearest(name, names)));
}

/** `layouts/wide.njk` as a writer knows it: `wide`. */
function nameOf(layout: string): string {
  return layout.replace(/^layouts\//, '').replace(/\.njk$/, '');
}
