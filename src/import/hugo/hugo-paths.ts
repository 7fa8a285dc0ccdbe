import { posix } from 'node:path';
import type { DateTime } from 'luxon';

/** What Hugo's addresses are made of. */
export interface HugoPage {
  /** The path below the content folder, without language and ending: `post/a-title`, `post/a-title/index`. */
  readonly path: string;
  readonly title: string;
  readonly slug: string | null;
  /** The name of its file or bundle. */
  readonly name: string;
  readonly date: DateTime | null;
}

/** How a site makes them. */
export interface HugoPaths {
  readonly isUgly: boolean;
  readonly keepsCapitals: boolean;
  readonly removesAccents: boolean;
}

/**
 * A text as Hugo's helpers.PathSpec.URLize has it: letters, digits, marks and a few signs stay, white space is one dash,
 * everything else falls away.
 */
export function hugoSegment(text: string, { keepsCapitals, removesAccents }: HugoPaths): string {
  const plain = removesAccents
    ? text
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
        .normalize('NFC')
    : text;
  const kept = plain.replaceAll(/[^\p{L}\p{N}\p{M}\s./\\_#+~@%-]/gu, '').trim();
  const dashed = kept.replaceAll(/[\s-]*\s[\s-]*|-+/gu, '-').replace(/^-+/, '');
  return keepsCapitals ? dashed : dashed.toLowerCase();
}

/** The address of a page without `url`, by its section's pattern, else by its place. */
export function hugoAddress(page: HugoPage, pattern: string | null, paths: HugoPaths): string {
  if (pattern !== null && page.date !== null) return ended(fromPattern(pattern, page, page.date, paths), paths);
  const folder = posix.dirname(isBundle(page) ? posix.dirname(page.path) : page.path);
  const last = page.slug ?? page.name;
  const whole = [folder === '.' ? '' : folder, last].filter((part) => part !== '').join('/');
  return ended(`/${hugoSegment(whole, paths)}`, paths);
}

function isBundle({ path }: HugoPage): boolean {
  return posix.basename(path) === 'index';
}

function ended(path: string, { isUgly }: HugoPaths): string {
  const whole = path.replaceAll(/\/{2,}/g, '/');
  if (/\.html?$/.test(whole)) return whole;
  if (isUgly && whole !== '/') return `${whole.replace(/\/$/, '')}.html`;
  return whole.endsWith('/') ? whole : `${whole}/`;
}

function fromPattern(pattern: string, page: HugoPage, date: DateTime, paths: HugoPaths): string {
  const sections = posix
    .dirname(isBundle(page) ? posix.dirname(page.path) : page.path)
    .split('/')
    .filter((part) => part !== '.');
  const segment = (text: string) => hugoSegment(text.replaceAll('/', '-'), paths);
  const english = date.setLocale('en');
  const fields: Readonly<Record<string, () => string>> = {
    year: () => date.toFormat('yyyy'),
    month: () => date.toFormat('MM'),
    monthname: () => english.toFormat('LLLL'),
    day: () => date.toFormat('dd'),
    weekday: () => String(date.weekday % 7),
    weekdayname: () => english.toFormat('EEEE'),
    yearday: () => String(date.ordinal),
    section: () => sections[0] ?? '',
    sectionslug: () => sections[0] ?? '',
    sections: () => sections.join('/'),
    sectionslugs: () => sections.join('/'),
    title: () => segment(page.title),
    slug: () => segment(page.slug ?? page.title),
    filename: () => segment(page.name),
    contentbasename: () => segment(page.name),
    slugorfilename: () => segment(page.slug ?? page.name),
    slugorcontentbasename: () => segment(page.slug ?? page.name),
  };
  const path = pattern.replaceAll(
    /:(sections?(?:slugs?)?)\[([^\]]*)\]|:([a-z]+)/g,
    (whole, sliced: string | undefined, range: string, name: string) =>
      sliced === undefined ? (fields[name]?.() ?? whole) : sliceOf(sections, range),
  );
  return hugoSegment(path.startsWith('/') ? path : `/${path}`, paths);
}

/** `:sections[1:]`, `:sections[:last]`, `:sections[0]`. */
function sliceOf(sections: readonly string[], range: string): string {
  const place = (text: string) => (text === 'last' ? sections.length - 1 : Number(text) || 0);
  if (!range.includes(':')) return sections[place(range)] ?? '';
  const [from = '', to = ''] = range.split(':');
  return sections.slice(from === '' ? 0 : place(from), to === '' ? sections.length : place(to)).join('/');
}
