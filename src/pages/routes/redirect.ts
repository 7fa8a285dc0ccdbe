import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import { outputPath } from '../../model/output-path.ts';
import { hasQuery } from '../../model/paths.ts';
import type { Post } from '../../model/post.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import type { RedirectView } from '../views/view.ts';

/**
 * A page at each old URL of a post or a standalone page that leads to it: what a site without a server has for a redirect. There is
 * none for a URL with a query, which no file can answer.
 */
export function redirectRoutes(context: PageContext): Route[] {
  const { blog } = context;
  return [
    ...blog.posts.flatMap((post) => routesTo(context, post, blog.urlOf(post))),
    ...blog.standalone.flatMap((page) => routesTo(context, page, page.permalink)),
  ];
}

type Aliased = Pick<Post, 'source' | 'title' | 'aliases'>;

function routesTo(context: PageContext, text: Aliased, path: string): Route[] {
  const old = new Set(text.aliases.filter((alias) => !hasQuery(alias)));
  old.delete(path);
  return [...old].map((url) => redirectRoute(context, text, url, path));
}

function redirectRoute({ site, words }: PageContext, text: Aliased, url: string, path: string): Route {
  const view: RedirectView = {
    language: site.language,
    direction: site.direction,
    target: siteUrl(site, path),
    canonical: absoluteUrl(site, path),
    title: words.redirectTitle,
    text: words.redirectText,
    label: text.title,
  };
  return {
    kind: 'redirect',
    url,
    output: outputPath(url),
    layout: 'layouts/redirect.njk',
    source: text.source,
    pictures: () => [],
    facts: () => ({ target: view.canonical, title: view.label }),
    texts: () => '',
    view: () => view,
  };
}
