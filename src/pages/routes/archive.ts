import type { Archive } from '../../archive/blog.ts';
import { type ArchivePage, paginate } from '../../archive/paginate.ts';
import { siteUrl } from '../../config/site-url.ts';
import { outputPath } from '../../model/output-path.ts';
import type { Post } from '../../model/post.ts';
import type { Route } from '../../model/route.ts';
import type { TermName } from '../../model/term-name.ts';
import type { PageContext } from '../context.ts';
import { pageOf } from '../seo/description.ts';
import { archiveHead } from '../seo/heads.ts';
import { archiveName, distinctArchiveName } from '../views/archive-name.ts';
import { authorFingerprint, authorPictures, authorView, isDescribed } from '../views/author.ts';
import { cardFingerprint, cardPictures, cardView } from '../views/card.ts';
import { feedPathOf } from '../views/feed-links.ts';
import type { FrameFor } from '../views/frame.ts';
import { archiveBodyClasses } from '../views/html-classes.ts';
import { paginationView } from '../views/pagination.ts';
import type { ArchiveView } from '../views/view.ts';

/** Every page of every archive. */
export function archiveRoutes(context: PageContext, frame: FrameFor): Route[] {
  return context.blog.archives.flatMap((archive) =>
    paginate(archive.posts, archive.url, context.site.postsPerPage).map(
      (page): Route => ({
        kind: 'archive',
        url: page.url,
        output: outputPath(page.url),
        layout: 'layouts/archive.njk',
        source: null,
        newest: page.items[0]?.date.millis ?? null,
        pictures: () => [...cardPictures(page.items), ...authorPictures(context, authorsOf(archive))],
        facts: () => ({
          archive: archiveFingerprint(context, archive, page),
          cards: page.items.map((post) => cardFingerprint(context, post)).join(' '),
        }),
        texts: () => '',
        view: () => archiveView(context, archive, page, frame),
      }),
    ),
  );
}

/** The author whose archive it is. */
function authorsOf({ kind, term }: Archive): TermName[] {
  return kind === 'author' && term ? [term.reference] : [];
}

function archiveFingerprint(context: PageContext, archive: Archive, page: ArchivePage<Post>): string {
  const { kind, url, term, posts } = archive;
  const described = term && [term.name, distinctArchiveName(context, archive), term.description, term.ancestors];
  const author = kind === 'author' && term ? authorFingerprint(context, term.reference) : '';
  return JSON.stringify([kind, url, page.total, posts.length, described, author]);
}

function archiveView(context: PageContext, archive: Archive, page: ArchivePage<Post>, frame: FrameFor): ArchiveView {
  const { site } = context;
  const { kind, term } = archive;
  const feed = feedPathOf(context, archive);
  const author = kind === 'author' && term ? authorView(context, term.reference) : null;
  const isFront = kind === 'home' && page.number === 1;
  const description = kind === 'home' ? null : (term?.description ?? null);
  return {
    head: archiveHead(context, archive, page),
    frame: frame(page.url),
    bodyClass: archiveBodyClasses({ kind, slug: term?.slug ?? null, page: page.number }),
    heading: headingOf(context, archive),
    kind,
    count: countOf(context, archive, page),
    description: kind === 'author' ? null : description,
    ancestors: (term?.ancestors ?? []).map(({ name, url }) => ({ name, url: siteUrl(site, url) })),
    author: author !== null && isDescribed(author) ? author : null,
    feedUrl: feed && siteUrl(site, feed),
    isFront,
    cards: page.items.map((post, position) =>
      cardView(context, post, { position, slot: isFront && position === 0 ? 'lead' : 'card', heading: 'h2', isFront }),
    ),
    pagination: paginationView(context, archive.url, page.number, page.total),
  };
}

/** The heading of an archive: `Tag Archive: backend`; home's is the site's own tagline or name. */
export function headingOf({ site, words }: PageContext, archive: Archive): string {
  const { kind } = archive;
  return kind === 'home' ? site.name : words.phrases.archiveTitle(kind, archiveName(site.language, archive));
}

function countOf(context: PageContext, archive: Archive, page: ArchivePage<Post>): string {
  const { words } = context;
  const posts = words.phrases.postCount(archive.posts.length, context.number(archive.posts.length));
  return page.number === 1 ? posts : `${pageOf(context, page)} · ${posts}`;
}
