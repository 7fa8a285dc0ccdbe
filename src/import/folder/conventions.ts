import { posix } from 'node:path';
import type { Entry } from './blog.ts';
import { type Data, merged, textAt } from './data.ts';
import type { ParseData } from './parse-data.ts';
import { readData } from './settings.ts';
import type { SourceFiles } from './source-files.ts';

/** Names of folders that hold posts by convention, where nothing else says what is one. */
const postFolders = /(?:^|\/)(?:_?posts?|blogs?|articles?|writing|notes|journal|news|til|weblog|essays)(?:\/|$)/i;

/** Whether a text is a post where its generator knows no such thing: it has a date, and stands in a folder. */
export function isPostByPlace(path: string, hasDate: boolean): boolean {
  const folder = posix.dirname(path);
  return (
    folder !== '.' &&
    (hasDate || postFolders.test(folder)) &&
    !/^index$/.test(posix.basename(path).replace(/\.[^.]+$/, '') + (hasDate ? ' dated' : ''))
  );
}

/** What files of data that describe a site say of it, under any of the usual names. */
export function siteDescription(files: SourceFiles, parse: ParseData, ...folders: readonly string[]): Data {
  const names = ['site', 'metadata', 'meta', 'config', 'siteMetadata', 'site_info'];
  const places = folders.flatMap((folder) =>
    names.flatMap((name) => ['json', 'yaml', 'yml', 'toml'].map((ending) => posix.join(folder, `${name}.${ending}`))),
  );
  return merged(
    ...places
      .filter((file) => files.find(file) !== null)
      .toReversed()
      .map((file) => readData(files, parse, file)),
  );
}

/** A site's title, tagline, URL and language by the usual keys of such data. */
export function describedSite(data: Data) {
  return {
    title: textAt(data, 'title', 'name', 'siteTitle', 'siteName'),
    tagline: textAt(data, 'tagline', 'subtitle', 'description', 'siteDescription'),
    url: textAt(data, 'url', 'siteUrl', 'siteURL', 'baseUrl', 'website', 'site'),
    language: textAt(data, 'language', 'lang', 'locale'),
  };
}

/** Terms that say which collection a text is of, and nothing to readers. */
export function withoutCollections(tags: readonly string[]): string[] {
  return tags.filter((tag) => !/^(?:posts?|all|blog|articles?|page|pages|nav)$/i.test(tag));
}

/** What a text without most of what can be said of one has. */
export const plainEntry: Pick<Entry, 'aliases' | 'categories' | 'isDraft' | 'language' | 'notes'> = {
  aliases: [],
  categories: [],
  isDraft: false,
  language: null,
  notes: [],
};
