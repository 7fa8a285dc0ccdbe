import type { Random } from './random.ts';

/** A thumbnail: flat ink is kept as PNG, screens and gradations as JPEG. */
export interface Plate {
  readonly format: 'png' | 'jpg';
  draw(random: Random): string;
}

/** Plates by the slug of the post they stand for. */
export type Plates = Readonly<Record<string, Plate>>;
