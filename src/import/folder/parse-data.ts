import { readYaml } from '../../config/read-yaml.ts';
import { type Data, isData, leavesAsTexts } from './data.ts';

/** The formats in which settings and front matter are written. */
export type DataFormat = 'yaml' | 'toml' | 'json';

/** Reads a map of one format. Null where it cannot be read, or is no map. */
export type ParseData = (text: string, format: DataFormat) => Data | null;

/** Makes the reader of front matter and settings; TOML's parser is loaded here, as only an import reads it. */
export async function createDataParser(): Promise<ParseData> {
  const { parse: parseToml } = await import('smol-toml');
  const read = (parse: () => unknown): Data | null => {
    try {
      const data = leavesAsTexts(parse());
      return isData(data) ? data : null;
    } catch {
      return null;
    }
  };
  return (text, format) => {
    if (format === 'toml') return read(() => parseToml(text));
    if (format === 'json') return read(() => JSON.parse(text));
    return readYaml(text, { file: '', firstLine: 1, offset: null, keys: [] }).data;
  };
}

/** The format of a file of settings, by its name; null for any other file. */
export function dataFormat(file: string): DataFormat | null {
  const ending = /\.(ya?ml|toml|json)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) return null;
  return ending === 'toml' || ending === 'json' ? ending : 'yaml';
}
