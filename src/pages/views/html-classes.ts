/** What the classes of a post depend on. Slugs as in URLs. */
export interface PostClassFacts {
  readonly id: number | null;
  readonly hasThumbnail: boolean;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** True only where WordPress says so: on page 1 of home. */
  readonly sticky: boolean;
}

/** A post's classes in the order of WordPress's get_post_class(); terms alphabetically, whatever order they come in. */
export function postClasses({ id, hasThumbnail, categories, tags, sticky }: PostClassFacts): string {
  const number = id === null ? '' : `post-${id} `;
  const marks = `${hasThumbnail ? ' has-post-thumbnail' : ''}${sticky ? ' sticky' : ''}`;
  const terms = termClasses('category', categories) + termClasses('tag', tags);
  return `${number}post type-post status-publish format-standard${marks} hentry${terms}`;
}

/** The classes of terms, each once, with a space before each. */
function termClasses(taxonomy: string, slugs: readonly string[]): string {
  const classes: string[] = [];
  for (const slug of slugs.length < 2 ? slugs : slugs.toSorted()) {
    const name = termClass(taxonomy, slug);
    if (name !== null && !classes.includes(name)) classes.push(name);
  }
  return classes.length === 0 ? '' : ` ${classes.join(' ')}`;
}

/** What the body's classes of an archive depend on; `page` from 1. */
export interface ArchiveClassFacts {
  readonly kind: 'home' | 'tag' | 'category' | 'author' | 'year' | 'month';
  /** The term's slug; null for archives without one. */
  readonly slug: string | null;
  readonly page: number;
}

/** The body's classes of an archive, in the order of WordPress's get_body_class(). */
export function archiveBodyClasses({ kind, slug, page }: ArchiveClassFacts): string {
  const paged = page > 1 ? ['paged'] : [];
  const pageClass = page > 1 ? [`paged-${page}`] : [];
  if (kind === 'home') return ['home', 'blog', ...paged, ...pageClass].join(' ');
  const name = kind === 'year' || kind === 'month' ? 'date' : kind;
  const kindClass = name === 'date' ? ['date', ...paged] : [...paged, name];
  const termName = slug === null ? null : termClass(name, slug);
  const ofTerm = termName === null ? [] : [termName];
  return ['archive', ...kindClass, ...ofTerm, ...pageClass, ...pageClass.map((one) => `${name}-${one}`)].join(' ');
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
  // Most slugs are classes as they are.
  return /^[\w-]*$/.test(slug) ? slug : slug.replaceAll(/%[a-f\d]{2}/gi, '').replaceAll(/[^\w-]/g, '');
}

/** Where nothing of a slug is left, WordPress takes the term's id; terms have none here, so there is no class. */
function termClass(taxonomy: string, slug: string): string | null {
  const name = htmlClass(slug);
  return /^-*$/.test(name) ? null : `${taxonomy}-${name}`;
}
