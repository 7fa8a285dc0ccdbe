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
 * Says where compiled modules are kept: in the cache of the site where that has some, as in a CI, which brings it from one run
 * to the next and installs the engine anew; else beside the engine, for all its sites. Threads and other processes of
 * the command look in the same place, by the environment. Gives the function that brings a site which has none those that
 * its command was served with.
 *
 * @param {string[]} args What was typed behind the command's name.
 * @param {string} caller The folder that typed paths start from.
 */
function keepCompiled(args, caller) {
  // An import of these would load more: Node reads every export of its own modules then.
  const { cpSync, existsSync } = process.getBuiltinModule('node:fs');
  const { constants, enableCompileCache, flushCompileCache, getCompileCacheDir } =
    process.getBuiltinModule('node:module');
  const { basename, dirname, join, resolve } = process.getBuiltinModule('node:path');
  const { parseArgs } = process.getBuiltinModule('node:util');
  const nothing = () => {};
  if (process.env.NODE_COMPILE_CACHE !== undefined) return nothing;
  const options = { root: { type: /** @type {const} */ ('string') }, cache: { type: /** @type {const} */ ('string') } };
  const { values } = parseArgs({ args, options, strict: false });
  const root = typeof values.root === 'string' ? resolve(caller, values.root) : process.cwd();
  const ofSite = join(resolve(root, typeof values.cache === 'string' ? values.cache : '.cache'), 'compiled');
  const home = join(import.meta.dirname, '../..');
  const besideEngine = join(
    home,
    /[\\/]node_modules[\\/][^\\/]+[\\/]?$/.test(home) ? '..' : 'node_modules',
    '.cache/broadsheet',
  );
  /** @param {string} folder */
  const serve = (folder) => {
    if (enableCompileCache(folder).status !== constants.compileCacheStatus.ENABLED) return null;
    process.env.NODE_COMPILE_CACHE = folder;
    // That of this Node, of this machine's kind and of this user.
    return getCompileCacheDir() ?? null;
  };
  if (existsSync(ofSite)) {
    serve(ofSite);
    return nothing;
  }
  const served = serve(besideEngine);
  if (served !== null) {
    return () => {
      // A site without a cache is none, or was not built.
      if (!existsSync(dirname(ofSite))) return;
      flushCompileCache();
      try {
        cpSync(served, join(ofSite, basename(served)), { recursive: true });
      } catch {
        // Where they do not fit, a later command compiles again, and that is all.
      }
    };
  }
  // A mistyped root gets no folders, nor does one that an import is to fill.
  if (existsSync(join(root, 'content'))) serve(ofSite);
  return nothing;
}

const tooOld = oldNodeMessage();
if (tooOld === null) {
  keepQuietAboutSqlite();
  const args = process.argv.slice(2);
  const caller = callersFolder();
  const bringCompiled = keepCompiled(args.slice(1), caller);
  const { main } = await import('./main.ts');
  await main(args, caller);
  if (args[0] === 'build') bringCompiled();
} else {
  console.error(tooOld);
  process.exitCode = 2;
}
