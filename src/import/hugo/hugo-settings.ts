import { type Data, isData, lowerKeys, mapAt, merged, textAt, textOf } from '../folder/data.ts';
import type { ParseData } from '../folder/parse-data.ts';
import { readData } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';

/** The files in which Hugo's settings may be. */
export const hugoFiles = ['hugo', 'config'].flatMap((name) =>
  ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`),
);

/**
 * Hugo's settings, keys in small letters: one file, or a folder in which a file's name is the key of what is in it; what
 * holds where a site is published (`config/production/`) wins.
 */
export function hugoSettings(files: SourceFiles, parse: ParseData): Data {
  const one = files.first(...hugoFiles);
  const whole = one === null ? {} : lowerKeys(readData(files, parse, one));
  const folder = ['config/_default', 'config/production'].flatMap((at) =>
    files.below(at).map((file) => {
      const name = /([^/]+)\.[^./]+$/.exec(file)?.[1]?.toLowerCase() ?? '';
      return namedSettings(name, lowerKeys(readData(files, parse, file)));
    }),
  );
  return merged(whole, ...folder);
}

/** The settings in a file of such a folder: `params`, and `menus.de` or `hugo.de` of one language. */
function namedSettings(name: string, data: Data): Data {
  if (name === 'hugo' || name === 'config') return data;
  const [key = '', language] = name.split('.');
  const inside = isData(data[key]) && Object.keys(data).length === 1 ? data[key] : data;
  if (language === undefined) return { [key]: inside };
  return { languages: { [language]: /^(?:menus?|params)$/.test(key) ? { [key]: inside } : data } };
}

/** The pattern of addresses in a section; null where it has none. Patterns stand by section, or by kind and section. */
export function permalinkPattern(settings: Data, section: string): string | null {
  const all = mapAt(settings, 'permalinks');
  return textAt(mapAt(all, 'page'), section.toLowerCase()) ?? textOf(all[section.toLowerCase()]);
}

/** Whether pages of a section are files without a folder of their own. */
export function isUgly(settings: Data, section: string): boolean {
  const value = settings.uglyurls;
  return textOf(isData(value) ? value[section.toLowerCase()] : value) === 'true';
}
