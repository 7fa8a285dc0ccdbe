import type { Site } from '../../config/site.ts';
import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { searchPath } from '../views/frame.ts';
import { sitemapPath } from './sitemap.ts';

/**
 * `robots.txt`: where the sitemap is. Nothing is closed to robots but the answers to queries, of which there is no end
 * (Google's guidelines on crawl budget): what they lead to is reached through the archives. Robots read the file at the root of a host alone. What the site allows
 * programs to do with its texts stands there too, where it says so. A site's own file takes the place of it.
 */
export function robotsRoutes(context: PageContext): Route[] {
  const { site, ownTexts } = context;
  if (ownTexts.has('robots.txt')) return [];
  const signal = signalOf(site.agents.signal);
  const sitemap = absoluteUrl(site, sitemapPath);
  const disallow = site.search ? [`${siteUrl(site, searchPath)}?`, `${siteUrl(site, '/')}?s=`] : [];
  return [
    {
      kind: 'robots',
      url: '/robots.txt',
      output: 'robots.txt',
      layout: 'feeds/robots.njk',
      source: null,
      pictures: () => [],
      facts: () => ({ rules: JSON.stringify([sitemap, disallow, signal]) }),
      texts: () => '',
      view: () => ({ sitemap, disallow, signal }),
    },
  ];
}

/** A `Content-Signal` (contentsignals.org), such as `search=yes, ai-train=no`; null where nothing is said. */
function signalOf({ search, aiInput, aiTrain }: Site['agents']['signal']): string | null {
  const said = [
    ['search', search],
    ['ai-input', aiInput],
    ['ai-train', aiTrain],
  ] as const;
  const parts = said.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value ? 'yes' : 'no'}`]));
  return parts.length === 0 ? null : parts.join(', ');
}
