import type { Site } from '../config/site.ts';
import type { Feature } from '../model/feature.ts';
import type { Post, StandalonePage } from '../model/post.ts';
import type { Content } from './arrange.ts';

/**
 * What the page of a post may need style sheets and scripts for: what its text has, and what stands beside it. Whether its
 * pictures are large enough to be enlarged is known when the page is made.
 */
export function featuresOf({ discussion }: Pick<Site, 'discussion'>, post: Post): readonly Feature[] {
  const hasPictures = post.pictures.length > 0 || (post.thumbnail?.alt ?? '') !== '';
  const others: readonly Feature[] = hasPictures ? [...post.features, 'zoom'] : post.features;
  if (!post.comments) return others;
  if (discussion !== null) return [...others, 'comments', 'discussion'];
  return post.discussion !== null || post.commentCount > 0 ? [...others, 'comments'] : others;
}

/** The same for a standalone page, which has nothing beside its text. */
export function pageFeaturesOf({ features, pictures }: StandalonePage): readonly Feature[] {
  return pictures.length > 0 ? [...features, 'zoom'] : features;
}

/** What the pages of a site need style sheets and scripts for. */
export function usedFeatures({ posts, standalone }: Content, site: Site): ReadonlySet<Feature> {
  return new Set([
    ...posts.flatMap((post) => featuresOf(site, post)),
    ...standalone.flatMap(pageFeaturesOf),
    ...(site.analytics === null ? [] : ['analytics' as const]),
  ]);
}
