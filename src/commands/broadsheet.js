/**
 * Runs a command: `node src/commands/broadsheet.js build --root …`. It is plain JavaScript, and loads nothing before it
 * has said where compiled modules are kept: then TypeScript too comes from there, and what makes JavaScript of it need
 * not be loaded, which takes longer than an unchanged site takes to check.
 */
import { existsSync } from 'node:fs';
import { constants, enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const commands = ['build', 'start', 'check', 'new', 'images', 'import'];

/** Where compiled modules are that no site's cache has. */
const besideGenerator = join(import.meta.dirname, '../../node_modules/.cache/broadsheet');

/**
 * Keeps compiled modules in the cache of the site, which a CI brings from one run to the next. A site that has none yet is
 * served by those beside the generator, where it has run before. Threads and other processes of the command look in the
 * same place, by the environment. Where nothing can be written there, commands keep them beside the generator.
 *
 * @param {string[]} args What was typed behind the command's name.
 */
function keepCompiled(args) {
  const options = { root: { type: /** @type {const} */ ('string') }, cache: { type: /** @type {const} */ ('string') } };
  const { values } = parseArgs({ args, options, strict: false });
  const root = resolve(typeof values.root === 'string' ? values.root : '.');
  // A mistyped root gets no folders.
  if (process.env.NODE_COMPILE_CACHE !== undefined || !existsSync(join(root, 'content'))) return;
  const ofSite = join(resolve(root, typeof values.cache === 'string' ? values.cache : '.cache'), 'compiled');
  const folder = !existsSync(ofSite) && existsSync(besideGenerator) ? besideGenerator : ofSite;
  if (enableCompileCache(folder).status === constants.compileCacheStatus.ENABLED)
    process.env.NODE_COMPILE_CACHE = folder;
}

const [name = ''] = process.argv.splice(2, 1);
if (commands.includes(name)) {
  keepCompiled(process.argv.slice(2));
  await import(`./${name}.ts`);
} else {
  console.error(`a command is one of ${commands.join(', ')}${name === '' ? '' : `, not "${name}"`}.`);
  process.exitCode = 2;
}
