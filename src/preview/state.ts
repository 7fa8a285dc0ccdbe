import type { Made } from '../build/print-saved.ts';
import { siteUrl } from '../config/site-url.ts';
import type { PageContext } from '../pages/context.ts';
import type { Problem } from '../problems/problem.ts';

/** What a preview's server and its terminal show beside the files of the output. */
export interface PreviewState {
  /**
   * `starting` until a build has ended; `shown` where the output is what the files say, but for posts that are wrong;
   * `blocked` where it is from before.
   */
  readonly phase: 'starting' | 'shown' | 'blocked';
  readonly problems: readonly Problem[];
  /** What stopped the last build without being anybody's mistake; null where nothing did. */
  readonly failure: string | null;
  /** Where the site's own root is. */
  readonly basePath: string;
  /** Where it was before: addresses that may still be open. */
  readonly formerBases: readonly string[];
  /** URL paths by the files that have pages, or had them when they last were right. */
  readonly urls: ReadonlyMap<string, string>;
  /** URL paths of the lists that a file with errors would stand in, by the file. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** What the pages that are shown were last made from; null before there are any. */
  readonly made: Made | null;
}

/** What a preview is before anything of it is built. */
export function firstState(basePath: string): PreviewState {
  return {
    phase: 'starting',
    problems: [],
    failure: null,
    basePath,
    formerBases: [],
    urls: new Map(),
    lists: new Map(),
    made: null,
  };
}

/** The state after a build; `made` is what its pages were made from, null where nothing was written. */
export function afterBuild(state: PreviewState, problems: readonly Problem[], made: Made | null): PreviewState {
  if (made === null) return { ...state, phase: 'blocked', problems, failure: null };
  const { context } = made.arranged;
  const { basePath } = context.site;
  const isMoved = basePath !== state.basePath;
  const next = {
    phase: 'shown' as const,
    problems,
    failure: null,
    basePath,
    formerBases: isMoved ? [...new Set([state.basePath, ...state.formerBases])] : state.formerBases,
    urls: new Map([...(isMoved ? [] : state.urls), ...urlsOf(context)]),
    made,
  };
  const before = state.made?.arranged.context ?? null;
  return { ...next, lists: listsOf({ ...next, lists: isMoved ? new Map() : state.lists }, before) };
}

/** The file whose page is at a URL path; null where no file of the content has one there. */
export function sourceAt(path: string, { urls }: PreviewState): string | null {
  return [...urls].findLast(([, url]) => url === path)?.[0] ?? null;
}

/** The state while a build prints: nothing that blocked the one before is there any more, or it would not. */
export function whilePrinting(state: PreviewState): PreviewState {
  return state.phase === 'blocked' ? { ...state, phase: 'shown', problems: [], failure: null } : state;
}

/** The state after a build that ended in an exception; `failure` is its sentence. */
export function afterFailure(state: PreviewState, failure: string): PreviewState {
  return { ...state, phase: 'blocked', failure };
}

/** The files that have errors: they have no pages, or nothing new has. */
export function wrongFiles({ problems }: PreviewState): ReadonlySet<string> {
  return new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file));
}

/**
 * Where the posts with errors would stand: in the lists that they stood in when they last were right, `before`, and on the
 * home page where nobody has seen them right.
 */
function listsOf(state: PreviewState, before: PageContext | null): ReadonlyMap<string, readonly string[]> {
  const wrong = [...wrongFiles(state)].filter((file) => file.startsWith('content/posts/'));
  return new Map(wrong.map((file) => [file, state.lists.get(file) ?? listsWith(file, before) ?? [state.basePath]]));
}

function listsWith(file: string, context: PageContext | null): string[] | null {
  const post = context?.blog.posts.find(({ source }) => source === file);
  if (context === null || post === undefined) return null;
  const { blog, site } = context;
  return blog.archives.filter(({ posts }) => posts.includes(post)).map(({ url }) => siteUrl(site, url));
}

function urlsOf({ blog, site }: PageContext): [string, string][] {
  return [
    ...blog.posts.map((post): [string, string] => [post.source, siteUrl(site, blog.urlOf(post))]),
    ...blog.standalone.map((page): [string, string] => [page.source, siteUrl(site, page.permalink)]),
  ];
}
