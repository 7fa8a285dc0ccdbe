import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { searchPath } from '../views/frame.ts';
import { sitemapPath } from './sitemap.ts';

/**
 * `robots.txt`: where the sitemap is. Nothing is closed to robots but the answers to queries, of which there is no end:
 * what they lead to is reached through the archives. Robots read the file at the root of a host alone.
 */
export function robotsRoutes(context: PageContext): Route[] {
  const { site } = context;
  const sitemap = absoluteUrl(site, sitemapPath);
  const disallow = site.search ? [`${siteUrl(site, searchPath)}?s=`, `${siteUrl(site, '/')}?s=`] : [];
  return [
    {
      kind: 'robots',
      url: '/robots.txt',
      output: 'robots.txt',
      layout: 'feeds/robots.njk',
      source: null,
      pictures: () => [],
      facts: () => ({ rules: JSON.stringify([sitemap, disallow]) }),
      texts: () => '',
      view: () => ({ sitemap, disallow }),
    },
  ];
}
