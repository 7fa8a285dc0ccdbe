import { siteUrl } from '../config/site-url.ts';
import type { PageContext } from '../pages/context.ts';
import type { Problem } from '../problems/problem.ts';

/** What a preview's server and its terminal show beside the files of the output. Plain data. */
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
}

/** What a preview is before anything of it is built. */
export function firstState(basePath: string): PreviewState {
  return { phase: 'starting', problems: [], failure: null, basePath, formerBases: [], urls: new Map() };
}

/** The state after a build; `context` is what its pages were made in, null where nothing was written. */
export function afterBuild(
  state: PreviewState,
  problems: readonly Problem[],
  context: PageContext | null,
): PreviewState {
  if (context === null) return { ...state, phase: 'blocked', problems, failure: null };
  const { basePath } = context.site;
  const isMoved = basePath !== state.basePath;
  return {
    phase: 'shown',
    problems,
    failure: null,
    basePath,
    formerBases: isMoved ? [...new Set([state.basePath, ...state.formerBases])] : state.formerBases,
    urls: new Map([...(isMoved ? [] : state.urls), ...urlsOf(context)]),
  };
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

function urlsOf({ blog, site }: PageContext): [string, string][] {
  return [
    ...blog.posts.map((post): [string, string] => [post.source, siteUrl(site, blog.urlOf(post))]),
    ...blog.standalone.map((page): [string, string] => [page.source, siteUrl(site, page.permalink)]),
  ];
}
