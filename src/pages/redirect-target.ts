import { absoluteUrl, siteUrl } from '../config/site-url.ts';
import { oncePer } from '../model/once-per.ts';
import type { PageContext } from './context.ts';

/** Where an address that is no longer used leads to. */
export interface RedirectTarget {
  /** From the site's own root, or absolute where it is elsewhere. */
  readonly url: string;
  /** As it stands in a link: from the host's root. */
  readonly href: string;
  readonly absolute: string;
  /** What it is called. */
  readonly title: string;
}

/**
 * Where a redirect of site.yaml leads. A path without its last slash that is a page's with one leads there at once: hosts
 * would send readers on once more.
 */
export function targetOf(context: PageContext, to: string): RedirectTarget {
  if (!to.startsWith('/')) return { url: to, href: to, absolute: to, title: to };
  const { site } = context;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
  const titles = titlesOf(context);
  const page = [path, `${path}/`].find((one) => titles.has(one)) ?? path;
  const url = page + rest;
  const absolute = absoluteUrl(site, url);
  return { url, href: siteUrl(site, url), absolute, title: titles.get(page) ?? absolute };
}

/** The pages that people mean when they give an address, by URL path, and what they are called. */
const titlesOf = oncePer(
  ({ blog, site }: PageContext): ReadonlyMap<string, string> =>
    new Map([
      ...blog.archives.map(({ url, term }): [string, string] => [
        url,
        term?.name ?? (url === '/' ? site.name : absoluteUrl(site, url)),
      ]),
      ...blog.standalone.map(({ permalink, title }): [string, string] => [permalink, title]),
      ...blog.posts.map((post): [string, string] => [blog.urlOf(post), post.title]),
    ]),
);
