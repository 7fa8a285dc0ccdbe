import type { Service } from '../config/services/service.ts';
import type { Site } from '../config/site.ts';
import type { Feature } from '../model/feature.ts';
import type { Post, StandalonePage } from '../model/post.ts';
import type { Content } from './arrange.ts';

/**
 * What the page of a post may need style sheets and scripts for: what its text has, and what stands beside it. Whether its
 * pictures are large enough to be enlarged is known when the page is made.
 */
export function featuresOf(site: Pick<Site, 'discussion' | 'markdown'>, post: Post): readonly Feature[] {
  const { discussion } = site;
  const hasPictures = post.pictures.length > 0 || (post.thumbnail?.alt ?? '') !== '';
  const ofText = textFeatures(site, post.features);
  const others: readonly Feature[] = hasPictures ? [...ofText, 'zoom'] : ofText;
  if (!post.comments) return others;
  if (discussion !== null && hasPlace(discussion, post)) return [...others, 'comments', 'discussion'];
  return post.discussion !== null || post.commentCount > 0 ? [...others, 'comments'] : others;
}

/** The same for a standalone page, which has nothing beside its text. */
export function pageFeaturesOf(
  site: Pick<Site, 'markdown'>,
  { features, pictures }: StandalonePage,
): readonly Feature[] {
  const ofText = textFeatures(site, features);
  return pictures.length > 0 ? [...ofText, 'zoom'] : ofText;
}

/** What a text needs, and what the site adds to that. */
function textFeatures({ markdown }: Pick<Site, 'markdown'>, features: readonly Feature[]): readonly Feature[] {
  return markdown.mathFont && features.includes('formulas') ? [...features, 'math-font'] : features;
}

/** Whether a service can show anything below a post: replies of the fediverse are those to one toot. */
export function hasPlace({ provider, connect }: Service, post: Post): boolean {
  return provider !== 'fediverse' || tootOf(post, connect) !== null;
}

/** The number of the toot that a post is talked about at, if that is at one of these servers; null where it is not. */
export function tootOf({ discussion }: Post, origins: readonly string[]): string | null {
  const url = discussion === null ? null : URL.parse(discussion);
  if (url === null || !origins.includes(url.origin)) return null;
  // Mastodon's two forms, and that of Akkoma and Pleroma, which have its API too.
  return /^\/(?:@[^/]+|users\/[^/]+\/statuses|notice)\/(\w+)\/?$/.exec(url.pathname)?.[1] ?? null;
}

/** What the pages of a site need style sheets and scripts for. */
export function usedFeatures({ posts, standalone }: Content, site: Site): ReadonlySet<Feature> {
  const used = new Set<Feature>();
  for (const post of posts) for (const feature of featuresOf(site, post)) used.add(feature);
  for (const page of standalone) for (const feature of pageFeaturesOf(site, page)) used.add(feature);
  if (site.analytics !== null) used.add('analytics');
  return used;
}
