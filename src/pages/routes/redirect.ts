import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import { outputPath } from '../../model/output-path.ts';
import { hasQuery } from '../../model/paths.ts';
import type { Post } from '../../model/post.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import type { RedirectView } from '../views/view.ts';

/**
 * A page at each old URL of a post that leads to the post: what a site without a server has for a redirect. There is
 * none for a URL with a query, which no file can answer.
 */
export function redirectRoutes(context: PageContext): Route[] {
  const { blog } = context;
  return blog.posts.flatMap((post) => {
    const old = new Set(post.aliases.filter((alias) => !hasQuery(alias)));
    old.delete(blog.urlOf(post));
    return [...old].map((url) => redirectRoute(context, post, url));
  });
}

function redirectRoute({ site, blog, words }: PageContext, post: Post, url: string): Route {
  const path = blog.urlOf(post);
  const view: RedirectView = {
    language: site.language,
    direction: site.direction,
    target: siteUrl(site, path),
    canonical: absoluteUrl(site, path),
    title: words.redirectTitle,
    text: words.redirectText,
    label: post.title,
  };
  return {
    kind: 'redirect',
    url,
    output: outputPath(url),
    layout: 'layouts/redirect.njk',
    source: post.source,
    pictures: () => [],
    facts: () => ({ target: view.canonical, title: view.label }),
    texts: () => '',
    view: () => view,
  };
}
