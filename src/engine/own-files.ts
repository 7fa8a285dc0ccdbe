import { existsSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Where the engine's own files are. This module, and no other, knows it: in this repository it is `src/engine/own-files.ts`,
 * in the package a part of `dist/chunks/`. Both lie two folders below the engine's, and beside them are the same modules
 * under the same names, so that everything is found in the same way.
 */
const code = resolve(import.meta.dirname, '..');

/** `.ts` in this repository, `.js` in the package. */
const extension = extname(import.meta.filename);

/** The engine's own folder: this repository, or the installed package. Its `_includes/` serves where a site has none. */
export const home = resolve(code, '..');

/** The folder that the engine's modules are in, by its name in `home`. */
export const codeFolder = basename(code);

/** The modules that are started or imported by their paths, and so have a file of their own in the package too. */
export const programs = [
  'workers/thread',
  'build/tasks',
  'build/look-ahead',
  'images/encode/encoder',
  'eleventy/configure',
  'eleventy/own/render',
] as const;

/** The modules that browsers run: in the package they are as in this repository, for esbuild makes the rest of them. */
export const browserModules = ['search/reader/engine.ts', 'preview/server/live.js'] as const;

/** Where the package has the files of the browser's editor; null in this repository, which makes them of their sources. */
export const editorFolder = extension === '.js' ? join(code, 'editor/files') : null;

/** Where the package has what is the same for most sites, and was made with it; null in this repository, which makes it when asked. */
export const readyFolder = extension === '.js' ? join(code, 'ready') : null;

/** The path of such a module. */
export function programPath(name: (typeof programs)[number]): string {
  return join(code, `${name}${extension}`);
}

/** The address of such a module, as a thread wants it. */
export function programUrl(name: (typeof programs)[number]): URL {
  return pathToFileURL(programPath(name));
}

/** The path of a module that browsers run. */
export function browserModule(name: (typeof browserModules)[number]): string {
  return join(code, name);
}

/** The template of a new blog: in this repository and the engine's package, or in that of `npm create broadsheet`. */
export const blogTemplate = [join(home, 'create/template'), join(home, 'template')].find(existsSync) ?? '';

/**
 * Where modules are kept compiled for sites that keep none: in `node_modules/.cache/`, of the blog that the package is
 * installed in, or of this repository.
 */
export const compiledFolder = join(
  /[\\/]node_modules[\\/][^\\/]+$/.test(home) ? resolve(home, '..') : join(home, 'node_modules'),
  '.cache/broadsheet',
);
