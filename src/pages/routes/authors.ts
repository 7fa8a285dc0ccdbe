import { outputPath } from '../../model/output-path.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { overviewDescription } from '../seo/description.ts';
import { signpostHead } from '../seo/heads.ts';
import { authorFingerprint, authorPictures, authorView } from '../views/author.ts';
import type { FrameFor } from '../views/frame.ts';
import { pageBodyClasses } from '../views/html-classes.ts';
import type { AuthorsView } from '../views/view.ts';

const url = '/authors/';

/** The overview of all who have written something. */
export function authorsRoutes(context: PageContext, frame: FrameFor): Route[] {
  return authorsUrls(context).map(
    (): Route => ({
      kind: 'overview',
      url,
      output: outputPath(url),
      layout: 'layouts/authors.njk',
      source: null,
      pictures: () =>
        authorPictures(
          context,
          termsOf(context).map(({ reference }) => reference),
        ),
      facts: () => ({
        authors: termsOf(context)
          .map(({ reference, posts }) => `${authorFingerprint(context, reference)} ${posts}`)
          .join(' '),
      }),
      texts: () => '',
      view: () => authorsView(context, frame),
    }),
  );
}

/**
 * The URL path of the overview, where the site has one: a blog of one author needs none, and a page that an editor wrote for
 * that address is the better one.
 */
export function authorsUrls({ blog, ownPages }: PageContext): string[] {
  const authors = blog.archives.filter(({ kind }) => kind === 'author');
  const isTaken = blog.standalone.some((page) => page.permalink === url) || ownPages.some((page) => page.url === url);
  return authors.length < 2 || isTaken ? [] : [url];
}

/** The authors by name, with their numbers of posts. */
function termsOf({ blog }: PageContext) {
  return blog.archives.flatMap(({ kind, term, posts }) =>
    kind === 'author' && term !== null ? [{ reference: term.reference, posts: posts.length }] : [],
  );
}

function authorsView(context: PageContext, frame: FrameFor): AuthorsView {
  const { words } = context;
  const authors = termsOf(context).map(({ reference, posts }) => ({
    person: authorView(context, reference),
    count: words.phrases.postCount(posts, context.number(posts)),
  }));
  const heading = words.authorsTitle;
  return {
    head: signpostHead(context, {
      url,
      title: heading,
      description: overviewDescription(context, heading, { entries: authors.map(({ person }) => person) }),
      kind: 'overview',
    }),
    frame: frame(url),
    bodyClass: pageBodyClasses('overview'),
    heading,
    authors,
  };
}
