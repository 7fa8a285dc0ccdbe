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

/** Where a text is. */
export interface EleventyPlace {
  /** Null where it has no page. */
  readonly address: string | null;
  /** The permalink that only its generator can work out: then the address is that of the file. Null where none is. */
  readonly unknown: string | null;
}

/** A permalink that is a function of which nothing is known. */
export const workedOut = '{{ … }}';

/** The address of a text: what its permalink prints, else its place. */
export function eleventyAddress(path: string, permalink: unknown, page: EleventyPage): EleventyPlace {
  const written = textOf(permalink);
  if (written === null) return { address: defaultAddress(path), unknown: null };
  if (written === 'false') return { address: null, unknown: null };
  const address = `/${printed(written, page, path)}`.replaceAll(/\/{2,}/g, '/').replace(/\/index\.html$/, '/');
  return /\{[{%]/.test(address) ? { address: defaultAddress(path), unknown: written } : { address, unknown: null };
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

function printed(template: string, page: EleventyPage, file: string): string {
  return template.replaceAll(
    /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g,
    (whole, expression: string) => variable(expression, page, file) ?? whole,
  );
}

function variable(expression: string, { data, name, date }: EleventyPage, file: string): string | null {
  const [path = '', ...filters] = expression.split('|').map((part) => part.trim());
  let value: string | null;
  if (path === 'page.fileSlug') value = name;
  else if (path === 'page.filePathStem')
    value = file.replace(/\.[^./]+$/, '').replace(/(^|\/)\d{4}-\d{2}-\d{2}-(?=[^/]+$)/, '$1');
  else if (path === 'page.date' || path === 'date') {
    const format = /^\w*(?:date|format)\w*\s*:?\s*\(?\s*["']([^"']+)["']/i.exec(filters.shift() ?? '')?.[1];
    value = format === undefined || date === null ? null : dateIn(format, date);
  } else value = at(data, path.split('.'));
  for (const filter of filters) {
    if (value === null) return null;
    if (/^(?:slugify|slug)$/.test(filter)) value = eleventySlug(value);
    else if (/^(?:lower|downcase)$/.test(filter)) value = value.toLowerCase();
    else if (!/^(?:safe|trim|strip)$/.test(filter)) return null;
  }
  return value;
}

/** A date in the forms of Liquid's filter (`%Y/%m/%d`), and of the libraries that filters of one's own use (`yyyy/MM/dd`). */
function dateIn(format: string, { time }: EntryDate): string | null {
  const named: Readonly<Record<string, string>> = { Y: 'yyyy', m: 'MM', d: 'dd', y: 'yy', B: 'LLLL', b: 'LLL' };
  if (format.includes('%'))
    return format.replaceAll(/%([YmdyBb])/g, (_, part: string) => time.toFormat(named[part] ?? ''));
  return /^(?:[yY]{4}|MM?|[dD]{1,2}|[-/.])+$/.test(format)
    ? time.toFormat(format.replaceAll('Y', 'y').replaceAll('D', 'd'))
    : null;
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
