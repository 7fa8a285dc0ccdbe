import type { ArchiveKind } from '../config/kinds.ts';
import type { Site } from '../config/site.ts';
import { dayOf } from '../model/date.ts';
import { pathKey } from '../model/paths.ts';
import type { Post, StandalonePage } from '../model/post.ts';
import type { TermName } from '../model/term-name.ts';
import type { Archive, Blog } from './blog.ts';
import { newestFirst, orderOf, placeIn, stickyFirst } from './order.ts';
import type { PermalinkFields } from './permalink.ts';
import { relatedPosts } from './related.ts';
import type { Term, TermLink } from './term.ts';
import { monthUrl, yearUrl } from './term-url.ts';
import { authorTerms, categoryTerms, type Terms, tagTerms } from './terms.ts';

/** How many related posts a post shows. */
const relatedCount = 3;

/** The category in the URL of a post that has none, as in WordPress. */
const noCategory = 'uncategorized';

/** A site's content, checked file by file: what a blog is arranged from. */
export interface Content {
  readonly posts: readonly Post[];
  readonly standalone: readonly StandalonePage[];
}

/**
 * Arranges a blog: order, terms, archives, permalinks, neighbours, related posts and series. Pure; `permalink` is the
 * site's pattern, already checked. What is wrong between files (two terms with one slug) is in the terms' `conflicts`.
 */
export function arrange(content: Content, site: Site, permalink: (fields: PermalinkFields) => string): Blog {
  const posts = newestFirst(content.posts);
  const compare = orderOf(posts);
  const listed = posts.filter((post) => !post.unlisted);
  const tags = tagTerms(listed, site);
  const categories = categoryTerms(listed, site);
  const authors = authorTerms(listed, site);
  const urls = new Map(posts.map((post) => [post, post.permalink ?? permalink(permalinkFields(post, categories))]));
  const files = new Map<string, string>([
    ...posts.map((post) => [pathKey(post.source), urls.get(post) ?? ''] as const),
    ...content.standalone.map((page) => [pathKey(page.source), page.permalink] as const),
  ]);
  const at = (post: Post, step: number): Post | null => {
    const place = placeIn(listed, post, compare);
    return place === null ? null : (listed[place + step] ?? null);
  };
  const series = Map.groupBy(
    listed.toReversed().filter((post) => post.series !== null),
    (post) => post.series ?? '',
  );
  const has = (kind: ArchiveKind) => site.archives.includes(kind);
  return {
    site,
    posts,
    listed,
    standalone: content.standalone,
    tags,
    categories,
    authors,
    archives: archivesOf(site, listed, { tag: tags, category: categories, author: authors }),
    urlOf: (post) => urls.get(post) ?? '',
    urlOfFile: (path) => files.get(path) ?? null,
    older: (post) => at(post, 1),
    newer: (post) => at(post, -1),
    related: lastAnswer((post) =>
      relatedPosts(post, [...tags.family(post.tags), ...categories.family(post.categories)], relatedCount, compare),
    ),
    series: (name) => series.get(name) ?? [],
    categoryLinks: has('category') ? lastAnswer((post) => linksOf(post.categories, categories)) : () => [],
    tagLinks: has('tag') ? lastAnswer((post) => linksOf(post.tags, tags)) : () => [],
  };
}

/** Remembers what was asked last: a page asks about its post again and again. All answers would take much memory. */
function lastAnswer<Answer>(ask: (post: Post) => Answer): (post: Post) => Answer {
  let last: { readonly post: Post; readonly answer: Answer } | null = null;
  return (post) => {
    if (last?.post !== post) last = { post, answer: ask(post) };
    return last.answer;
  };
}

/** What a post's URL is made of, given the terms of the site's categories. */
export function permalinkFields(
  post: Pick<Post, 'categories' | 'date' | 'slug' | 'id'>,
  categories: Terms,
): PermalinkFields {
  const first = post.categories[0];
  const link = first === undefined ? null : categories.find(first);
  return {
    ...dayOf(post.date),
    slug: post.slug,
    id: post.id,
    category: link?.url.replace(/^\/category\/|\/$/g, '') ?? noCategory,
  };
}

function linksOf(names: readonly TermName[], terms: Terms): TermLink[] {
  const links = names.map((name) => terms.find(name));
  return [...new Set(links.filter((link) => link !== null))];
}

type ListedTerms = Readonly<Record<'tag' | 'category' | 'author', Terms>>;

function archivesOf(site: Site, listed: readonly Post[], terms: ListedTerms): Archive[] {
  return site.archives.flatMap((kind): Archive[] => {
    switch (kind) {
      case 'home':
        return [{ kind, url: '/', posts: stickyFirst(listed), term: null, period: null }];
      case 'year':
      case 'month':
        return periodArchives(kind, listed);
      default:
        return terms[kind].list.map((term) => termArchive(kind, term));
    }
  });
}

function termArchive(kind: ArchiveKind, term: Term): Archive {
  return { kind, url: term.url, posts: term.posts, term, period: null };
}

function periodArchives(kind: 'year' | 'month', listed: readonly Post[]): Archive[] {
  const groups = Map.groupBy(listed, ({ date }) => {
    const { year, month } = dayOf(date);
    return kind === 'year' ? year : `${year}-${month}`;
  });
  return [...groups].map(([key, posts]): Archive => {
    const [year = key, month = null] = key.split('-');
    return {
      kind,
      url: month === null ? yearUrl(year) : monthUrl(year, month),
      posts,
      term: null,
      period: { year, month },
    };
  });
}
