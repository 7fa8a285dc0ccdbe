import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isCount, isText, listOf, mapOf, nullOr, objectOf } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import { bySlot, type PictureSlot, type PictureSlotName, type PictureSlots } from '../pages/picture-slots.ts';
import type { Problem } from '../problems/problem.ts';
import type { FontFile } from './fonts.ts';
import { type IncludeFolders, themeText } from './theme-files.ts';

/** What the generator has to know of a theme: what its `theme.yaml` says. Plain data. */
export interface ThemeSettings {
  /** Widths of the window, by the names that style sheets ask for: `wide` is `(--wide)` in a media query. */
  readonly breakpoints: Readonly<Record<string, string>>;
  /** The widths that pictures are encoded in, in pixels, where the site wants no others. */
  readonly widths: readonly number[];
  /** The web fonts that every page loads at once, by their names; null where the site leaves all web fonts out. */
  readonly fonts: { readonly preload: readonly string[] } | null;
  readonly slots: PictureSlots;
}

/** Settings, and what is wrong with the files that they are read from. */
export interface ReadSettings {
  readonly settings: ThemeSettings;
  readonly problems: readonly Problem[];
}

/** The file of a theme's settings, from `_includes/`. */
export const settingsFile = 'theme.yaml';

/**
 * The settings of a theme: what a site's own `theme.yaml` names, and else what the generator's does. That they are
 * right is kept until one of the files changes: reading YAML takes longer than all else that a theme is asked for. What
 * is wrong is told, and left out.
 */
export async function themeSettings(
  folders: IncludeFolders,
  fonts: readonly FontFile[],
  cacheFolder: string,
  generator: string,
): Promise<ReadSettings> {
  const own = [...new Set(folders)];
  const texts = own.map((folder) => {
    const read = themeText([folder], settingsFile);
    return 'fault' in read ? '' : read.text;
  });
  const names = fonts.map(({ name }) => name);
  const file = keptFile(settingsStore, cacheFolder, [generator, texts, names]);
  const kept = file.read();
  if (kept !== null) return { settings: kept, problems: [] };
  const { readSettings } = await import('./read-settings.ts');
  const { settings, problems } = readSettings(own, texts, names);
  if (problems.length === 0) file.write(settings);
  return { settings, problems };
}

const areSlots: Record<PictureSlotName, (value: unknown) => value is PictureSlot> = bySlot(() =>
  objectOf<PictureSlot>({
    widths: listOf(objectOf({ from: nullOr(isText), width: isText })),
    fills: nullOr(objectOf({ width: isCount, height: isCount })),
  }),
);

/** The settings of a theme. */
export const settingsStore = sealedStore({
  place: 'theme.json',
  /** Of the texts of each `theme.yaml`, and of the names of the fonts. */
  key: (generator: string, texts: readonly string[], fonts: readonly string[]) =>
    shortHash(JSON.stringify([generator, texts, fonts])),
  shape: objectOf<ThemeSettings>({
    breakpoints: mapOf(isText),
    widths: listOf(isCount),
    fonts: nullOr(objectOf({ preload: listOf(isText) })),
    slots: objectOf<PictureSlots>(areSlots),
  }),
  pruned: 'replaced',
});
