import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { z } from 'zod';
import { bundleEditor } from '../editor/bundle-editor.ts';
import { browserModules, home, programs } from '../engine/own-files.ts';
import { thirdParties } from './third-parties.ts';

/** What others call by name: the command, and what the package exports. */
const entries = ['commands/broadsheet.js', 'api/index.ts', ...programs.map((name) => `${name}.ts`)];

/** zod is used in English alone: the texts of its other forty languages would be a third of the bundle. */
const englishZod: Plugin = {
  name: 'english-zod',
  setup: ({ onLoad }) => {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/** Modules in CommonJS ask for those of Node by `require`, which a module of ours has to make first. */
const requireForCommonJs =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** Makes what the package has of the engine, in the folder `dist`. */
export async function bundleEngine(dist: string): Promise<void> {
  const editor = await bundleEditor();
  await bundle(entries, dist, editor.inputs);
  for (const { name, bytes } of editor.files) {
    const path = join(dist, 'editor/files', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  cpSync(join(home, 'src/i18n/words'), join(dist, 'i18n/words'), { recursive: true });
  for (const name of await modulesForBrowsers()) cpSync(join(home, 'src', name), join(dist, name));
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
  const { metafile } = await build({
    ...common,
    entryPoints: modules.map((name) => join('src', name)),
    outdir: dist,
    outbase: 'src',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    target: 'node22.14',
    banner: { js: requireForCommonJs },
    external: outside(),
    plugins: [englishZod],
  });
  writeFileSync(join(dist, 'THIRD-PARTY.txt'), thirdParties([...bundledFiles(metafile), ...others]));
}

const common = {
  absWorkingDir: home,
  bundle: true,
  format: 'esm',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The packages that are installed with this one. */
function outside(): string[] {
  const description = z.object({ dependencies: z.record(z.string(), z.string()) });
  const { dependencies } = description.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  return Object.keys(dependencies);
}

/** The modules that browsers run, with all that they import, from `src/`. */
async function modulesForBrowsers(): Promise<string[]> {
  const entryPoints = browserModules.map((name) => join('src', name));
  const { metafile } = await build({ ...common, entryPoints, outdir: 'dist', write: false });
  return Object.keys(metafile.inputs).map((name) => relative('src', name));
}

/** The files of packages that a bundle has at least something of. */
function bundledFiles({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => join(home, path));
}
