#!/usr/bin/env node
/**
 * Runs a command: `broadsheet build --root …`. It is plain JavaScript and imports next to nothing by itself. So a Node
 * that is too old can say so in a sentence, where it would otherwise stumble over the first thing it lacks; and nothing is
 * loaded before it is said where compiled modules are kept: then TypeScript too comes from there, and what makes JavaScript of it
 * need not be loaded, which takes longer than an unchanged site takes to check.
 */

import { callersFolder, oldNodeMessage } from './node.js';

/** Node 22 tells everybody that SQLite, which holds the lock of a build for us, is an experiment. */
function keepQuietAboutSqlite() {
  const warn = process.emitWarning;
  /** @type {(warning: string | Error, ...rest: any[]) => void} */
  const others = (warning, ...rest) => {
    if (rest[0] !== 'ExperimentalWarning' || !String(warning).startsWith('SQLite')) warn(warning, ...rest);
  };
  process.emitWarning = others;
}

/**
 * Keeps compiled modules in the cache of the site, which a CI brings from one run to the next. A site that has none yet is
 * served by those beside the engine, where it has run before. Threads and other processes of the command look in the
 * same place, by the environment. Where nothing can be written there, commands keep them beside the engine.
 *
 * @param {string[]} args What was typed behind the command's name.
 * @param {string} caller The folder that typed paths start from.
 */
async function keepCompiled(args, caller) {
  const [{ existsSync }, { constants, enableCompileCache }, { join, resolve }, { parseArgs }] = await Promise.all([
    import('node:fs'),
    import('node:module'),
    import('node:path'),
    import('node:util'),
  ]);
  const options = { root: { type: /** @type {const} */ ('string') }, cache: { type: /** @type {const} */ ('string') } };
  const { values } = parseArgs({ args, options, strict: false });
  const root = typeof values.root === 'string' ? resolve(caller, values.root) : process.cwd();
  if (process.env.NODE_COMPILE_CACHE !== undefined) return;
  const ofSite = join(resolve(root, typeof values.cache === 'string' ? values.cache : '.cache'), 'compiled');
  const home = join(import.meta.dirname, '../..');
  const besideEngine = join(
    home,
    /[\\/]node_modules[\\/][^\\/]+[\\/]?$/.test(home) ? '..' : 'node_modules',
    '.cache/broadsheet',
  );
  // A mistyped root gets no folders, nor does one that an import is to fill.
  const isSite = existsSync(join(root, 'content'));
  if (!isSite && !existsSync(besideEngine)) return;
  const folder = isSite && (existsSync(ofSite) || !existsSync(besideEngine)) ? ofSite : besideEngine;
  if (enableCompileCache(folder).status === constants.compileCacheStatus.ENABLED)
    process.env.NODE_COMPILE_CACHE = folder;
}

const tooOld = oldNodeMessage();
if (tooOld === null) {
  keepQuietAboutSqlite();
  const args = process.argv.slice(2);
  const caller = callersFolder();
  await keepCompiled(args.slice(1), caller);
  const { main } = await import('./main.ts');
  await main(args, caller);
} else {
  console.error(tooOld);
  process.exitCode = 2;
}
