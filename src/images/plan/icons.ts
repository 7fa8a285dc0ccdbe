import type { SourcePicture } from './picture.ts';
import { type Recipes, variantMaker } from './variant-maker.ts';
import { type PicturePlan, planPicture } from './variants.ts';

/** Pixels of the icons that browsers and home screens ask for. */
export const iconSizes = [32, 180, 192, 512] as const;

/** The square icons made of one source picture, which stands in the middle where it is not square itself. */
export function planIcons(source: SourcePicture, recipes: Recipes): PicturePlan {
  const make = variantMaker(source, recipes);
  const icon = (size: number) => make('png', { kind: 'framed' }, { width: size, height: size });
  return { source, offers: [iconSizes.map(icon)], fallback: icon(512), original: null, crops: [], still: null };
}

/** A logo: one file, as it stands small and still on every page. */
export function planLogo(source: SourcePicture, recipes: Recipes): PicturePlan {
  const plan = planPicture(source, recipes, []);
  return { ...(plan.still ?? plan), offers: [], original: null };
}
