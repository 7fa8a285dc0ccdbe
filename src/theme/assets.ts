import { hash } from 'node:crypto';
import { readReady } from '../cache/ready-file.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isText, nullOr, objectOf } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { Site } from '../config/site.ts';
import { siteUrl } from '../config/site-url.ts';
import { type Palette, paletteOf } from '../diagrams/palette.ts';
import type { Feature } from '../model/feature.ts';
import type { MadeFile } from '../model/output-file.ts';
import { isOutputPath } from '../model/output-path.ts';
import type { ThemeAssets } from '../pages/context.ts';
import type { Problem } from '../problems/problem.ts';
import { type AssetSources, assetSources, builtParts, noneReady } from './asset-parts.ts';
import { ownScripts } from './build-sources.ts';
import { type FontFile, usedFonts } from './fonts.ts';
import { isPalette, readyAssets } from './ready-assets.ts';
import type { ThemeSettings } from './settings.ts';
import type { ThemeFiles } from './theme-files.ts';
import type { ThemeKeys } from './theme-keys.ts';

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
 * unchanged site takes to check; for the same reason, parts that the package brings are taken as they are. Where something is
 * wrong with them, what is wrong is empty, and told.
 */
export async function buildAssets(
  theme: ThemeFiles,
  { sources }: Pick<ThemeKeys, 'sources'>,
  settings: ThemeSettings,
  fonts: readonly FontFile[],
  { cacheFolder, generator }: { readonly cacheFolder: string; readonly generator: string },
): Promise<{ readonly assets: BuiltAssets; readonly problems: readonly Problem[] }> {
  const file = keptFile(assetStore, cacheFolder, [
    {
      ...{ generator, sources, hasFonts: settings.fonts !== null },
      ...{ ownScripts: ownScripts(theme.folders), breakpoints: settings.breakpoints },
      fonts: fonts.map(({ output }) => output),
    },
  ]);
  const kept = file.read();
  if (kept !== null) return { assets: kept, problems: [] };
  const { parts, palette, problems } = await builtParts(
    assetSources(theme, settings, fonts),
    readReady(readyAssets) ?? noneReady,
  );
  const made = (name: string, extension: string): Asset | null => {
    const text = parts.get(`${name}.${extension}`);
    return text === undefined ? null : asset(name, extension, text);
  };
  const assets: BuiltAssets = {
    stylesheet: made('style', 'css') ?? noAssets.stylesheet,
    script: made('main', 'js') ?? noAssets.script,
    searchScript: made('search', 'js') ?? noAssets.searchScript,
    features: byFeature((feature) => ({ stylesheet: made(feature, 'css'), script: made(feature, 'js') })),
    palette,
  };
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

/** What stands for all that the assets of a theme are built of. */
interface AssetInputs extends Pick<AssetSources, 'ownScripts' | 'breakpoints'>, Pick<ThemeKeys, 'sources'> {
  readonly generator: string;
  readonly hasFonts: boolean;
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
    palette: isPalette,
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

function asset(name: string, extension: string, text: string): Asset {
  return { output: `assets/${name}-${hash('sha256', text, 'hex').slice(0, 10)}.${extension}`, text };
}
