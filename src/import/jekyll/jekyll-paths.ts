import type { DateTime } from 'luxon';

/** The styles that have a name (Jekyll’s Drops::UrlDrop and Document.url_template). */
const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** The pattern of a style; any other text is a pattern itself. */
export function jekyllPattern(written: string): string {
  return styles[written] ?? written;
}

/** How pages and collections end where posts have a pattern (Jekyll’s Utils.add_permalink_suffix). */
export function suffixOf(pattern: string): string {
  return /(?:\/|:output_ext)$/.exec(pattern)?.[0] ?? '';
}

/** What a permalink of Jekyll's is made of. */
export interface JekyllPage {
  readonly date: DateTime | null;
  /** The name of its file without date and ending. */
  readonly name: string;
  readonly slug: string | null;
  readonly title: string;
  readonly categories: readonly string[];
  readonly collection: string;
  /** Below the collection's folder, without ending; of a page, its folder. */
  readonly path: string;
}

/** Jekyll::Utils.slugify: `pretty` keeps signs that paths may have, and both cut dashes at the ends. */
export function jekyllSlug(text: string, mode: 'default' | 'pretty', keepsCapitals = false): string {
  const dropped = mode === 'pretty' ? /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu : /[^\p{M}\p{L}\p{Nd}]+/gu;
  const slug = text.replaceAll(dropped, '-').replaceAll(/^-|-$/g, '');
  return keepsCapitals ? slug : slug.toLowerCase();
}

/** The address that a pattern gives. Unknown placeholders are nothing, and slashes are never doubled. */
export function jekyllAddress(pattern: string, page: JekyllPage): string {
  const { date, categories } = page;
  const english = date?.setLocale('en') ?? null;
  const time = (format: string) => english?.toFormat(format) ?? '';
  const fields: Readonly<Record<string, () => string>> = {
    year: () => time('yyyy'),
    short_year: () => time('yy'),
    month: () => time('MM'),
    i_month: () => time('L'),
    short_month: () => time('LLL'),
    long_month: () => time('LLLL'),
    day: () => time('dd'),
    i_day: () => time('d'),
    y_day: () => time('ooo'),
    w_year: () => time('kkkk'),
    week: () => time('WW'),
    w_day: () => time('c'),
    short_day: () => time('ccc'),
    long_day: () => time('cccc'),
    hour: () => time('HH'),
    minute: () => time('mm'),
    second: () => time('ss'),
    title: () => jekyllSlug(page.slug ?? page.name, 'pretty', true),
    slug: () => jekyllSlug(page.slug ?? page.name, 'default'),
    name: () => jekyllSlug(page.name, 'pretty', true),
    basename: () => page.name,
    path: () => page.path,
    collection: () => page.collection,
    categories: () => [...new Set(categories.map((name) => name.toLowerCase()))].join('/'),
    slugified_categories: () => [...new Set(categories.map((name) => jekyllSlug(name, 'default')))].join('/'),
    output_ext: () => '.html',
  };
  const names = Object.keys(fields).sort((a, b) => b.length - a.length);
  const filled = pattern.replaceAll(
    new RegExp(`:(${names.join('|')})`, 'g'),
    (whole, name: string) => fields[name]?.() ?? whole,
  );
  return `/${filled}`.replaceAll(/\/{2,}/g, '/').replace(/\/index\.html$/, '/');
}
