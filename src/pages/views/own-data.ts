import type { Archive } from '../../archive/blog.ts';
import type { Term } from '../../archive/term.ts';
import type { Terms } from '../../archive/terms.ts';
import type { LabelledLink } from '../../config/site.ts';
import { siteUrl } from '../../config/site-url.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import { archiveName } from './archive-name.ts';
import { cardView, categoryViews, dateView } from './card.ts';
import type { LinkView } from './frame-view.ts';
import type { CardView, DateView, TermView } from './view.ts';

/**
 * What the site's own templates find under the name `broadsheet`: plain data, ready to print, as layouts get it. Every URL
 * is from the host's root, the site's path included.
 */
export interface BroadsheetData {
  readonly site: SiteData;
  /** All that archives list, newest first. */
  readonly posts: readonly PostData[];
  /** The standalone pages of `content/pages/`, by title. */
  readonly pages: readonly StandaloneData[];
  /** Each by name. */
  readonly categories: readonly TermData[];
  readonly tags: readonly TermData[];
  readonly authors: readonly TermData[];
  /** By name. */
  readonly series: readonly SeriesData[];
  /** The years and months that the site has archives of, newest first. */
  readonly archives: readonly ArchiveData[];
}

export interface SiteData {
  readonly name: string;
  readonly tagline: string;
  /** Absolute: `https://example.com/blog/`. */
  readonly url: string;
  /** Its path: `/blog/`, or `/`. */
  readonly basePath: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly timeZone: string;
  readonly social: readonly LinkView[];
}

export interface PostData {
  /** The file, from the site's root. */
  readonly source: string;
  readonly url: string;
  readonly title: string;
  readonly date: DateView;
  readonly updated: DateView | null;
  readonly excerpt: string;
  /** What search engines are told: the excerpt, where nothing else was written. */
  readonly description: string;
  readonly categories: readonly TermView[];
  readonly tags: readonly TermView[];
  /** Their names. */
  readonly authors: readonly string[];
  readonly series: string | null;
  readonly sticky: boolean;
  /** A language tag: the post's own, or the site's. */
  readonly language: string;
  readonly id: number | null;
  /** What `partials/card.njk` prints, with its thumbnail. */
  readonly card: CardView;
}

export interface StandaloneData {
  readonly source: string;
  readonly url: string;
  readonly title: string;
  readonly description: string;
}

export interface TermData {
  readonly name: string;
  readonly slug: string;
  /** Null where the site has no such archives. */
  readonly url: string | null;
  readonly description: string | null;
  /** Newest first; a category's include those of the categories below it. */
  readonly posts: readonly PostData[];
}

export interface SeriesData {
  readonly name: string;
  /** Oldest first. */
  readonly posts: readonly PostData[];
}

export interface ArchiveData {
  readonly kind: 'year' | 'month';
  /** `2026`, `June 2026`. */
  readonly name: string;
  readonly url: string;
  readonly posts: readonly PostData[];
}

/** Where a card of an own page stands: nobody knows what is above it, so that its picture may wait. */
const unknownPosition = 100;

/** The data of a site. Lists of posts hold the same objects, wherever they are. */
export function broadsheetData(context: PageContext): BroadsheetData {
  const { blog, site } = context;
  const made = new Map(blog.listed.map((post) => [post, postData(context, post)]));
  const of = (posts: readonly Post[]) => posts.map((post) => made.get(post)).filter((one) => one !== undefined);
  const terms = ({ list }: Terms) => list.map((term) => termData(context, term, of(term.posts)));
  const named = [...new Set(blog.listed.flatMap(({ series }) => series ?? []))].sort();
  return {
    site: {
      name: site.name,
      tagline: site.tagline,
      url: site.url,
      basePath: site.basePath,
      language: site.language,
      direction: site.direction,
      timeZone: site.timeZone,
      social: site.social.map(({ url, label }: LabelledLink): LinkView => ({ url, label })),
    },
    posts: [...made.values()],
    pages: blog.standalone
      .map(({ source, permalink, title, description }) => ({
        source,
        url: siteUrl(site, permalink),
        title,
        description,
      }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
    categories: terms(blog.categories),
    tags: terms(blog.tags),
    authors: terms(blog.authors),
    series: named.map((name) => ({ name, posts: of(blog.series(name)) })),
    archives: blog.archives.flatMap((archive) => archiveData(context, archive, of(archive.posts))),
  };
}

function postData(context: PageContext, post: Post): PostData {
  const { blog, site } = context;
  return {
    source: post.source,
    url: siteUrl(site, blog.urlOf(post)),
    title: post.title,
    date: dateView(post.date),
    updated: post.updated && dateView(post.updated),
    excerpt: post.excerpt,
    description: post.description ?? post.excerpt,
    categories: categoryViews(context, post),
    tags: blog.tagLinks(post).map(({ name, url }) => ({ name, url: siteUrl(site, url) })),
    authors: post.authors.map(({ name }) => name),
    series: post.series,
    sticky: post.sticky,
    language: post.language ?? site.language,
    id: post.id,
    card: cardView(context, post, { position: unknownPosition, slot: 'card', heading: 'h2', isFront: false }),
  };
}

function termData({ site }: PageContext, term: Term, posts: readonly PostData[]): TermData {
  const { taxonomy, name, slug, url, description } = term;
  return { name, slug, url: site.archives.includes(taxonomy) ? siteUrl(site, url) : null, description, posts };
}

function archiveData({ site }: PageContext, archive: Archive, posts: readonly PostData[]): ArchiveData[] {
  const { kind, url } = archive;
  if (kind !== 'year' && kind !== 'month') return [];
  return [{ kind, name: archiveName(site.language, archive), url: siteUrl(site, url), posts }];
}
