import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { readYaml } from '../config/read-yaml.ts';
import { validate } from '../config/validate.ts';
import { type Locate, yamlPlaces } from '../config/yaml-places.ts';
import { pathFrom } from '../files/system-problem.ts';
import { bySlot, type PictureSlot, type PictureSlotName, pictureSlotNames } from '../pages/picture-slots.ts';
import { nearest } from '../problems/nearest.ts';
import { type Problem, withoutEchoes } from '../problems/problem.ts';
import { missingFont, unknownBreakpoint } from '../problems/rules/theme.ts';
import { type ReadSettings, settingsFile, type ThemeSettings } from './settings.ts';
import { base, themeSchema, type WrittenSlot } from './settings-schema.ts';
import type { IncludeFolders } from './theme-files.ts';

/** What one file names, where its keys stand, and what is wrong with them. */
interface SettingsFile {
  readonly written: z.output<typeof themeSchema>;
  readonly place: Locate;
  readonly problems: readonly Problem[];
}

/** Reads the settings of include folders from the texts of their files; `fonts` are the names of the theme's web fonts. */
export function readSettings(
  folders: IncludeFolders,
  texts: readonly string[],
  fonts: readonly string[],
): ReadSettings {
  const files = folders.map((folder, index) =>
    parsed(texts[index] ?? '', pathFrom(dirname(folders[0] ?? ''), join(folder, settingsFile))),
  );
  const settings = merged(files.map(({ written }) => written));
  const problems = files.flatMap((file) => [
    ...file.problems,
    ...breakpointProblems(file, settings),
    ...fontProblems(file, fonts),
  ]);
  return { settings, problems };
}

function parsed(text: string, file: string): SettingsFile {
  const yaml = readYaml(text, { file, firstLine: 1, offset: 0, keys: knownKeys });
  const place = yamlPlaces(yaml.text, file, 1, yaml.text === text ? 0 : null);
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
