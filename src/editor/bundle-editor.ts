import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { home } from '../engine/own-files.ts';

/** A file of the browser's editor as it was made. */
export interface BundledFile {
  /** From the folder of the page: `admin.js`, `assets/…`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The languages that the rich text editor colours: those of all would be eight times as much as the rest. */
const coloured = new Set('bash css diff go html java javascript json python rust sql typescript yaml'.split(' '));

const fewLanguages: Plugin = {
  name: 'few-languages',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^@shikijs\/langs\// }, ({ path, kind }) =>
      kind === 'dynamic-import' && !coloured.has(basename(path)) ? { path: 'none', namespace: 'no-language' } : null,
    );
    onLoad({ filter: /.*/, namespace: 'no-language' }, () => ({ contents: 'export default [];' }));
  },
};

/** Where the editor's style would ask for its fonts: `source-sans-3:vf@5.3.0/latin-wght-normal.woff2`. */
const foreignFont = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([\w-]+)(?::vf)?@[\d.]+\/([\w-]+)\.woff2/g;

/** The fonts that the package brings stand for those that its style names elsewhere. */
function ownFonts(assets: string): Plugin {
  const names = readdirSync(assets);
  const fileOf = (font: string) => names.find((name) => name.startsWith(font) && name.endsWith('.woff2')) ?? '';
  return {
    name: 'own-fonts',
    setup: ({ onLoad }) => {
      onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replaceAll(
          foreignFont,
          (_, font: string, part: string) => `assets/${fileOf(`${font}-${part}`)}`,
        ),
      }));
    },
  };
}

/**
 * Makes the files of the browser's editor: its script in parts that are loaded when they are asked for, and its fonts. `inputs`
 * are the files that they were made of.
 */
export async function bundleEditor(): Promise<{
  readonly files: readonly BundledFile[];
  readonly inputs: readonly string[];
}> {
  const { build } = await import('esbuild');
  const assets = join(dirname(createRequire(import.meta.url).resolve('@sveltia/cms')), 'assets');
  const { outputFiles, metafile } = await build({
    absWorkingDir: home,
    entryPoints: { admin: 'src/editor/browser/admin.ts' },
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    chunkNames: '[name]-[hash]',
    metafile: true,
    write: false,
    legalComments: 'eof',
    logLevel: 'error',
    plugins: [fewLanguages, ownFonts(assets)],
  });
  const scripts = outputFiles.map(({ path, contents }) => ({ name: basename(path), bytes: contents }));
  const others = readdirSync(assets)
    .filter((name) => !name.endsWith('.map'))
    .map((name) => ({ name: `assets/${name}`, bytes: readFileSync(join(assets, name)) }));
  return { files: [...scripts, ...others], inputs: Object.keys(metafile.inputs).map((name) => join(home, name)) };
}
