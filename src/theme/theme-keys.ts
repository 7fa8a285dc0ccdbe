import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isText, mapOf, objectOf } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import { lookAtFile, stampOf } from '../files/look.ts';
import type { Problem } from '../problems/problem.ts';
import { layoutKeys } from './layouts.ts';
import { isThemeText, type ThemeFiles, unreadableFiles } from './theme-files.ts';

/** What stands for the texts of a theme. */
export interface ThemeKeys {
  /** The key of each template, by its name from `_includes/`; see `layoutKeys`. */
  readonly layouts: ReadonlyMap<string, string>;
  /** Stands for all style sheets and scripts. */
  readonly sources: string;
}

/** The same as it is kept. */
interface KeptKeys extends Omit<ThemeKeys, 'layouts'> {
  readonly layouts: Readonly<Record<string, string>>;
}

/** The keys of a theme, under the stamps of its files: to read them all takes longer than to check a small site. */
export const themeKeyStore = sealedStore({
  place: 'theme-keys.json',
  key: (generator: string, stamps: string) => shortHash(`${generator}\n${stamps}`),
  shape: objectOf<KeptKeys>({ layouts: mapOf(isText), sources: isText }),
  pruned: 'replaced',
});

/**
 * The keys of a theme, and what keeps its files from being read. Files that are as they were at the last build are not read
 * again.
 */
export function themeKeys(
  theme: ThemeFiles,
  cacheFolder: string,
  generator: string,
): { readonly keys: ThemeKeys; readonly problems: readonly Problem[] } {
  const stamps = stampsOf(theme);
  const file = stamps === null ? null : keptFile(themeKeyStore, cacheFolder, [generator, stamps]);
  const kept = file?.read() ?? null;
  if (kept !== null) return { keys: { ...kept, layouts: new Map(Object.entries(kept.layouts)) }, problems: [] };
  const problems = unreadableFiles(theme);
  const keys = { layouts: layoutKeys(theme), sources: sourcesKey(theme) };
  if (problems.length === 0) file?.write({ ...keys, layouts: Object.fromEntries(keys.layouts) });
  return { keys, problems };
}

function sourcesKey({ names, read }: ThemeFiles): string {
  const sources = names.filter((name) => /\.(?:css|js)$/.test(name)).sort();
  return shortHash(JSON.stringify(sources.map((name) => [name, read(name)])));
}

/** Stands for the texts of a theme; null where only these can tell. */
function stampsOf({ names, pathOf }: ThemeFiles): string | null {
  const now = Date.now();
  const lines: string[] = [];
  for (const name of names) {
    if (!isThemeText(name)) continue;
    const seen = lookAtFile(pathOf(name));
    const stamp = 'fault' in seen ? null : stampOf(seen.stat, now);
    if (stamp === null) return null;
    lines.push(name, stamp);
  }
  return lines.join('\n');
}
