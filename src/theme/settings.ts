import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { readStored, writeSealed } from '../cache/sealed-file.ts';
import { isCount, isText, listOf, mapOf, nullOr, objectOf } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import { readYaml } from '../config/read-yaml.ts';
import { validate } from '../config/validate.ts';
import { type Locate, yamlPlaces } from '../config/yaml-places.ts';
import { pathFrom } from '../files/system-problem.ts';
import {
  bySlot,
  type PictureSlot,
  type PictureSlotName,
  type PictureSlots,
  pictureSlotNames,
} from '../pages/picture-slots.ts';
import { nearest } from '../problems/nearest.ts';
import { type Problem, withoutEchoes } from '../problems/problem.ts';
import { missingFont, unknownBreakpoint } from '../problems/rules/theme.ts';
import { fontFiles } from './fonts.ts';
import { base, themeSchema, type WrittenSlot } from './settings-schema.ts';
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

/** The file of a theme's settings, from `_includes/`. */
const settingsFile = 'theme.yaml';

/** What one file names, where its keys stand, and what is wrong with them. */
interface SettingsFile {
  readonly written: z.output<typeof themeSchema>;
  readonly place: Locate;
  readonly problems: readonly Problem[];
}

/**
 * The settings of a theme: what a site's own `theme.yaml` names, and else what the generator's does. That they are
 * right is kept until one of the files changes: reading YAML takes longer than all else that a theme is asked for. What
 * is wrong is told, and left out.
 */
export function themeSettings(
  folders: IncludeFolders,
  cacheFolder: string,
  generator: string,
): { readonly settings: ThemeSettings; readonly problems: readonly Problem[] } {
  const own = [...new Set(folders)];
  const texts = own.map((folder) => {
    const read = themeText([folder], settingsFile);
    return 'fault' in read ? '' : read.text;
  });
  const fonts = fontFiles(own).map(({ name }) => name);
  const key = shortHash(JSON.stringify([generator, texts, fonts]));
  const cacheFile = join(cacheFolder, 'theme.json');
  const kept = readStored(cacheFile, key, areSettings);
  if (kept !== null) return { settings: kept, problems: [] };
  const files = own.map((folder, index) =>
    parsed(texts[index] ?? '', pathFrom(dirname(own[0] ?? ''), join(folder, settingsFile))),
  );
  const settings = merged(files.map(({ written }) => written));
  const problems = files.flatMap((file) => [
    ...file.problems,
    ...breakpointProblems(file, settings),
    ...fontProblems(file, fonts),
  ]);
  if (problems.length === 0) writeSealed(cacheFile, key, JSON.stringify(settings));
  return { settings, problems };
}

const areSlots: Record<PictureSlotName, (value: unknown) => value is PictureSlot> = bySlot(() =>
  objectOf<PictureSlot>({
    widths: listOf(objectOf({ from: nullOr(isText), width: isText })),
    fills: nullOr(objectOf({ width: isCount, height: isCount })),
  }),
);
const areSettings = objectOf<ThemeSettings>({
  breakpoints: mapOf(isText),
  widths: listOf(isCount),
  fonts: nullOr(objectOf({ preload: listOf(isText) })),
  slots: objectOf<PictureSlots>(areSlots),
});

function parsed(text: string, file: string): SettingsFile {
  const yaml = readYaml(text, { file, firstLine: 1, keys: knownKeys });
  const place = yamlPlaces(yaml.text, file, 1);
  const { value, problems } = validate(themeSchema, yaml.data ?? {}, place, {});
  return {
    written: value ?? themeSchema.parse({}),
    place,
    problems: [...yaml.problems, ...withoutEchoes(yaml.problems, problems)],
  };
}

const knownKeys = [...Object.keys(themeSchema.shape), ...pictureSlotNames, 'sizes', 'fills', base];

/** The first file's settings, with those of the next where it has none. */
function merged(files: readonly SettingsFile['written'][]): ThemeSettings {
  const breakpoints = Object.assign({}, ...files.toReversed().map((file) => file.breakpoints));
  return {
    breakpoints,
    widths: files.map(({ widths }) => widths).find((widths) => widths !== null) ?? [],
    fonts: files.map(({ fonts }) => fonts).find((fonts) => fonts !== null) || null,
    slots: bySlot((name) => slotOf(writtenSlot(name, files), breakpoints)),
  };
}

/** Cards too: who has another card has it everywhere, unless he says otherwise. */
const cards: ReadonlySet<PictureSlotName> = new Set(['lead', 'result']);

function writtenSlot(name: PictureSlotName, files: readonly SettingsFile['written'][]): WrittenSlot {
  const own = files.map(({ pictures }) => pictures[name] ?? (cards.has(name) ? pictures.card : undefined));
  return own.find((slot) => slot !== undefined) ?? { sizes: { [base]: '100vw' }, fills: null };
}

function slotOf({ sizes, fills }: WrittenSlot, breakpoints: Readonly<Record<string, string>>): PictureSlot {
  const from = Object.entries(sizes).flatMap(([name, width]) => {
    const at = breakpoints[name];
    return name === base || at === undefined ? [] : [{ from: at, width }];
  });
  const widestFirst = from.sort((a, b) => pixelsOf(b.from) - pixelsOf(a.from));
  return { widths: [...widestFirst, { from: null, width: sizes[base] ?? '100vw' }], fills };
}

/** A width of the window in pixels, to compare it: 16 to a rem, in what browsers come with. */
function pixelsOf(width: string): number {
  return Number.parseFloat(width) * (/em$/i.test(width) ? 16 : 1);
}

function fontProblems({ written, place }: SettingsFile, names: readonly string[]): Problem[] {
  const preload = written.fonts ? written.fonts.preload : [];
  return preload.flatMap((name, index) =>
    names.includes(name) ? [] : [missingFont(place(['fonts', 'preload', index]), name, nearest(name, names))],
  );
}

function breakpointProblems({ written, place }: SettingsFile, { breakpoints }: ThemeSettings): Problem[] {
  const names = Object.keys(breakpoints);
  return Object.entries(written.pictures).flatMap(([slot, { sizes } = { sizes: {} }]) =>
    Object.keys(sizes)
      .filter((name) => name !== base && !names.includes(name))
      .map((name) => unknownBreakpoint(place(['pictures', slot, 'sizes', name], 'key'), name, nearest(name, names))),
  );
}
