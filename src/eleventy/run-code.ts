import { outputPlaces } from '../output/places.ts';
import type { BuildOptions } from '../site/options.ts';
import type { SiteCode } from '../site/site-code.ts';
import type { Extension, ExtensionFunctions } from '../theme/extension.ts';
import { findCode } from './files.ts';

/** The functions of a configuration. Eleventy is loaded here, and not before. */
export async function loadFunctions(extension: Extension): Promise<ExtensionFunctions> {
  const { functionsOf } = await import('./functions.ts');
  return await functionsOf(extension);
}

/**
 * Runs the code that a site brings with it. Of a site without any nothing is read but the names beside `content/`.
 * `ownFolder` is where its own templates are rendered to; nothing else is in it.
 */
export function siteCode(options: BuildOptions, ownFolder = outputPlaces(options).own): SiteCode {
  const { root, cache, home, schedule } = options;
  const { configuration: file, hasTemplates } = findCode(root);
  return {
    async configure(site, generator) {
      if (file === null) return { extension: null, problems: [] };
      const { loadConfiguration } = await import('./configuration.ts');
      return await loadConfiguration({ root, cache, home, file }, site, generator);
    },
    functionsOf: loadFunctions,
    hasOwn: (extension) => hasTemplates || (extension?.hasFiles ?? false),
    async renderOwn(request) {
      const { renderOwn } = await import('./own/own-pages.ts');
      return await renderOwn(request, { root, folder: ownFolder, goesOn: schedule.goesOn });
    },
  };
}
