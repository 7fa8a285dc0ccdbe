import { readdirSync } from 'node:fs';
import { store } from '../cache/store.ts';

/** The names that a site's own configuration of Eleventy may have, the one that counts first. */
export const configurationNames: readonly string[] = [
  '.eleventy.ts',
  '.eleventy.js',
  'eleventy.config.ts',
  'eleventy.config.js',
  'eleventy.config.mts',
  'eleventy.config.mjs',
  'eleventy.config.cts',
  'eleventy.config.cjs',
];

/** The folder of a site's own templates, from the site's root. */
export const templatesFolder = 'site';
/** The folder of their data, from the site's root. */
export const dataFolder = '_data';

/** An empty folder for Eleventy to look for templates in: every page comes from the data. */
export const emptyStore = store({ place: 'eleventy/', pruned: 'never' });

/** What a site has of its own code. */
export interface CodeFiles {
  /** Its configuration, from the site's root; null where it has none. */
  readonly configuration: string | null;
  readonly hasTemplates: boolean;
}

/** True for a file or folder beside `content/` that a site's own code is in, by its name there. */
export function isCodeName(name: string): boolean {
  return name === templatesFolder || name === dataFolder || configurationNames.includes(name);
}

/** What the folder of a site has of its own code. */
export function findCode(root: string): CodeFiles {
  const names = new Set(readdirSync(root));
  return {
    configuration: configurationNames.find((name) => names.has(name)) ?? null,
    hasTemplates: names.has(templatesFolder),
  };
}
