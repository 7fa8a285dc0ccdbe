import { hash } from 'node:crypto';
import type { SourcePicture, Variant } from './picture.ts';

/** Pixels of the icons that browsers and home screens ask for. */
export const iconSizes = [32, 180, 192, 512] as const;

/** The square icons made of one source picture. */
export function iconVariants(source: SourcePicture, encoder: string): Variant[] {
  return iconSizes.map((size) => {
    const recipe = hash('sha256', JSON.stringify([source.hash, 'icon', size, encoder]), 'hex').slice(0, 10);
    return { width: size, height: size, format: 'png', quality: 100, output: `assets/icon-${recipe}-${size}.png` };
  });
}
