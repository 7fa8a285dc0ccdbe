import { siteUrl } from '../../config/site-url.ts';
import type { Post, StandalonePage } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import type { FeedLink } from './head-view.ts';

/**
 * The URL path, from the site's own root, of a page's text in Markdown: `/a/post/index.md` of `/a/post/`, `/about.html.md` of
 * `/about.html`. Null where there is none: the site wants none, or search engines are to leave the page out, as a file of
 * Markdown cannot say so.
 */
export function markdownPathOf({ site, blog }: PageContext, text: Post | StandalonePage): string | null {
  const isPost = 'date' in text;
  const isHidden = text.noindex || site.robots.includes(isPost ? 'post' : 'page') || (isPost && text.unlisted);
  if (!site.agents.markdown || isHidden) return null;
  const url = isPost ? blog.urlOf(text) : text.permalink;
  return url.endsWith('/') ? `${url}index.md` : `${url}.md`;
}

/** The link to it in a page's head; none where there is none. */
export function markdownLinks(context: PageContext, text: Post | StandalonePage): FeedLink[] {
  const path = markdownPathOf(context, text);
  return path === null ? [] : [{ url: siteUrl(context.site, path), type: 'text/markdown', title: text.title }];
}
