import { absoluteUrl, siteUrl } from '../archive/url.ts';
import type { PageContext } from './context.ts';
import { fingerprintOf } from './fingerprint.ts';
import { searchPath } from './frame.ts';
import type { Page } from './page.ts';

/** `robots.txt`: where the sitemap is, and that search results are endless. */
export function robotsPages(context: PageContext): Page[] {
  const { site } = context;
  const sitemap = absoluteUrl(site, '/sitemap.xml');
  const disallow = site.search ? [`${siteUrl(site, searchPath)}?s=`, `${siteUrl(site, '/')}?s=`] : [];
  return [
    {
      kind: 'robots',
      url: '/robots.txt',
      output: 'robots.txt',
      layout: 'feeds/robots.njk',
      fingerprint: () => fingerprintOf([sitemap, ...disallow]),
      source: null,
      view: () => ({ sitemap, disallow }),
    },
  ];
}
