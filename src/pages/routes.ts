import { oncePer } from '../model/once-per.ts';
import type { Route } from '../model/route.ts';
import type { PageContext } from './context.ts';
import { archiveRoutes } from './routes/archive.ts';
import { authorsRoutes } from './routes/authors.ts';
import { feedRoutes } from './routes/feed.ts';
import { llmsRoutes } from './routes/llms.ts';
import { markdownRoutes } from './routes/markdown.ts';
import { postRoutes } from './routes/post.ts';
import { redirectRoutes } from './routes/redirect.ts';
import { robotsRoutes } from './routes/robots.ts';
import { sitemapRoutes } from './routes/sitemap.ts';
import { standaloneRoutes } from './routes/standalone.ts';
import { notFoundRoute, overviewRoutes, searchRoutes } from './routes/system.ts';
import { manifestRoutes } from './routes/web-manifest.ts';
import { frames } from './views/frame.ts';

/** Everything that will exist at a URL and is printed by a layout. A new kind of page is a module and a line here. */
export function makeRoutes(context: PageContext): Route[] {
  const frame = frames(context);
  return [
    ...postRoutes(context, frame),
    ...archiveRoutes(context, frame),
    ...standaloneRoutes(context, frame),
    ...overviewRoutes(context, frame),
    ...authorsRoutes(context, frame),
    ...searchRoutes(context, frame),
    notFoundRoute(context, frame),
    ...redirectRoutes(context),
    ...feedRoutes(context),
    ...sitemapRoutes(context),
    ...robotsRoutes(context),
    ...manifestRoutes(context),
    ...markdownRoutes(context),
    ...llmsRoutes(context),
  ];
}

/** The routes of a site by their outputs; of two that want one, the last. */
export const routesByOutput = oncePer((routes: readonly Route[]): ReadonlyMap<string, Route> => {
  const byOutput = new Map<string, Route>();
  for (const route of routes) byOutput.set(route.output, route);
  return byOutput;
});
