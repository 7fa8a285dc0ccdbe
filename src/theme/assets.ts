import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { Site } from '../config/site.ts';
import { siteUrl } from '../config/site-url.ts';
import type { PlainFile } from '../output/files.ts';
import type { ThemeAssets } from '../pages/context.ts';
import { filesBelow, type IncludeFolders } from './layouts.ts';

/** A file of the theme as it is published; its name changes with its content, so that caches may keep it for ever. */
export interface Asset {
  /** From the output folder: `assets/style-4f3b….css`. */
  readonly output: string;
  readonly text: string;
}

/** The theme's style sheet and scripts. */
export interface BuiltAssets {
  readonly stylesheet: Asset;
  readonly script: Asset;
  readonly searchScript: Asset;
}

/** The order of the cascade layers; a style sheet declares which one it belongs to. */
const layers = '@layer reset, tokens, blocks, owner;\n';

/** `owner.css` comes last, whatever its name sorts to. */
const ownersSheet = 'owner.css';

/**
 * Builds the theme's assets from `styles/*.css` and `scripts/*.js` of the include folders: the sheets joined and
 * minified, the scripts bundled. What was built is kept, because the tools that build it take longer to start than an
 * unchanged site takes to check.
 */
export async function buildAssets(
  folders: IncludeFolders,
  cacheFolder: string,
  generator: string,
): Promise<BuiltAssets> {
  const styles = sourcesIn(folders, 'styles', '.css');
  const scripts = sourcesIn(folders, 'scripts', '.js');
  const key = shortHash(JSON.stringify([generator, styles, scripts]));
  const cacheFile = join(cacheFolder, 'assets.json');
  const cached = readSealed(cacheFile, key);
  if (cached !== null) return JSON.parse(cached);
  const built: BuiltAssets = {
    stylesheet: asset('style', 'css', await minifiedStyles(styles)),
    script: asset('main', 'js', await bundled(folders, 'main.js')),
    searchScript: asset('search', 'js', await bundled(folders, 'search.js')),
  };
  writeSealed(cacheFile, key, JSON.stringify(built));
  return built;
}

/** The URLs of the theme's assets, from the host's root. */
export function themeUrls(
  { stylesheet, script, searchScript }: BuiltAssets,
  site: Site,
): Pick<ThemeAssets, 'stylesheet' | 'script' | 'searchScript'> {
  const url = ({ output }: Asset) => siteUrl(site, `/${output}`);
  return { stylesheet: url(stylesheet), script: url(script), searchScript: url(searchScript) };
}

/** The theme's assets as files of the site; those for search only where it has one. */
export function assetFiles({ stylesheet, script, searchScript }: BuiltAssets, site: Site): PlainFile[] {
  const published = [stylesheet, script, ...(site.search ? [searchScript] : [])];
  return published.map(({ output, text }) => ({ output, fingerprint: output, source: { text } }));
}

interface Source {
  readonly name: string;
  readonly text: string;
}

function sourcesIn(folders: IncludeFolders, kind: string, extension: string): Source[] {
  const names = new Set(folders.flatMap((folder) => filesBelow(join(folder, kind))));
  return [...names]
    .filter((name) => name.endsWith(extension))
    .sort((a, b) => Number(a === ownersSheet) - Number(b === ownersSheet) || (a < b ? -1 : 1))
    .map((name) => ({ name, text: readFileSync(found(folders, `${kind}/${name}`), 'utf8') }));
}

function found(folders: IncludeFolders, name: string): string {
  const folder = folders.find((one) => existsSync(join(one, name)));
  if (folder === undefined) throw new Error(`_includes/${name} is missing: every theme has one.`);
  return join(folder, name);
}

async function minifiedStyles(styles: readonly Source[]): Promise<string> {
  const { transform, browserslistToTargets } = await import('lightningcss');
  const code = Buffer.from(layers + styles.map(({ text }) => text).join('\n'));
  const targets = browserslistToTargets(['chrome 123', 'firefox 120', 'safari 17.5']);
  return Buffer.from(transform({ filename: 'style.css', code, minify: true, targets }).code).toString();
}

async function bundled(folders: IncludeFolders, name: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [found(folders, `scripts/${name}`)],
    // The part of search that is no theme's: how words are found and ranked.
    alias: { 'broadsheet-search': join(import.meta.dirname, '../search/reader/engine.ts') },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

function asset(name: string, extension: string, text: string): Asset {
  return { output: `assets/${name}-${hash('sha256', text, 'hex').slice(0, 10)}.${extension}`, text };
}
