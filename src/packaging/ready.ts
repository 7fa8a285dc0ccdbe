import { join } from 'node:path';
import { writeReady } from '../cache/ready-file.ts';
import { home } from '../engine/own-files.ts';
import { readyStemmers } from '../search/stemmers.ts';
import { assetSources, readyParts } from '../theme/asset-parts.ts';
import { fontFiles } from '../theme/fonts.ts';
import { readSettings } from '../theme/read-settings.ts';
import { readyAssets } from '../theme/ready-assets.ts';
import { settingsFile } from '../theme/settings.ts';
import { listTheme } from '../theme/theme-files.ts';

/** What the package brings ready; `inputs` are the files of packages that it was made of. */
export interface MadeReady {
  readonly inputs: readonly string[];
  /** Writes it into a folder. */
  readonly writeInto: (folder: string) => void;
}

/**
 * Makes what the package brings ready: the scripts of all stemmers, and the style sheets and scripts that a site has which adds none
 * to the theme. Throws where something is wrong with the theme.
 */
export async function makeReady(): Promise<MadeReady> {
  const folders = [join(home, '_includes')];
  const theme = listTheme(folders);
  const read = theme.read(settingsFile);
  if ('fault' in read) throw new Error(`_includes/${settingsFile} cannot be read.`);
  const fonts = fontFiles(folders);
  const fontNames = fonts.map(({ name }) => name);
  const { settings } = readSettings(folders, [read.text], fontNames);
  const [assets, stemmers] = await Promise.all([readyParts(assetSources(theme, settings, fonts)), readyStemmers()]);
  return {
    inputs: stemmers.flatMap(({ inputs }) => inputs),
    writeInto: (folder) => {
      writeReady(folder, readyAssets, assets);
      for (const { file, script } of stemmers) writeReady(folder, file, script);
    },
  };
}
