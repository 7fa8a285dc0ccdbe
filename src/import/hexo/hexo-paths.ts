import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';
import { type Data, textOf } from '../folder/data.ts';

/** What a permalink of Hexo's is made of. */
export interface HexoPage {
  readonly date: DateTime | null;
  /** The path below `_posts` by `new_post_name`, without date and ending: `folder/a-title`. */
  readonly slug: string;
  readonly title: string;
  /** The path of the last category: `parent/child`. */
  readonly category: string;
  readonly data: Data;
}

/** A name as hexo-util's slugize makes it: accents fall, signs and white space are dashes. `filenameCase`: 1 small, 2 large. */
export function hexoSlug(text: string, filenameCase = 0): string {
  const slug = text
    .normalize('NFD')
    .replaceAll(/(?<=[a-z])[\u0300-\u036f]+/gi, '')
    .normalize('NFC')
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return filenameCase === 1 ? slug.toLowerCase() : filenameCase === 2 ? slug.toUpperCase() : slug;
}

/** The address that a pattern gives; a name of front matter stands for its value, else for what `defaults` says. */
export function hexoAddress(pattern: string, page: HexoPage, defaults: Data): string {
  const { date, slug, title, category, data } = page;
  const time = (format: string) => date?.toFormat(format) ?? '';
  const fields: Readonly<Record<string, () => string>> = {
    year: () => time('yyyy'),
    month: () => time('MM'),
    i_month: () => time('L'),
    day: () => time('dd'),
    i_day: () => time('d'),
    hour: () => time('HH'),
    minute: () => time('mm'),
    second: () => time('ss'),
    timestamp: () => String(date?.toUnixInteger() ?? ''),
    title: () => slug,
    name: () => slug.slice(slug.lastIndexOf('/') + 1),
    post_title: () => hexoSlug(title, 1),
    category: () => category,
    // The first letters of the hash of slug and seconds since 1970, as post_permalink in Hexo makes it.
    hash: () =>
      createHash('sha1')
        .update(`${slug}${date?.toUnixInteger() ?? ''}`)
        .digest('hex')
        .slice(0, 12),
  };
  const filled = pattern.replaceAll(
    /:(\w+)/g,
    (whole, name: string) => fields[name]?.() ?? textOf(data[name]) ?? textOf(defaults[name]) ?? whole,
  );
  return `/${filled}`.replaceAll(/\/{2,}/g, '/').replace(/\/index\.html$/, '/');
}

/** The slug and the day that a file's path below `_posts` has by `new_post_name`: `:year-:month-:day-:title.md`. */
export function hexoName(path: string, pattern: string): { readonly slug: string; readonly day: string | null } {
  const stem = path.replace(/\.[^./]+$/, '');
  const names = new RegExp(
    `^${pattern
      .replace(/\.[^./]+$/, '')
      .replaceAll(/[.*+?^$()[\]{}|\\]/g, '\\$&')
      .replaceAll(/:(year|month|i_month|day|i_day|title|\w+)/g, (_, name: string) =>
        name === 'title'
          ? '(?<title>.+?)'
          : name === 'year'
            ? '(?<year>\\d{4})'
            : /month$/.test(name)
              ? '(?<month>\\d{1,2})'
              : /day$/.test(name)
                ? '(?<day>\\d{1,2})'
                : '[^/]+',
      )}$`,
  );
  const groups = names.exec(stem)?.groups;
  if (groups?.title === undefined) return { slug: stem, day: null };
  const { title, year, month, day } = groups;
  const two = (digits: string) => digits.padStart(2, '0');
  return {
    slug: title,
    day: year !== undefined && month !== undefined && day !== undefined ? `${year}-${two(month)}-${two(day)}` : null,
  };
}
