import { hash } from 'node:crypto';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isText, nullOr, objectOf, textLike } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { Site } from '../config/site.ts';
import { siteUrl } from '../config/site-url.ts';
import { byInk, type Inks, type Palette, paletteOf } from '../diagrams/palette.ts';
import { type Feature, features } from '../model/feature.ts';
import type { MadeFile } from '../model/output-file.ts';
import { isOutputPath } from '../model/output-path.ts';
import type { ThemeAssets } from '../pages/context.ts';
import type { Problem } from '../problems/problem.ts';
import { builtStyles, bundled, type Source, type StyleMeans, sourcesIn } from './build-sources.ts';
import { customMedia } from './check-styles.ts';
import { type FontFile, isFontSheet, usedFonts } from './fonts.ts';
import { themePalette } from './palette.ts';
import type { ThemeSettings } from './settings.ts';
import type { IncludeFolders } from './theme-files.ts';

/** A file of the theme as it is published; its name changes with its content, so that caches may keep it for ever. */
export interface Asset {
  /** From the output folder: `assets/style-4f3b….css`. */
  readonly output: string;
  readonly text: string;
}

/** What a theme has for a feature of texts; null where it has none. */
export interface FeatureAssets {
  readonly stylesheet: Asset | null;
  readonly script: Asset | null;
}

/** The theme's style sheet and scripts. */
export interface BuiltAssets {
  readonly stylesheet: Asset;
  readonly script: Asset;
  readonly searchScript: Asset;
  readonly features: Readonly<Record<Feature, FeatureAssets>>;
  /** The colours that diagrams are drawn in. */
  readonly palette: Palette;
}

/** Where in the folders of styles and of scripts those of features are. */
const featureFolder = 'features/';

const noFeature: FeatureAssets = { stylesheet: null, script: null };

function byFeature<Value>(of: (feature: Feature) => Value): Record<Feature, Value> {
  return {
    code: of('code'),
    prose: of('prose'),
    formulas: of('formulas'),
    'math-font': of('math-font'),
    embeds: of('embeds'),
    comments: of('comments'),
    diagrams: of('diagrams'),
    discussion: of('discussion'),
    analytics: of('analytics'),
    zoom: of('zoom'),
  };
}

/**
 * Builds the theme's assets from `styles/*.css` and `scripts/*.js` of the include folders: the sheets joined and
 * minified, the scripts bundled. What was built is kept, because the tools that build it take longer to start than an
 * unchanged site takes to check. Where something is wrong with them, what is wrong is empty, and told.
 */
export async function buildAssets(
  folders: IncludeFolders,
  { breakpoints, fonts: fontSettings }: ThemeSettings,
  fonts: readonly FontFile[],
  cacheFolder: string,
  generator: string,
): Promise<{ readonly assets: BuiltAssets; readonly problems: readonly Problem[] }> {
  const hasFonts = fontSettings !== null;
  const allStyles = sourcesIn(folders, 'styles', '.css').filter(({ name }) => hasFonts || !isFontSheet(name));
  const styles = allStyles.filter(({ name }) => !name.startsWith(featureFolder));
  const scripts = sourcesIn(folders, 'scripts', '.js');
  const fontNames = fonts.map(({ output }) => output);
  const file = keptFile(assetStore, cacheFolder, [
    { generator, styles: allStyles, hasFonts, scripts, breakpoints, fonts: fontNames },
  ]);
  const kept = file.read();
  if (kept !== null) return { assets: kept, problems: [] };
  const [stylesheet, script, searchScript] = await Promise.all([
    builtStyles(styles, { folders, media: customMedia(breakpoints), fonts }),
    bundled(folders, 'main.js', breakpoints),
    bundled(folders, 'search.js', breakpoints),
  ]);
  const ofFeatures = await Promise.all(
    features.map((feature) => builtFeature(feature, { styles: allStyles, scripts, folders, breakpoints, fonts })),
  );
  const assets: BuiltAssets = {
    stylesheet: asset('style', 'css', stylesheet.text),
    script: asset('main', 'js', script.text),
    searchScript: asset('search', 'js', searchScript.text),
    features: byFeature((feature) => ofFeatures[features.indexOf(feature)]?.assets ?? noFeature),
    palette: await themePalette(styles),
  };
  const problems = [
    ...stylesheet.problems,
    ...script.problems,
    ...searchScript.problems,
    ...ofFeatures.flatMap((built) => built.problems),
  ];
  if (problems.length === 0) file.write(assets);
  return { assets, problems };
}

/** The assets of a theme that cannot be read: nothing is published with them. */
export const noAssets: BuiltAssets = {
  stylesheet: asset('style', 'css', ''),
  script: asset('main', 'js', ''),
  searchScript: asset('search', 'js', ''),
  features: byFeature(() => noFeature),
  palette: paletteOf(() => null),
};

