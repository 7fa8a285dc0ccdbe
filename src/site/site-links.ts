import type { LabelledLink, Site } from '../config/site.ts';
import { siteFile } from '../config/site-file.ts';
import type { SiteLink } from '../model/post.ts';
import { atKeys, type Place } from '../problems/problem.ts';

/** A link, the file that it is in, and its place there, which is only looked for where there is something to tell. */
export interface PlacedLink extends Pick<SiteLink, 'target' | 'fragment'> {
  readonly source: string;
  readonly place: () => Place;
}

/** Every URL or path of site.yaml that readers can follow, with the keys of its place. */
export function writtenInSite(site: Site): readonly (readonly [url: string, keys: readonly (string | number)[]])[] {
  const { nav, social, footer, banner, authors, redirects } = site;
  const listed = (links: readonly LabelledLink[], keys: readonly (string | number)[]) =>
    links.map(({ url }, index) => [url, [...keys, index, 'url']] as const);
  return [
    ...listed(nav, ['nav']),
    ...listed(social, ['social']),
    ...(footer?.columns ?? []).flatMap(({ links }, index) => listed(links, ['footer', 'columns', index, 'links'])),
    ...authors.flatMap(({ links }, index) => listed(links, ['authors', index, 'links'])),
    ...(banner?.url ? [[banner.url, ['banner', 'url']] as const] : []),
    ...redirects.map(({ key, to }) => [to, ['redirects', key]] as const),
  ];
}

/** The links of site.yaml that should lead to something of the site. */
export function linksOfSite(site: Site): PlacedLink[] {
  return writtenInSite(site).flatMap(([url, keys]) => {
    const path = url.startsWith(site.url) ? `/${url.slice(site.url.length)}` : url;
    if (!/^\/(?!\/)/.test(path)) return [];
    const [whole = '', fragment = ''] = path.split('#', 2);
    const target = whole.replace(/\?.*$/, '');
    return { source: siteFile, target, fragment, place: () => atKeys(siteFile, keys) };
  });
}
