import { nameOf } from '../model/paths.ts';
import { sanitizeTitle } from '../model/slug.ts';

/** The URL path of a standalone page that has no `permalink`: its file's path below `content/pages/`, part by part. */
export function defaultPagePermalink(source: string, language: string): string {
  const folders = source.split('/').slice(2, -1);
  const name = /(^|\/)index\.[^/]*$/.test(source) ? [] : [nameOf(source)];
  return `/${[...folders, ...name].map((part) => `${sanitizeTitle(part, language)}/`).join('')}`;
}