const isAsset = objectOf<Asset>({
  output: (value): value is string => isText(value) && isOutputPath(value),
  text: isText,
});
const areOfFeature = objectOf<FeatureAssets>({ stylesheet: nullOr(isAsset), script: nullOr(isAsset) });
const areInks = objectOf<Inks>(byInk(() => textLike(/^#[\da-f]{6}$/)));

/** What the assets of a theme are built of. */
interface AssetInputs extends Pick<ThemeSettings, 'breakpoints'> {
  readonly generator: string;
  readonly styles: readonly Source[];
  readonly hasFonts: boolean;
  readonly scripts: readonly Source[];
  readonly fonts: readonly string[];
}

/** The style sheet and the scripts of a theme. */
export const assetStore = sealedStore({
  place: 'assets.json',
  key: (inputs: AssetInputs) => shortHash(JSON.stringify(inputs)),
  shape: objectOf<BuiltAssets>({
    stylesheet: isAsset,
    script: isAsset,
    searchScript: isAsset,
    features: objectOf<BuiltAssets['features']>(byFeature(() => areOfFeature)),
    palette: objectOf<Palette>({ light: areInks, dark: areInks }),
  }),
  pruned: 'replaced',
});

/** What a theme publishes, and what its pages ask for first. */
export interface PublishedTheme {
  readonly assets: BuiltAssets;
  readonly fonts: readonly FontFile[];
  readonly settings: ThemeSettings;
}

/** The URLs of the theme's assets, from the host's root. */
export function themeUrls(
  { assets: { stylesheet, script, searchScript, features: ofFeatures }, fonts, settings }: PublishedTheme,
  site: Site,
): Pick<ThemeAssets, 'stylesheet' | 'fonts' | 'script' | 'searchScript' | 'features'> {
  const url = ({ output }: Pick<Asset, 'output'>) => siteUrl(site, `/${output}`);
  const preload = settings.fonts?.preload ?? [];
  const preloaded = ({ text }: Asset) =>
    usedFonts(fonts, text)
      .filter(({ name }) => preload.includes(name))
      .map(url);
  return {
    stylesheet: url(stylesheet),
    fonts: preloaded(stylesheet),
    script: url(script),
    searchScript: url(searchScript),
    features: byFeature((feature) => {
      const { stylesheet: sheet, script: code } = ofFeatures[feature];
      return {
        stylesheet: sheet && url(sheet),
        script: code && url(code),
        fonts: sheet === null ? [] : preloaded(sheet),
      };
    }),
  };
}

/** The theme's assets as files of the site; those for search only where it has one, and those of features that texts use. */
export function assetFiles({ assets, fonts }: PublishedTheme, site: Site, used: ReadonlySet<Feature>): MadeFile[] {
  const { stylesheet, script, searchScript } = assets;
  const ofFeatures = [...used].flatMap((feature) => Object.values(assets.features[feature]));
  const texts = [
    stylesheet,
    script,
    ...(site.search ? [searchScript] : []),
    ...ofFeatures.filter((one) => one !== null),
  ];
  return [
    ...texts.map(({ output, text }) => ({ kind: 'theme' as const, output, fingerprint: output, source: { text } })),
    ...usedFonts(fonts, texts.map(({ text }) => text).join('')).map(({ output, bytes }) => ({
      kind: 'theme' as const,
      output,
      fingerprint: output,
      source: { bytes },
    })),
  ];
}

/** What the assets of a feature are built of. */
interface FeatureMeans extends Pick<StyleMeans, 'folders' | 'fonts'> {
  readonly styles: readonly Source[];
  readonly scripts: readonly Source[];
  readonly breakpoints: ThemeSettings['breakpoints'];
}

async function builtFeature(
  feature: Feature,
  { styles, scripts, folders, breakpoints, fonts }: FeatureMeans,
): Promise<{ readonly assets: FeatureAssets; readonly problems: readonly Problem[] }> {
  const sheets = styles.filter(({ name }) => name === `${featureFolder}${feature}.css`);
  const hasScript = scripts.some(({ name }) => name === `${featureFolder}${feature}.js`);
  const [sheet, script] = await Promise.all([
    sheets.length === 0 ? null : builtStyles(sheets, { folders, media: customMedia(breakpoints), fonts }),
    hasScript ? bundled(folders, `${featureFolder}${feature}.js`, breakpoints) : null,
  ]);
  return {
    assets: {
      stylesheet: sheet && asset(feature, 'css', sheet.text),
      script: script && asset(feature, 'js', script.text),
    },
    problems: [...(sheet?.problems ?? []), ...(script?.problems ?? [])],
  };
}

function asset(name: string, extension: string, text: string): Asset {
  return { output: `assets/${name}-${hash('sha256', text, 'hex').slice(0, 10)}.${extension}`, text };
}
