/** A map of a source's front matter or settings, read by whichever parser: its leaves are texts. */
export type Data = Readonly<Record<string, unknown>>;

/** A value of TOML or JSON as YAML gives it here: every leaf a text, as it was written. */
export function leavesAsTexts(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(leavesAsTexts);
  if (isData(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, leavesAsTexts(one)]));
  return value === null || value === undefined ? null : String(value);
}

/** Whether a value is a map. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The map at a key; an empty one where there is none. */
export function mapAt(data: Data, key: string): Data {
  const value = data[key];
  return isData(value) ? value : {};
}

/** The text at the first of some keys that has one, without white space around it; null where none has. */
export function textAt(data: Data, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textOf(data[key]);
    if (text !== null) return text;
  }
  return null;
}

/** A value as text; null for an empty one, a list and a map. */
export function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text === 'null' || text === '~' ? null : text;
}

/** Whether the value at a key says yes; null where nothing stands there, or something else. */
export function flagAt(data: Data, key: string): boolean | null {
  const text = textAt(data, key)?.toLowerCase() ?? '';
  if (/^(?:true|yes|on|1)$/.test(text)) return true;
  return /^(?:false|no|off|0)$/.test(text) ? false : null;
}

/** The texts of a list, or of one text that `split` takes apart. Lists in lists are one list. */
export function textsOf(value: unknown, split: (text: string) => readonly string[] = (text) => [text]): string[] {
  const one = textOf(value);
  const texts = Array.isArray(value) ? value.flatMap((item) => textsOf(item)) : one === null ? [] : split(one);
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** The parts of a text between commas, those of Chinese and Arabic too. */
export function byCommas(text: string): string[] {
  return text.split(/[,，、،]/);
}

/** Maps as one, the later ones winning; where several have a map at a key, those are merged too. */
export function merged(...maps: readonly Data[]): Data {
  const all: Record<string, unknown> = {};
  for (const map of maps)
    for (const [key, value] of Object.entries(map)) {
      const there = all[key];
      all[key] = isData(there) && isData(value) ? merged(there, value) : value;
    }
  return all;
}

/** The same map with keys in small letters, at every depth: to Hugo they are alike. */
export function lowerKeys(data: Data): Data {
  const lower = (value: unknown): unknown =>
    isData(value) ? lowerKeys(value) : Array.isArray(value) ? value.map(lower) : value;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key.toLowerCase(), lower(value)]));
}
