import { permalinkPattern } from '../archive/permalink.ts';

/** A published post, as far as the permalink structure of its blog is read from it. */
export interface PermalinkSample {
  /** Its number; -1 where it has none. */
  readonly id: number;
  /** Its absolute URL. */
  readonly link: string;
  readonly name: string;
  /** The day, as its addresses have it: `2012-01-15`, whatever stands behind. */
  readonly date: string;
  readonly categories: readonly string[];
}

/**
 * The path of a URL of the blog from the blog's own root, percent-encoded as it is: `/2012/01/presses/`. Null for a URL
 * of another site, and for one that says what it wants in its query, as without pretty permalinks.
 */
export function pathOnBlog(url: string, base: string): string | null {
  const [at, root] = [URL.parse(url), URL.parse(base)];
  if (at === null || root === null || !/^https?:$/.test(at.protocol) || withoutWww(at.host) !== withoutWww(root.host))
    return null;
  const rootPath = root.pathname.replace(/\/$/, '');
  if (at.pathname !== rootPath && !at.pathname.startsWith(`${rootPath}/`)) return null;
  return /[?&](?:p|page_id|attachment_id|post_type|preview)=/.test(at.search)
    ? null
    : at.pathname.slice(rootPath.length).replaceAll(/\/{2,}/g, '/') || '/';
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}

/**
 * This contract's pattern for the permalinks of most posts, read from their links: WordPress's export does not name its
 * own, and every generator writes them otherwise. `base` is the blog's URL. Null where the links have none, as `?p=12`.
 */
export function permalinkOf(samples: readonly PermalinkSample[], base: string): string | null {
  const votes = new Map<string, number>();
  for (const sample of samples) {
    const path = pathOnBlog(sample.link, base);
    const pattern = path === null || path === '/' ? null : patternOf(path, sample);
    if (pattern !== null && permalinkPattern(pattern).ok) votes.set(pattern, (votes.get(pattern) ?? 0) + 1);
  }
  const [best] = [...votes].sort(([a, many], [b, more]) => more - many || a.length - b.length);
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  // A pattern of a few says nothing of the others: months without zeros look like parts of the address.
  return best !== undefined && best[1] * 2 >= all ? best[0] : null;
}

/** The pattern by which a post has its path; null where neither its slug nor its number is in it. */
function patternOf(path: string, { id, name, date, categories }: PermalinkSample): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  const slug = decoded(name);
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const last = parts.pop() ?? '';
  const end = lastPart(last, slug, String(id));
  if (end === null) return null;
  const tokens: string[] = [];
  let rest: readonly (readonly [string, string])[] = [
    [year, ':year'],
    [month, ':month'],
    [day, ':day'],
  ];
  for (const part of parts) {
    const at = rest.findIndex(([value]) => value === part);
    if (at >= 0) {
      tokens.push(rest[at]?.[1] ?? part);
      rest = rest.slice(at + 1);
    } else if (categories.some((category) => decoded(category) === part) || tokens.at(-1) === ':category') {
      if (tokens.at(-1) !== ':category') tokens.push(':category');
    } else tokens.push(part);
  }
  const whole = `/${[...tokens, end].join('/')}`;
  return /\.[a-z]+$/i.test(whole) ? whole : `${whole}/`;
}

function lastPart(last: string, slug: string, id: string): string | null {
  if (slug !== '' && last === slug) return ':slug';
  if (last === id) return ':id';
  const name = /\.[a-z]{2,5}$/i.exec(last)?.[0] ?? '';
  const stem = last.slice(0, last.length - name.length);
  if (slug !== '' && stem.includes(slug))
    return stem.replace(slug, ':slug').replace(new RegExp(`(?<!\\d)${id}(?!\\d)`), ':id') + name;
  return stem === id ? `:id${name}` : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text.toLowerCase();
  }
}
