import { shortHash } from '../cache/short-hash.ts';
import type { Palette } from '../diagrams/palette.ts';
import { features } from '../model/feature.ts';
import type { Problem } from '../problems/problem.ts';
import { type Built, builtStyles, bundled, ownScripts, type Source, sourcesIn } from './build-sources.ts';
import { customMedia } from './check-styles.ts';
import { type FontFile, isFontSheet } from './fonts.ts';
import { themePalette } from './palette.ts';
import type { ThemeSettings } from './settings.ts';
import type { IncludeFolders, ThemeFiles } from './theme-files.ts';

/** All that the assets of a theme are built of. */
export interface AssetSources extends Pick<ThemeSettings, 'breakpoints'> {
  readonly folders: IncludeFolders;
  /** Without those for web fonts, where the theme has none. */
  readonly styles: readonly Source[];
  readonly scripts: readonly Source[];
  /** The names of the scripts that are the site's: what a script imports is looked for in the folder that it lies in. */
  readonly ownScripts: readonly string[];
  readonly fonts: readonly FontFile[];
}

/** A style sheet or a script of a theme as it is published, and so built by itself. */
interface AssetPart {
  /** The name of its file, without the hash in it: `style.css`. */
  readonly name: string;
  /** Stands for what it is built of, but for the tools and their options. */
  readonly key: string;
  readonly build: () => Promise<Built>;
}

/** What was built of a theme before, by the keys of what it was built of. */
export interface ReadyParts {
  readonly texts: Readonly<Record<string, string>>;
  readonly palettes: Readonly<Record<string, Palette>>;
}

/** What is ready where nothing was built before. */
export const noneReady: ReadyParts = { texts: {}, palettes: {} };

/** What was built of a theme. */
export interface BuiltParts {
  /** The texts of style sheets and scripts, by their names: `style.css`, `code.css`. */
  readonly parts: ReadonlyMap<string, string>;
  readonly palette: Palette;
  readonly problems: readonly Problem[];
}

/** Where in the folders of styles and of scripts those of features are. */
const featureFolder = 'features/';

/** Reads all that the assets of a theme are built of. */
export function assetSources(
  theme: ThemeFiles,
  { breakpoints, fonts: fontSettings }: Pick<ThemeSettings, 'breakpoints' | 'fonts'>,
  fonts: readonly FontFile[],
): AssetSources {
  return {
    folders: theme.folders,
    styles: sourcesIn(theme, 'styles', '.css').filter(({ name }) => fontSettings !== null || !isFontSheet(name)),
    scripts: sourcesIn(theme, 'scripts', '.js'),
    ownScripts: ownScripts(theme.folders),
    breakpoints,
    fonts,
  };
}

/** Builds the assets of a theme: no tool is started for those that are ready. Where one is wrong, it is empty, and told. */
export async function builtParts(sources: AssetSources, ready: ReadyParts): Promise<BuiltParts> {
  const built = await Promise.all(
    partsOf(sources).map(async ({ name, key, build }) => {
      const text = ready.texts[key];
      return { name, ...(text === undefined ? await build() : { text, problems: [] }) };
    }),
  );
  const styles = sharedStyles(sources);
  return {
    parts: new Map(built.map(({ name, text }) => [name, text])),
    palette: ready.palettes[keyOf(styles)] ?? (await themePalette(styles)),
    problems: built.flatMap(({ problems }) => problems),
  };
}

/** Builds the assets of a theme, to be found by what they are built of. Throws where one of them is wrong. */
export async function readyParts(sources: AssetSources): Promise<ReadyParts> {
  const { parts, palette, problems } = await builtParts(sources, noneReady);
  if (problems.length > 0)
    throw new Error(`the theme cannot be built: ${problems.map(({ message }) => message).join(' ')}`);
  return {
    texts: Object.fromEntries(partsOf(sources).map(({ name, key }) => [key, parts.get(name) ?? ''])),
    palettes: { [keyOf(sharedStyles(sources))]: palette },
  };
}

/** The style sheets and scripts that a theme publishes: those of all pages, that of search, and those of features that have some. */
function partsOf(sources: AssetSources): AssetPart[] {
  const { folders, styles, scripts, ownScripts, breakpoints, fonts } = sources;
  const media = customMedia(breakpoints);
  const fontNames = fonts.map(({ output }) => output);
  // A script may import any other.
  const scriptsKey = keyOf([scripts, ownScripts, breakpoints]);
  const sheet = (name: string, sheets: readonly Source[]): AssetPart => ({
    name: `${name}.css`,
    key: keyOf([sheets, media, fontNames]),
    build: () => builtStyles(sheets, { folders, media, fonts }),
  });
  const script = (name: string, entry: string): AssetPart => ({
    name: `${name}.js`,
    key: keyOf([entry, scriptsKey]),
    build: () => bundled(folders, entry, breakpoints),
  });
  return [
    sheet('style', sharedStyles(sources)),
    script('main', 'main.js'),
    script('search', 'search.js'),
    ...features.flatMap((feature) => {
      const [sheetName, entry] = [`${featureFolder}${feature}.css`, `${featureFolder}${feature}.js`];
      const sheets = styles.filter(({ name }) => name === sheetName);
      return [
        ...(sheets.length === 0 ? [] : [sheet(feature, sheets)]),
        ...(scripts.some(({ name }) => name === entry) ? [script(feature, entry)] : []),
      ];
    }),
  ];
}

/** The sheets that all pages have, whatever features they use. */
function sharedStyles({ styles }: AssetSources): readonly Source[] {
  return styles.filter(({ name }) => !name.startsWith(featureFolder));
}

function keyOf(inputs: unknown): string {
  return shortHash(JSON.stringify(inputs));
}
