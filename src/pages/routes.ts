import type { Page } from '../model/route.ts';
import type { PageContext } from './context.ts';
import { archivePages } from './routes/archive.ts';
import { feedPages } from './routes/feed.ts';
import { postPages } from './routes/post.ts';
import { redirectPages } from './routes/redirect.ts';
import { robotsPages } from './routes/robots.ts';
import { sitemapPages } from './routes/sitemap.ts';
import { standalonePages } from './routes/standalone.ts';
import { notFoundPage, overviewPages, searchPages } from './routes/system.ts';
import { manifestPages } from './routes/web-manifest.ts';
import { frames } from './views/frame.ts';

/** Everything that will exist at a URL and is printed by a layout. A new kind of page is a module and a line here. */
export function makePages(context: PageContext): Page[] {
  const frame = frames(context);
  return [
    ...postPages(context, frame),
    ...archivePages(context, frame),
    ...standalonePages(context, frame),
    ...overviewPages(context, frame),
    ...searchPages(context, frame),
    notFoundPage(context, frame),
    ...redirectPages(context),
    ...feedPages(context),
    ...sitemapPages(context),
    ...robotsPages(context),
    ...manifestPages(context),
  ];
}
