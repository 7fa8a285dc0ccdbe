import { join } from 'node:path';
import { bundleScripts } from '../../engine/native.ts';
import { pathFrom } from '../../files/system-problem.ts';
import type { Problem } from '../../problems/problem.ts';
import { filesBelow } from '../../theme/theme-files.ts';
import { bundlingProblems } from '../bundle.ts';
import { dataFolder, templatesFolder } from '../files.ts';

const isCode = /\.[cm]?[jt]s$/;

/**
 * The files that code of own templates and their data imports, and that code itself; from the site's root, sorted. What is
 * wrong with their syntax, or imported and missing, is told before any of it runs.
 */
export async function importedCode(
  root: string,
): Promise<{ readonly code: readonly string[]; readonly problems: readonly Problem[] }> {
  const entryPoints = [templatesFolder, dataFolder].flatMap((folder) =>
    filesBelow(join(root, folder))
      .filter((name) => isCode.test(name))
      .map((name) => join(root, folder, name)),
  );
  if (entryPoints.length === 0) return { code: [], problems: [] };
  try {
    const { inputs } = await bundleScripts({
      entryPoints,
      absWorkingDir: root,
      outdir: 'none',
      bundle: true,
      platform: 'node',
      packages: 'external',
      format: 'esm',
    });
    const files = inputs.map((path) => pathFrom(root, join(root, path)));
    return { code: files.sort(), problems: [] };
  } catch (error) {
    return {
      code: entryPoints.map((path) => pathFrom(root, path)),
      problems: bundlingProblems(error, templatesFolder),
    };
  }
}
