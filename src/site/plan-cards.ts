import type { Content } from '../archive/arrange.ts';
import type { Site } from '../config/site.ts';
import { siteFile } from '../config/site-file.ts';
import { planCard } from '../images/card/plan-card.ts';
import type { Recipes } from '../images/plan/variant-maker.ts';
import type { PicturePlan } from '../images/plan/variants.ts';
import type { Thumbnail } from '../model/post.ts';

/**
 * The social cards that a site wants drawn: of its posts that no thumbnail can stand for, of its standalone pages, and one of its
 * own, under site.yaml's path, for all other pages. None where `images.socialCards` is off.
 */
export function planCards(
  { posts, standalone }: Content,
  site: Site,
  recipes: Recipes,
  pictures: readonly PicturePlan[],
): PicturePlan[] {
  if (!site.images.socialCards) return [];
  const own = { source: siteFile, title: site.tagline === '' ? site.name : site.tagline, language: site.language };
  const crops = new Map(pictures.map((plan) => [plan.source.path, plan.crops]));
  const isCut = ({ path, focus: { x, y } }: Thumbnail) =>
    crops.get(path)?.some(({ focus, card }) => focus.x === x && focus.y === y && card !== null) ?? false;
  const texts = [
    ...posts.filter(({ thumbnail }) => thumbnail === null || !isCut(thumbnail)),
    ...standalone.map(({ source, title }) => ({ source, title, language: null })),
    own,
  ];
  return texts.flatMap(({ source, title, language }) => {
    const words = { title, siteName: site.name, language: language ?? site.language };
    return planCard(source, words, recipes) ?? [];
  });
}
