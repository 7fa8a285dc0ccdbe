import { readYaml } from '../../config/read-yaml.ts';
import { type Data, isData, leavesAsTexts } from './data.ts';
import type { ReadScript } from './script-settings.ts';

/** The formats in which settings and front matter are written. */
export type DataFormat = 'yaml' | 'toml' | 'json' | 'js';

/** Reads a map of one format. Null where it cannot be read, or is no map. */
export type ParseData = (text: string, format: DataFormat) => Data | null;

/** Makes the reader of front matter and settings; TOML's parser is loaded here, as only an import reads it. */
export async function createDataParser(readScript: ReadScript): Promise<ParseData> {
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
    if (format === 'js') return scriptData(text, readScript);
    return yamlData(withoutTags(text)) ?? yamlData(joined(withoutTags(text)));
  };
}

/** Front matter in JavaScript: a map, or what its variables hold (Eleventy). */
function scriptData(text: string, readScript: ReadScript): Data | null {
  const { exported } = readScript(`export default (${text.trim().replace(/;$/, '')})`);
  const data = Object.keys(exported).length > 0 ? exported : readScript(text).variables;
  return Object.keys(data).length > 0 ? data : null;
}

function yamlData(text: string): Data | null {
  return readYaml(text, { file: '', firstLine: 1, offset: null, keys: [] }).data;
}

/** YAML without the tags that Ruby's programs wrote: `! 'text'`, `!!str text`, and bytes in base 64. */
function withoutTags(text: string): string {
  return text
    .replaceAll(
      /^([ \t]*(?:- )*[\w-]+:[ \t]+)!!?binary[ \t]*\|-?[ \t]*\n((?:[ \t]+[\w+/=]+[ \t]*(?:\n|$))+)/gm,
      (_, key, code) =>
        `${key}${JSON.stringify(Buffer.from(String(code).replaceAll(/\s/g, ''), 'base64').toString('utf8'))}\n`,
    )
    .replaceAll(/^([ \t]*(?:(?:- )|[\w-]+:[ \t]+)+)!(?:!?(?:str|ruby\/[\w:]+))?[ \t]+(?=\S)/gm, '$1');
}

/** Text in quotes that goes on at the margin, which Ruby's YAML lets it. */
function joined(text: string): string {
  return text.replaceAll(/^([\w-]+:[ \t]+"[^"\n]*)\n(?![\w-]+:)([^"\n]*"[ \t]*)$/gm, '$1 $2');
}

/** The format of a file of settings, by its name; null for any other file. */
export function dataFormat(file: string): DataFormat | null {
  const ending = /\.(ya?ml|toml|json)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) return null;
  return ending === 'toml' || ending === 'json' ? ending : 'yaml';
}
