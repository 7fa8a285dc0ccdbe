import { siteFile } from '../../config/site-file.ts';
import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import { outputPath } from '../../model/output-path.ts';
import { hasQuery } from '../../model/paths.ts';
import type { Post } from '../../model/post.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { type RedirectTarget, targetOf } from '../redirect-target.ts';
import type { RedirectView } from '../views/view.ts';

/**
 * A page at each old URL of a post or a standalone page, and at each of site.yaml's redirects, that leads to the new one:
 * what a site without a server has for a redirect. There is none for a URL with a query, which no file can answer.
 */
export function redirectRoutes(context: PageContext): Route[] {
  const { blog, site } = context;
  const moved = blog.posts.filter(({ aliases }) => aliases.length > 0);
  return [
    ...moved.flatMap((post) => routesTo(context, post, blog.urlOf(post))),
    ...blog.standalone.flatMap((page) => routesTo(context, page, page.permalink)),
    ...site.redirects
      .filter(({ from }) => !hasQuery(from))
      .map(({ from, to }) => redirectRoute(context, siteFile, from, targetOf(context, to))),
  ];
}

type Aliased = Pick<Post, 'source' | 'title' | 'aliases'>;

function routesTo(context: PageContext, { source, title, aliases }: Aliased, path: string): Route[] {
  if (aliases.length === 0) return [];
  const old = new Set(aliases.filter((alias) => !hasQuery(alias)));
  old.delete(path);
  const { site } = context;
  const target = { href: siteUrl(site, path), absolute: absoluteUrl(site, path), title };
  return [...old].map((url) => redirectRoute(context, source, url, target));
}

function redirectRoute(
  { site, words }: PageContext,
  source: string,
  url: string,
  target: Omit<RedirectTarget, 'url'>,
): Route {
  const view: RedirectView = {
    language: site.language,
    direction: site.direction,
    target: target.href,
    canonical: target.absolute,
    title: words.redirectTitle,
    text: words.redirectText,
    label: target.title,
  };
  return {
    kind: 'redirect',
    url,
    output: outputPath(url),
    layout: 'layouts/redirect.njk',
    source,
    pictures: () => [],
    facts: () => ({ target: view.canonical, title: view.label }),
    texts: () => '',
    view: () => view,
  };
}
