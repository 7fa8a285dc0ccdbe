import { outputPath } from '../archive/output-path.ts';
import { absoluteUrl, siteUrl } from '../archive/url.ts';
import type { PageContext } from './context.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Page } from './page.ts';
import type { RedirectView } from './view.ts';

/** A page at each old URL of a post that leads to the post. */
export function redirectPages(context: PageContext): Page[] {
  const { blog, site, words } = context;
  return blog.posts.flatMap((post) =>
    post.aliases.map((alias): Page => {
      const url = /\/$|\.[a-z]+$/i.test(alias) ? alias : `${alias}/`;
      const view: RedirectView = {
        language: site.language,
        target: siteUrl(site, blog.urlOf(post)),
        canonical: absoluteUrl(site, blog.urlOf(post)),
        title: words.redirectTitle,
        text: words.redirectText,
      };
      return {
        kind: 'redirect',
        url,
        output: outputPath(url),
        layout: 'layouts/redirect.njk',
        fingerprint: () => fingerprintOf([view.canonical]),
        source: post.source,
        view: () => view,
      };
    }),
  );
}
