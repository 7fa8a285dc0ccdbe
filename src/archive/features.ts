import type { Site } from '../config/site.ts';
import type { Feature } from '../model/feature.ts';
import type { Post } from '../model/post.ts';
import type { Content } from './arrange.ts';

/** What the page of a post needs style sheets and scripts for: what its text has, and what stands below it. */
export function featuresOf({ discussion }: Pick<Site, 'discussion'>, post: Post): readonly Feature[] {
  if (!post.comments) return post.features;
  if (discussion !== null) return [...post.features, 'comments', 'discussion'];
  return post.discussion !== null || post.commentCount > 0 ? [...post.features, 'comments'] : post.features;
}

/** What the pages of a site need style sheets and scripts for. */
export function usedFeatures({ posts, standalone }: Content, site: Site): ReadonlySet<Feature> {
  return new Set([
    ...posts.flatMap((post) => featuresOf(site, post)),
    ...standalone.flatMap(({ features }) => features),
    ...(site.analytics === null ? [] : ['analytics' as const]),
  ]);
}
