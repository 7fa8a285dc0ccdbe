import type { ArchiveKind } from '../config/kinds.ts';
import type { Site } from '../config/site.ts';
import { dayOf } from '../model/date.ts';
import { once } from '../model/once.ts';
import { pathKey } from '../model/paths.ts';
import type { Post, StandalonePage } from '../model/post.ts';
import type { TermName } from '../model/term-name.ts';
import type { Archive, Blog } from './blog.ts';
import { newestFirst, placesIn, stickyFirst } from './order.ts';
import type { PermalinkFields } from './permalink.ts';
import { relatedFinder } from './related.ts';
import type { Term, TermLink } from './term.ts';
import { monthUrl, yearUrl } from './term-url.ts';
import { authorTerms, categoryTerms, type Terms, tagTerms } from './terms.ts';

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
  const listed = posts.some((post) => post.unlisted) ? posts.filter((post) => !post.unlisted) : posts;
  const tags = tagTerms(listed, site);
  const categories = categoryTerms(listed, site);
  const authors = authorTerms(listed, site);
  const places = placesIn(listed);
  const findRelated = relatedFinder(listed, places, [...tags.list, ...categories.list]);
  const urls = new Map<Post, string>();
  for (const post of posts) urls.set(post, post.permalink ?? permalink(permalinkFields(post, categories)));
  // Asked for by texts that link to others.
  const files = once(() => {
    const ofFiles = new Map<string, string>();
    for (const [post, url] of urls) ofFiles.set(pathKey(post.source), url);
    for (const page of content.standalone) ofFiles.set(pathKey(page.source), page.permalink);
    return ofFiles;
  });
  const at = (post: Post, step: number): Post | null => {
    const place = places.get(post);
    return place === undefined ? null : (listed[place + step] ?? null);
  };
  const series = once(() =>
    Map.groupBy(listed.filter((post) => post.series !== null).toReversed(), (post) => post.series ?? ''),
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
    urlOfFile: (path) => files().get(path) ?? null,
    older: (post) => at(post, 1),
    newer: (post) => at(post, -1),
    related: lastAnswer(findRelated),
    series: (name) => series().get(name) ?? [],
    categoryLinks: has('category') ? listedAnswers(places, (post) => linksOf(post.categories, categories)) : () => [],
    tagLinks: has('tag') ? listedAnswers(places, (post) => linksOf(post.tags, tags)) : () => [],
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

/** Remembers what was asked about listed posts: each is named on many pages. */
function listedAnswers<Answer>(places: ReadonlyMap<Post, number>, ask: (post: Post) => Answer): (post: Post) => Answer {
  const answers = new Array<Answer | undefined>(places.size);
  return (post) => {
    const place = places.get(post);
    if (place === undefined) return ask(post);
    const answer = answers[place] ?? ask(post);
    answers[place] = answer;
    return answer;
  };
}

/** What a post's URL is made of, given the terms of the site's categories. */
export function permalinkFields(
  post: Pick<Post, 'categories' | 'date' | 'slug' | 'id'>,
  categories: Terms,
): PermalinkFields {
  const { year, month, day } = dayOf(post.date);
  return {
    year,
    month,
    day,
    slug: post.slug,
    id: post.id,
    category: () => {
      const [first] = post.categories;
      const link = first === undefined ? null : categories.find(first);
      return link?.url.replace(/^\/category\/|\/$/g, '') ?? noCategory;
    },
  };
}

function linksOf(names: readonly TermName[], terms: Terms): readonly TermLink[] {
  const links: TermLink[] = [];
  for (const name of names) {
    const link = terms.find(name);
    if (link !== null && !links.includes(link)) links.push(link);
  }
  return links;
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
