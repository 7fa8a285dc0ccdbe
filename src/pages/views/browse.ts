import { siteUrl } from '../../config/site-url.ts';
import type { PageContext } from '../context.ts';
import { distinctArchiveName } from './archive-name.ts';
import type { BrowseList } from './view.ts';

/** What a list of archives can be of. */
export type BrowseKind = 'tag' | 'category' | 'date';

/**
 * The archives of a kind with their numbers of posts: terms by name; months, or where the site has no archives of them
 * years, newest first. Null where there are none. `title` is null where the page's heading says it already.
 */
export function browseList(context: PageContext, kind: BrowseKind, title: string | null): BrowseList | null {
  const { blog, site, words } = context;
  const byMonth = site.archives.includes('month') ? 'month' : 'year';
  const entries = blog.archives
    .filter((archive) => archive.kind === (kind === 'date' ? byMonth : kind))
    .map((archive) => ({
      url: siteUrl(site, archive.url),
      name: distinctArchiveName(context, archive),
      count: words.phrases.postCount(archive.posts.length, context.number(archive.posts.length)),
    }));
  return entries.length === 0 ? null : { title, entries };
}
