import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type InputOptions, type Plugin, rolldown } from 'rolldown';
import { z } from 'zod';
import { bundleEditor } from '../editor/bundle-editor.ts';
import { browserModules, home, programs } from '../engine/own-files.ts';
import { chunkNames } from './chunks.ts';
import { compactChunks } from './compact.ts';
import { packagedTemplatesCode } from './packaged-templates.ts';
import { makeReady } from './ready.ts';
import { thirdParties } from './third-parties.ts';

/** The thread that looks at the disk is one file by itself: it shares little with the others, and has to be ready at once. */
const looking = 'build/look-ahead';

/** What others call by name: the command, and what the package exports. */
const entries = [
  ...['commands/broadsheet.js', 'api/index.ts'],
  ...programs.filter((name) => name !== looking).map((name) => `${name}.ts`),
];

/** zod is used in English alone: the texts of its other forty languages would be a third of the bundle. */
const englishZod: Plugin = {
  name: 'english-zod',
  load: {
    filter: { id: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ },
    handler: () => "export { default as en } from './en.js';",
  },
};

/** The YAML reader inside gray-matter, which is given none to read, can parse functions in it with a package for that. */
const noFunctionsInYaml: Plugin = {
  name: 'no-functions-in-yaml',
  resolveId: { filter: { id: /^esprima$/ }, handler: () => nothing },
  load: { filter: { id: /^\0nothing$/ }, handler: () => 'export {};' },
};
const nothing = '\0nothing';

/** The package brings the code of its own templates: Nunjucks, which it is written with, takes longer to load than a small site to print. */
const ownTemplates: Plugin = {
  name: 'own-templates',
  load: {
    filter: { id: /theme[\\/]direct[\\/]packaged\.ts$/ },
    handler: () => ({ code: packagedTemplatesCode([join(home, '_includes')]), moduleType: 'js' }),
  },
};

/** Makes what the package has of the engine, in the folder `dist`. */
export async function bundleEngine(dist: string): Promise<void> {
  const [editor, ready] = [await bundleEditor(), await makeReady()];
  await bundle(entries, dist, [...editor.inputs, ...ready.inputs]);
  await bundleLooking(dist);
  ready.writeInto(join(dist, 'ready'));
  for (const { name, bytes } of editor.files) {
    const path = join(dist, 'editor/files', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  cpSync(join(home, 'src/i18n/words'), join(dist, 'i18n/words'), { recursive: true });
  for (const name of await modulesForBrowsers()) cpSync(join(source, name), join(dist, name));
}

async function bundleLooking(dist: string): Promise<void> {
  await using bundler = await rolldown({
    ...common,
    input: join(source, `${looking}.ts`),
    plugins: [compactChunks],
  });
  await bundler.write({ file: join(dist, `${looking}.js`), codeSplitting: false });
}

/** Makes the command of `npm create broadsheet`, in the folder `dist`. */
export async function bundleCreate(dist: string): Promise<void> {
  await bundle(['commands/create-broadsheet.js'], dist);
}

/**
 * Makes JavaScript of modules and of all that they import: one file for each entry, and what they share in `chunks/`, so
 * that what is imported late is loaded late. Packages of `dependencies` stay outside; the others are bundled, and named
 * with their licences, as are those of other files that the folder will have.
 */
async function bundle(modules: readonly string[], dist: string, others: readonly string[] = []): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  const paths = modules.map((name) => join(source, name));
  await using bundler = await rolldown({
    ...common,
    input: Object.fromEntries(modules.map((name) => [name.replace(/\.[jt]s$/, ''), join(source, name)])),
    external: outside().map((name) => new RegExp(`^${name}(?:/|$)`)),
    plugins: [englishZod, noFunctionsInYaml, ownTemplates, compactChunks],
    // Nobody imports from entries.
    preserveEntrySignatures: 'allow-extension',
  });
  const { output } = await bundler.write({
    dir: dist,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      groups: [{ name: chunkNames(source, new Set(paths)), debugName: 'steps' }],
      includeDependenciesRecursively: false,
    },
  });
  const bundled = output.flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []));
  const used = bundled.filter(([, { renderedLength }]) => renderedLength > 0).map(([path]) => path);
  writeFileSync(join(dist, 'THIRD-PARTY.txt'), thirdParties([...used, ...others]));
}

/** Where our modules are. */
const source = join(home, 'src');

const common = {
  cwd: home,
  platform: 'node',
  // gray-matter has an engine that runs what is written, which we switch off. And what is imported late is sometimes there early.
  checks: { eval: false, ineffectiveDynamicImport: false },
} as const satisfies InputOptions;

/** The packages that are installed with this one. */
function outside(): string[] {
  const description = z.object({ dependencies: z.record(z.string(), z.string()) });
  const { dependencies } = description.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  return Object.keys(dependencies);
}

/** The modules that browsers run, with all that they import, from `src/`. */
async function modulesForBrowsers(): Promise<string[]> {
  await using bundler = await rolldown({ ...common, input: browserModules.map((name) => join(source, name)) });
  const { output } = await bundler.generate();
  const ids = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  return ids.map((path) => relative(source, path));
}
