import { siteUrl } from '../archive/url.ts';
import { archiveName } from './archive-name.ts';
import type { PageContext } from './context.ts';
import type { BrowseList } from './view.ts';

/** All tags with their numbers of posts, by name. */
export function tagList(context: PageContext): BrowseList[] {
  return listOf(context, context.words.tagsTitle, 'tag');
}

/** All categories with their numbers of posts, by name. */
export function categoryList(context: PageContext): BrowseList[] {
  return listOf(context, context.words.categoriesTitle, 'category');
}

/** The months, or where the site has no archives of months the years, newest first. */
export function dateList(context: PageContext): BrowseList[] {
  const kind = context.site.archives.includes('month') ? 'month' : 'year';
  return listOf(context, context.words.archiveTitle, kind);
}

function listOf(context: PageContext, title: string, kind: 'tag' | 'category' | 'year' | 'month'): BrowseList[] {
  const { blog, site, words } = context;
  const entries = blog.archives
    .filter((archive) => archive.kind === kind)
    .map((archive) => ({
      url: siteUrl(site, archive.url),
      name: archiveName(site.language, archive),
      count: words.phrases.postCount(archive.posts.length, context.number(archive.posts.length)),
    }));
  return entries.length === 0 ? [] : [{ title, entries }];
}
