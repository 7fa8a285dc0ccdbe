import type { LabelledLink } from '../../config/site.ts';
import type { ImportedAuthor, ImportedTerm } from '../item.ts';
import { type Data, isData, merged, textAt, textOf } from './data.ts';
import { pictureIn, readableName } from './entry-data.ts';
import { dataFormat, type ParseData } from './parse-data.ts';
import type { SourceFiles } from './source-files.ts';

/** The map in a file of settings; an empty one where the file is not there or cannot be read. */
export function readData(files: SourceFiles, parse: ParseData, file: string): Data {
  const format = dataFormat(file);
  return format === null || files.find(file) === null ? {} : (parse(files.read(file), format) ?? {});
}

/** A site's URL with a slash at its end; null for what is none, and for a machine's own. */
export function siteUrlOf(written: string | null, path = ''): string | null {
  const url = written === null ? null : URL.parse(written.startsWith('//') ? `https:${written}` : written);
  if (url === null || !/^https?:$/.test(url.protocol) || /^(?:localhost|127\.)/.test(url.hostname)) return null;
  const whole = `${url.pathname}/${path}/`.replaceAll(/\/{2,}/g, '/');
  return url.origin + whole;
}

/** Entries of a menu: those with a name and a place to lead to, in the order of their weights. */
export function menuLinks(items: unknown, base: string | null): LabelledLink[] {
  const list = (Array.isArray(items) ? items : []).filter(isData);
  const basePath = base === null ? '/' : new URL(base).pathname;
  return list
    .map((item, index) => ({ item, weight: Number(textAt(item, 'weight') ?? 0) || 0, index }))
    .sort((a, b) => a.weight - b.weight || a.index - b.index)
    .flatMap(({ item }) => {
      const label = textAt(item, 'name', 'label', 'title', 'text');
      const url = textAt(item, 'url', 'pageref', 'href', 'to', 'link', 'path');
      return label === null || url === null ? [] : [{ label, url: menuUrl(url, basePath) }];
    });
}

/** Where an entry of a menu leads, from the site's own root where it stays on the site. */
function menuUrl(url: string, basePath: string): string {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url)) return url;
  const path = `/${url.replace(/^\/+/, '')}`;
  return basePath !== '/' && path.startsWith(basePath) ? path.slice(basePath.length - 1) : path;
}

/** An author of a data file or a list, by the key that posts name. */
export function authorOf(key: string, data: Data): ImportedAuthor {
  const name = textAt(data, 'name', 'display_name', 'displayname', 'title', 'fullname') ?? readableName(key);
  const links = authorLinks(data);
  return {
    name,
    slug: null,
    aliases: key !== '' && key.toLowerCase() !== name.toLowerCase() ? [key] : [],
    bio: textAt(data, 'bio', 'biography', 'description', 'about', 'summary'),
    picture: pictureIn(authorPicture(data))?.reference ?? null,
    links,
  };
}

/** What stands at the keys that data files of authors have for a portrait. */
function authorPicture(data: Data): unknown {
  const keys = ['picture', 'avatar', 'image', 'photo', 'portrait', 'profile_image', 'image_url', 'imageURL', 'img'];
  return keys.map((key) => data[key]).find((value) => value !== undefined && value !== null);
}

const networks: Readonly<Record<string, readonly [label: string, before: string]>> = {
  github: ['GitHub', 'https://github.com/'],
  twitter: ['Twitter', 'https://twitter.com/'],
  x: ['X', 'https://x.com/'],
  linkedin: ['LinkedIn', 'https://www.linkedin.com/in/'],
  mastodon: ['Mastodon', ''],
  website: ['Website', ''],
  web: ['Website', ''],
  homepage: ['Website', ''],
  url: ['Website', ''],
  facebook: ['Facebook', 'https://www.facebook.com/'],
};

/** What a link of an author is called by its address. */
export function linkLabel(url: string): string {
  return Object.values(networks).find(([, before]) => before !== '' && url.startsWith(before))?.[0] ?? 'Website';
}

function authorLinks(data: Data): LabelledLink[] {
  const social = [data, data.socials, data.social].filter(isData);
  const links = social.flatMap((map) =>
    Object.entries(networks).flatMap(([key, [label, before]]) => {
      const written = textOf(map[key]);
      if (written === null) return [];
      const url = /^https?:\/\//.test(written) ? written : before === '' ? '' : before + written.replace(/^@/, '');
      return url === '' ? [] : [{ label, url }];
    }),
  );
  return [...new Map(links.map((link) => [link.url, link])).values()];
}

/** Authors in files of data: one map of all by their keys, a list, or a file for each. */
export function authorsIn(files: SourceFiles, parse: ParseData, ...places: readonly string[]): ImportedAuthor[] {
  const one = places.flatMap((place) => ['yml', 'yaml', 'json', 'toml'].map((ending) => `${place}.${ending}`));
  const file = files.first(...one);
  const whole = file === null ? {} : readData(files, parse, file);
  const each = places.flatMap((place) =>
    files.below(place).flatMap((path) => {
      const key = /([^/]+)\.[^./]+$/.exec(path)?.[1];
      return key === undefined || dataFormat(path) === null ? [] : [[key, readData(files, parse, path)] as const];
    }),
  );
  return Object.entries(merged(whole, Object.fromEntries(each))).flatMap(([key, value]) =>
    isData(value) ? [authorOf(key, value)] : [],
  );
}

/** A term as site.yaml lists it. */
export function termOf(
  name: string,
  { slug = null, description = null, parent = null }: Partial<ImportedTerm> = {},
): ImportedTerm {
  return { name, slug, description, parent, aliases: [] };
}
