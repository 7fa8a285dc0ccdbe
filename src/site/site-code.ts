import type { Site } from '../config/site.ts';
import type { Problem } from '../problems/problem.ts';
import type { Extension, ExtensionFunctions } from '../theme/extension.ts';

/** Runs the code that a site brings with it: its configuration of Eleventy. */
export interface SiteCode {
  /** What the site's configuration adds; null where it has none. */
  readonly configure: (
    site: Site,
    generator: string,
  ) => Promise<{ readonly extension: Extension | null; readonly problems: readonly Problem[] }>;
  /** Loads the functions of a configuration into this thread, once. */
  readonly functionsOf: (extension: Extension) => Promise<ExtensionFunctions>;
}
