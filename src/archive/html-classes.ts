/** What the classes of a post depend on. Slugs as in URLs. */
export interface PostClassFacts {
  readonly id: number | null;
  readonly hasThumbnail: boolean;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** True only where WordPress says so: on page 1 of home. */
  readonly sticky: boolean;
}

/** A post's classes in the order of WordPress's get_post_class(). */
export function postClasses({ id, hasThumbnail, categories, tags, sticky }: PostClassFacts): string {
  return [
    ...(id === null ? [] : [`post-${id}`]),
    'post',
    'type-post',
    'status-publish',
    ...(sticky ? ['sticky'] : []),
    'format-standard',
    ...(hasThumbnail ? ['has-post-thumbnail'] : []),
    'hentry',
    ...categories.map((slug) => `category-${htmlClass(slug)}`),
    ...tags.map((slug) => `tag-${htmlClass(slug)}`),
  ].join(' ');
}

/** What the body's classes of an archive depend on; `page` from 1. */
export interface ArchiveClassFacts {
  readonly kind: 'home' | 'tag' | 'category' | 'author' | 'year' | 'month';
  /** The term's slug; null for archives without one. */
  readonly slug: string | null;
  readonly page: number;
}

const archiveClasses = { tag: 'tag', category: 'category', author: 'author', year: 'date', month: 'date' } as const;

/** The body's classes of an archive, in the order of WordPress's get_body_class(). */
export function archiveBodyClasses({ kind, slug, page }: ArchiveClassFacts): string {
  const name = kind === 'home' ? null : archiveClasses[kind];
  const classes = name === null ? ['home', 'blog'] : ['archive', name];
  if (name !== null && slug !== null) classes.push(`${name}-${htmlClass(slug)}`);
  if (page > 1) classes.push('paged', `paged-${page}`, ...(name === null ? [] : [`${name}-paged-${page}`]));
  return classes.join(' ');
}

/** The body's classes of a post's page. */
export function singleBodyClasses({ id }: { readonly id: number | null }): string {
  return ['single', 'single-post', ...(id === null ? [] : [`postid-${id}`]), 'single-format-standard'].join(' ');
}

/** The body's classes of a standalone page, and of those that are signposts. */
export function pageBodyClasses(kind: 'page' | 'search' | 'not-found' | 'overview'): string {
  const classes = { page: 'page', search: 'search', 'not-found': 'error404', overview: 'page overview' } as const;
  return classes[kind];
}

/** As WordPress's sanitize_html_class(): percent-sequences and all but letters, digits, `_` and `-` fall away. */
export function htmlClass(slug: string): string {
  return slug.replaceAll(/%[a-f\d]{2}/gi, '').replaceAll(/[^\w-]/g, '');
}
