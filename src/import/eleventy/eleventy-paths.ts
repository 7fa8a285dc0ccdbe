import { posix } from 'node:path';
import { type Data, isData, textOf } from '../folder/data.ts';
import type { EntryDate } from '../folder/written-date.ts';

/** What a permalink of Eleventy's may print. */
export interface EleventyPage {
  readonly data: Data;
  /** The file's name, or that of the folder of an index, without a date. */
  readonly name: string;
  readonly date: EntryDate | null;
}

/** The address of a text: what its permalink prints, else its place. Null where it has no page, or that is worked out. */
export function eleventyAddress(path: string, permalink: unknown, page: EleventyPage): string | null {
  const written = textOf(permalink);
  if (written === 'false') return null;
  if (written !== null) {
    const address = `/${printed(written, page)}`.replaceAll(/\/{2,}/g, '/').replace(/\/index\.html$/, '/');
    if (!/\{[{%]/.test(address)) return address;
  }
  return defaultAddress(path);
}

/** A place without date and ending, in a folder of its own (Eleventy’s TemplateFileSlug and TemplatePermalink). */
export function defaultAddress(path: string): string {
  const folder = posix.dirname(path);
  const name = posix
    .basename(path)
    .replace(/\.[^.]+$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '');
  const parts = [folder === '.' ? '' : folder, name === 'index' || name === posix.basename(folder) ? '' : name];
  return `/${parts.filter((part) => part !== '').join('/')}/`.replaceAll(/\/{2,}/g, '/');
}

function printed(template: string, page: EleventyPage): string {
  return template.replaceAll(
    /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g,
    (whole, expression: string) => variable(expression, page) ?? whole,
  );
}

function variable(expression: string, { data, name, date }: EleventyPage): string | null {
  const [path = '', ...filters] = expression.split('|').map((part) => part.trim());
  let value: string | null;
  if (path === 'page.fileSlug') value = name;
  else if (path === 'page.date' || path === 'date') {
    const format = /^date:?\s*\(?\s*["']([^"']+)["']/.exec(filters.shift() ?? '')?.[1];
    value =
      format === undefined || date === null
        ? null
        : format.replaceAll(/%(Y|m|d)/g, (_, part: string) =>
            date.time.toFormat({ Y: 'yyyy', m: 'MM', d: 'dd' }[part] ?? ''),
          );
  } else value = at(data, path.split('.'));
  for (const filter of filters) {
    if (value === null) return null;
    if (/^(?:slugify|slug)$/.test(filter)) value = eleventySlug(value);
    else if (/^(?:lower|downcase)$/.test(filter)) value = value.toLowerCase();
    else if (!/^(?:safe|trim|strip)$/.test(filter)) return null;
  }
  return value;
}

function at(data: Data, keys: readonly string[]): string | null {
  let value: unknown = data;
  for (const key of keys) value = isData(value) ? value[key] : null;
  return textOf(value);
}

/** A name as @sindresorhus/slugify makes it, for what is not special to it: accents fall, words have dashes between them. */
function eleventySlug(text: string): string {
  return text
    .replaceAll('&', ' and ')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
