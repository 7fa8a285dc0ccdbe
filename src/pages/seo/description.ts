import type { Archive } from '../../archive/blog.ts';
import type { ArchivePage } from '../../archive/paginate.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import { distinctArchiveName } from '../views/archive-name.ts';

/** Letters that search engines show of a description; what is behind them is cut off there. */
const longest = 160;

/**
 * What a page of an archive is described by: the words of site.yaml for its first page where it has some, else its kind
 * and name, the number of its posts, its own number and the titles on it. So no two pages share one by accident.
 */
export function archiveDescription(context: PageContext, archive: Archive, page: ArchivePage<Post>): string {
  const written = writtenDescription(context, archive);
  if (page.number === 1 && written !== null) return written;
  const { words, site, number } = context;
  const name = archive.kind === 'home' ? site.name : distinctArchiveName(context, archive);
  const count = words.phrases.postCount(archive.posts.length, number(archive.posts.length));
  const summary = words.phrases.archiveSummary(archive.kind, count, name);
  const titles = page.items.map((post) => post.title);
  return listing(page.number === 1 ? summary : `${summary} (${pageOf(context, page)})`, titles);
}

/** What an overview is described by: what it is of, how many there are, and the first of them. */
export function overviewDescription(
  { number }: PageContext,
  heading: string,
  { entries }: { readonly entries: readonly { readonly name: string }[] },
): string {
  const names = entries.map((entry) => entry.name);
  return listing(`${heading} (${number(names.length)})`, names);
}

/** `Page 2 of 3`. */
export function pageOf({ words, number }: PageContext, page: ArchivePage<Post>): string {
  return words.phrases.pageOf(number(page.number), number(page.total));
}

/** Home is described by the site's own words, a term by the editor's; null where there are none. */
function writtenDescription({ site }: PageContext, { kind, term }: Archive): string | null {
  const written = kind === 'home' ? (site.description ?? site.tagline) : (term?.description ?? '');
  return written === '' ? null : written;
}

/** A summary and as many items behind it as are shown, one at least. */
function listing(summary: string, items: readonly string[]): string {
  const [first, ...others] = items;
  if (first === undefined) return summary;
  let text = `${summary}: ${first}`;
  for (const item of others) {
    if (text.length + item.length + 3 > longest) break;
    text += ` · ${item}`;
  }
  return text;
}
