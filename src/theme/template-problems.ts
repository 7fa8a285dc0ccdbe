import { join } from 'node:path';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { Problem } from '../problems/problem.ts';
import type { TemplateSources } from './check-templates.ts';
import type { Extension, ExtensionFunctions } from './extension.ts';
import { layoutKeys } from './layouts.ts';

/** What a check of templates works with. */
export interface TemplateCheck {
  readonly cacheFolder: string;
  readonly generator: string;
  readonly functionsOf: (extension: Extension) => Promise<ExtensionFunctions>;
}

/**
 * What is wrong with a theme's templates; see `checkTemplates`. That nothing is wrong is kept until one of them changes:
 * the template engine is not loaded for it again.
 */
export async function templateProblems(
  { includes, extension }: TemplateSources,
  { cacheFolder, generator, functionsOf }: TemplateCheck,
): Promise<readonly Problem[]> {
  const keys = layoutKeys(includes);
  const key = shortHash(JSON.stringify([generator, extension?.key, ...keys]));
  const file = join(cacheFolder, 'templates.txt');
  if (readSealed(file, key) !== null) return [];
  const { checkTemplates } = await import('./check-templates.ts');
  const problems = checkTemplates(includes, new Set(keys.keys()), extension && (await functionsOf(extension)));
  if (problems.length === 0) writeSealed(file, key, 'right');
  return problems;
}
