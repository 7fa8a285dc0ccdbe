import { isFilePath, pageUrl, uriPath } from './paths.ts';

/** What stands in front matter for a part of an address, elsewhere: `/:year/:title/`. */
const placeholder = /\/:[a-z]/i;

/** The URL path of a page from what an editor typed, a slash before it or not; null where no page can have it. */
export function typedAddress(typed: string): string | null {
  const path = typed.startsWith('/') ? typed : `/${typed}`;
  const isAddress = !/[?#]|^\/\w+:/.test(path) && !placeholder.test(path) && isFilePath(path);
  return isAddress ? pageUrl(uriPath(path)) : null;
}

/** An old URL as an editor typed it: such a path, or one with a query that a server answered, `/?p=12`. */
export function typedAlias(typed: string): string | null {
  const start = typed.indexOf('?');
  if (start < 0) return typedAddress(typed);
  const path = typedAddress(typed.slice(0, start) || '/');
  const query = typed.slice(start + 1);
  if (path === null || query === '' || query.includes('#')) return null;
  const file = uriPath(typed.slice(0, start) || '/');
  return `${file.startsWith('/') ? file : `/${file}`}?${encodeURI(query).replaceAll('%25', '%')}`;
}
