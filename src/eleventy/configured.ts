import { join, relative } from 'node:path';
import type { Eleventy, UserConfig } from '@11ty/eleventy';
import { prefixFiltersOnce, prefixOnce } from './base-path.ts';
import { dataFolder } from './files.ts';

/** Marks the configuration that a build of Broadsheet runs: its own wiring for Eleventy's command has nothing to do there. */
const ownBuild = Symbol.for('broadsheet.build');

/** True for a configuration that Broadsheet's own build runs. */
export function isOwnBuild(config: UserConfig): boolean {
  return Reflect.has(config, ownBuild);
}

/** What an Eleventy is started with. */
export interface Start {
  readonly root: string;
  /** The configuration as one module; absolute. Null where the site has none. */
  readonly bundle: string | null;
  readonly basePath: string;
  /** Folders that exist; absolute. */
  readonly input: string;
  readonly output: string;
  /** Is run before the site's own configuration. */
  readonly prepare: (config: UserConfig) => void;
}

/**
 * An Eleventy that has run a site's configuration, plugins included, as its own command would. Throws what the
 * configuration throws.
 */
export async function configuredEleventy(start: Start): Promise<Eleventy> {
  const { root, bundle, basePath, input, output, prepare } = start;
  const { Eleventy } = await import('@11ty/eleventy');
  const here = (path: string) => relative(process.cwd(), path) || '.';
  const eleventy = new Eleventy(here(input), here(output), {
    configPath: bundle !== null && here(bundle),
    quietMode: true,
    pathPrefix: basePath,
    config(config) {
      Reflect.set(config, ownBuild, true);
      config.benchmarkManager.setVerboseOutput(false);
      config.benchmarkManager.get('Configuration').setMinimumThresholdMs(0);
      prefixOnce(config, basePath);
      prepare(config);
    },
  });
  eleventy.disableLogger();
  // Where folders are is agreed: a configuration sees them while it runs, and what it says of them is not heard.
  const agreed = { includes: relative(input, join(root, '_includes')), data: relative(input, join(root, dataFolder)) };
  const { directories } = eleventy;
  directories.freeze();
  directories.setViaConfigObject(agreed);
  await eleventy.initializeConfig();
  directories.setViaConfigObject(agreed);
  prefixFiltersOnce(eleventy.config, basePath);
  return eleventy;
}
