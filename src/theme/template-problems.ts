import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { oneOf } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { Problem } from '../problems/problem.ts';
import type { TemplateSources } from './check-templates.ts';
import type { Extension, ExtensionFunctions } from './extension.ts';
import { filesBelow, type IncludeFolders } from './theme-files.ts';

/** That the templates are right. */
export const templateStore = sealedStore({
  place: 'templates.json',
  /** Of the key of the site's own configuration, and of what stands for each layout. */
  key: (generator: string, extension: string, layouts: readonly (readonly [string, string])[]) =>
    shortHash(JSON.stringify([generator, extension, layouts])),
  shape: oneOf('right'),
  pruned: 'replaced',
});

/** What a check of templates works with. */
export interface TemplateCheck {
  readonly cacheFolder: string;
  readonly generator: string;
  readonly functionsOf: (extension: Extension) => Promise<ExtensionFunctions>;
}

/**
 * What is wrong with a theme's templates; see `checkTemplates`. That nothing is wrong is kept until one of them changes:
 * the template engine is not loaded for it again, nor for a site that has no templates of its own.
 */
export async function templateProblems(
  { includes, layouts, extension }: TemplateSources,
  { cacheFolder, generator, functionsOf }: TemplateCheck,
): Promise<readonly Problem[]> {
  // Those of the generator are right.
  if (extension === null && !hasOwnTemplates(includes)) return [];
  const file = keptFile(templateStore, cacheFolder, [generator, extension?.key ?? '', [...layouts]]);
  if (file.read() !== null) return [];
  const { checkTemplates } = await import('./check-templates.ts');
  const problems = checkTemplates(includes, new Set(layouts.keys()), extension && (await functionsOf(extension)));
  if (problems.length === 0) file.write('right');
  return problems;
}

/** True where a site brings templates with it. */
function hasOwnTemplates([own = '']: IncludeFolders): boolean {
  return filesBelow(own).some((name) => name.endsWith('.njk'));
}
