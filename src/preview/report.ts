import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem } from '../problems/format.ts';
import type { Problem } from '../problems/problem.ts';
import { mistakesUrl } from './server/urls.ts';
import { type PreviewState, wrongFiles } from './state.ts';

/** What a build of a preview did. */
export interface Built {
  /** The files that were saved, from the site's root; empty for the first build. */
  readonly saved: readonly string[];
  /** Files of the output that it wrote. */
  readonly changed: readonly string[];
  readonly milliseconds: number;
}

/** More saved files than this are counted, not named. */
const mostNamed = 5;

/** The problems that a person has not been told, or has just tried to mend. */
export function problemLines(before: readonly Problem[], now: readonly Problem[], saved: readonly string[]): string[] {
  const told = new Set(before.map(formatProblem));
  return now.filter((one) => saved.includes(one.file) || !told.has(formatProblem(one))).map(formatProblem);
}

/**
 * The lines of a terminal about a build: each saved file with the address at which it shows, and nothing where nothing
 * changed. `origin` is the server's, `way` what stands before the names of files.
 */
export function reportLines(
  { saved, changed, milliseconds }: Built,
  before: PreviewState,
  now: PreviewState,
  { origin, root, way }: { readonly origin: string; readonly root: string; readonly way: string },
): string[] {
  if (now.phase === 'blocked')
    return problemLines(before.problems, now.problems, saved).length === 0
      ? []
      : ['not shown yet: mend these errors first, the preview then goes on by itself'];
  const pages = changed.filter((output) => output.endsWith('.html')).length;
  const ready =
    before.phase === 'starting'
      ? [`ready in ${(milliseconds / 1000).toFixed(1)} s: ${now.urls.size} posts and pages`]
      : [];
  const moved = before.basePath === now.basePath ? [] : [`preview at ${origin}${now.basePath} from now on`];
  const mended =
    wrongFiles(before).size > 0 && wrongFiles(now).size === 0 ? ['all errors are mended, everything is shown'] : [];
  const wrong = wrongFiles(now);
  const files = saved.flatMap((file): string[] => {
    const url = now.urls.get(file);
    if (wrong.has(file)) return [`${way}${file} has errors → ${origin}${url ?? mistakesUrl(file)}`];
    if (changed.length === 0) return [];
    if (!existsSync(join(root, file))) return before.urls.has(file) ? [`${way}${file} is gone`] : [];
    return [`${way}${file} → ${url === undefined ? counted(pages) : origin + url}`];
  });
  return [...ready, ...moved, ...mended, ...shortened(files, pages)];
}

function shortened(files: readonly string[], pages: number): readonly string[] {
  if (files.length <= mostNamed) return files;
  return [...files.slice(0, mostNamed), `and ${files.length - mostNamed} more files → ${counted(pages)} in all`];
}

function counted(pages: number): string {
  return pages === 1 ? '1 page' : `${pages} pages`;
}
