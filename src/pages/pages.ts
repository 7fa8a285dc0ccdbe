import { archivePages } from './archive-page.ts';
import type { PageContext } from './context.ts';
import { feedPages } from './feed.ts';
import { frames } from './frame.ts';
import { manifestPages } from './manifest.ts';
import type { Page } from './page.ts';
import { postPages } from './post-page.ts';
import { redirectPages } from './redirect.ts';
import { robotsPages } from './robots.ts';
import { notFoundPage, overviewPages, searchPages } from './signposts.ts';
import { sitemapPages } from './sitemap.ts';
import { standalonePages } from './standalone-page.ts';

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
