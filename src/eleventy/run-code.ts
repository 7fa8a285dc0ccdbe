import type { BuildOptions } from '../site/options.ts';
import type { SiteCode } from '../site/site-code.ts';
import type { Extension, ExtensionFunctions } from '../theme/extension.ts';
import { findCode } from './files.ts';

/** The functions of a configuration. Eleventy is loaded here, and not before. */
export async function loadFunctions(extension: Extension): Promise<ExtensionFunctions> {
  const { functionsOf } = await import('./functions.ts');
  return await functionsOf(extension);
}

/** Runs the code that a site brings with it. Of a site without any nothing is read but the names beside `content/`. */
export function siteCode({ root, cache, home }: Pick<BuildOptions, 'root' | 'cache' | 'home'>): SiteCode {
  const { configuration: file } = findCode(root);
  return {
    async configure(site, generator) {
      if (file === null) return { extension: null, problems: [] };
      const { loadConfiguration } = await import('./configuration.ts');
      return await loadConfiguration({ root, cache, home, file }, site, generator);
    },
    functionsOf: loadFunctions,
  };
}
