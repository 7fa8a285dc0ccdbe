import { posix } from 'node:path';
import { canonicalLocale } from '../../config/locale.ts';
import { dateInName, nameOf } from '../../model/paths.ts';
import type { AuthorBook } from '../folder/author-book.ts';
import type { Entry } from '../folder/blog.ts';
import { type Data, flagAt, isData, mapAt, textAt, textsOf } from '../folder/data.ts';
import { aliasesIn, categoriesIn, dateIn, tagsIn, titleIn } from '../folder/entry-data.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { readEntryDate } from '../folder/written-date.ts';
import { note } from '../notes.ts';
import type { HugoLanguage } from './hugo-languages.ts';
import { type HugoPage, hugoAddress, hugoSegment } from './hugo-paths.ts';
import { isUgly, permalinkPattern } from './hugo-settings.ts';
import { ownTerms } from './hugo-terms.ts';
import { type HugoSite, type HugoText, isList, pictureBeside } from './hugo-texts.ts';

/** A text of Hugo as an entry. */
export function hugoEntry(
  { file, path: written, language, data: typed }: HugoText,
  site: HugoSite,
  files: SourceFiles,
  authors: AuthorBook,
): Entry {
  const { zone } = site;
  const { settings } = language;
  const isAboutList = isList(written);
  const path = isAboutList ? posix.join(written, '../index') : written;
  const data = withPicture(lowerFirst(typed), file, path, files);
  const name = nameOf(`${path}.md`);
  const [first = '', second] = path.split('/');
  const section = second === undefined ? '' : first;
  const named = dateInName(`${path}.md`);
  const date = dateIn(data, zone, true) ?? (named === null ? null : readEntryDate(named, zone, true));
  const later = textAt(data, 'publishdate', 'pubdate');
  const published = later === null ? null : readEntryDate(later, zone, true);
  const isPost =
    !isAboutList &&
    section !== '' &&
    (date !== null || textsOf(mapAt(settings, 'params').mainsections).includes(section));
  const title = titleIn(data, name === 'index' ? posix.basename(posix.dirname(path)) : name);
  const base = posix.basename(path) === 'index' ? posix.basename(posix.dirname(path)) : posix.basename(path);
  const page: HugoPage = {
    path,
    title,
    slug: textAt(data, 'slug'),
    name: usesNames(settings) ? name : base,
    date: date?.time ?? null,
  };
  const address = addressOf(page, textAt(data, 'url'), section, language, isAboutList);
  const own = ownTerms(data, site.taxonomies);
  return {
    file,
    kind: isPost ? 'post' : 'page',
    type: isAboutList ? 'list' : isPost ? 'post' : 'page',
    data,
    format: /\.html?$/i.test(file) ? 'html' : 'markdown',
    title,
    date: published !== null && (date === null || published.time > date.time) ? published : date,
    name: name.replace(/^index$/, posix.basename(posix.dirname(path)) || 'index'),
    address,
    aliases: aliasesIn(data).map((alias) => (alias.startsWith('/') ? alias : posix.join(address, '..', alias))),
    categories: categoriesIn(data),
    tags: [...new Set([...tagsIn(data), ...own.flatMap(({ names }) => names)])],
    authors: authors.named(data),
    isDraft: flagAt(data, 'headless') === true,
    language: language.isMain ? null : localeOf(language),
    notes: own.map(({ taxonomy }) => note('changed', `terms of the taxonomy ${taxonomy} are tags`)),
  };
}

/** Whether dates in names are taken out of addresses: only where the settings say so. */
function usesNames(settings: Data): boolean {
  return textsOf(mapAt(settings, 'frontmatter').date).includes(':filename');
}

/** The tag of a language: its key, where that is one. */
function localeOf({ key, settings }: HugoLanguage): string {
  return canonicalLocale(key) === null ? (textAt(settings, 'languagecode', 'locale') ?? key) : key;
}

function addressOf(
  page: HugoPage,
  url: string | null,
  section: string,
  { settings, prefix }: HugoLanguage,
  isAboutList: boolean,
): string {
  const paths = {
    isUgly: isUgly(settings, section),
    keepsCapitals: textAt(settings, 'disablepathtolower') === 'true',
    removesAccents: textAt(settings, 'removepathaccents') === 'true',
  };
  if (url !== null) {
    // Only a URL that begins with a slash is the whole path.
    const before = url.startsWith('/') ? '' : `${prefix}/`;
    if (url.includes(':')) return hugoAddress(page, before + url, paths);
    const path = hugoSegment(before + url, { ...paths, keepsCapitals: true });
    return /\/$|\.[a-z]+$/i.test(path) ? path : `${path}/`;
  }
  if (page.path === 'index') return `${prefix}/`;
  const pattern = permalinkPattern(settings, section === '' ? '/' : section);
  return prefix + hugoAddress(page, isAboutList ? null : pattern, isAboutList ? { ...paths, isUgly: false } : paths);
}

/** Front matter with the picture that a bundle has for it, by `resources` or by its file's name. */
function withPicture(data: Data, file: string, path: string, files: SourceFiles): Data {
  if (posix.basename(path) !== 'index') return data;
  const listed = (Array.isArray(data.resources) ? data.resources : []).filter(isData);
  const featured = listed.find((one) => /^(?:featured?|cover|thumb)/i.test(textAt(one, 'name') ?? ''));
  const named = featured === undefined ? null : textAt(featured, 'src');
  const picture = named !== null && !named.includes('*') ? named : pictureBeside(files, file)?.replace(/^.*\//, '');
  return picture === undefined || data.thumbnail !== undefined ? data : { ...data, thumbnail: picture };
}

/** Front matter with the first letter of its keys as Hugo reads them: it knows no capitals in keys. */
function lowerFirst(data: Data): Data {
  const known =
    /^(?:title|date|draft|slug|url|aliases|tags|categories|authors?|publishdate|expirydate|lastmod|description|summary|weight|menus?|type|layout|params|resources)$/i;
  const lowered = Object.entries(data).map(
    ([key, value]) => [known.test(key) ? key.toLowerCase() : key, value] as const,
  );
  const { params, ...rest } = Object.fromEntries(lowered);
  if (textAt(mapAt(rest, 'sitemap'), 'disable') === 'true') rest.sitemap = 'false';
  return typeof params === 'object' && params !== null && !Array.isArray(params) ? { ...params, ...rest } : rest;
}
