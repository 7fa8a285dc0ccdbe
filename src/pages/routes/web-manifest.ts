import { siteUrl } from '../../config/site-url.ts';
import { outputPath } from '../../model/output-path.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';

/** The URL path, from the site's own root, of the web app manifest. */
export const manifestPath = '/site.webmanifest';

/** The web app manifest (W3C), where the site has an icon to put in it. */
export function manifestRoutes({ site, assets }: PageContext): Route[] {
  if (assets.icons.length === 0) return [];
  const json = JSON.stringify({
    id: siteUrl(site, '/'),
    name: site.name,
    ...(site.tagline !== '' && { description: site.tagline }),
    lang: site.language,
    dir: site.direction,
    start_url: siteUrl(site, '/'),
    scope: siteUrl(site, '/'),
    display: 'browser',
    icons: assets.icons
      .filter(({ size }) => size >= 192)
      .map(({ url, size }) => ({ src: url, sizes: `${size}x${size}`, type: 'image/png' })),
  });
  return [
    {
      kind: 'manifest',
      url: manifestPath,
      output: outputPath(manifestPath),
      layout: 'feeds/json.njk',
      source: null,
      pictures: () => [],
      facts: () => ({ manifest: json }),
      texts: () => '',
      view: () => ({ json }),
    },
  ];
}
