import { hash } from 'node:crypto';
import { posix } from 'node:path';
import type { Framing, Source, Variant, VariantFormat } from './picture.ts';

/** How a site wants its pictures: widths in pixels, formats from the one that readers should rather get. */
export interface ImageSettings {
  readonly widths: readonly number[];
  readonly formats: readonly ('webp' | 'avif')[];
  readonly quality: { readonly webp: number | null; readonly avif: number | null; readonly jpeg: number | null };
}

/** What a variant is made by; another encoder may give other bytes, so it has other names. */
export interface Recipes {
  readonly settings: ImageSettings;
  /** Stands for the encoder and its version. */
  readonly encoder: string;
}

/** Chosen by `bench/quality.ts`, which prints distance against bytes. The others lose nothing. */
const defaultQuality: Readonly<Record<VariantFormat, number>> = {
  webp: 80,
  avif: 50,
  jpeg: 80,
  png: 100,
  gif: 100,
  svg: 100,
};

const extensions: Readonly<Record<VariantFormat, string>> = {
  webp: 'webp',
  avif: 'avif',
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  svg: 'svg',
};

/** Pixels of a variant. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Makes a variant of one source. */
export type VariantMaker = (format: VariantFormat, framing: Framing, size: Size) => Variant;

/** Makes variants of one source: the source and the recipe are hashed into the key, and the key into the name. */
export function variantMaker(source: Source, { settings, encoder }: Recipes): VariantMaker {
  const name = nameOf(source.path);
  return (format, framing, { width, height }) => {
    const quality = qualityOf(format, settings);
    const part = framing.kind === 'part' ? JSON.stringify(framing.region) : framing.kind;
    const recipe = `${source.hash} ${format} ${quality} ${part} ${width} ${height} ${encoder}`;
    const key = hash('sha256', recipe, 'hex').slice(0, 24);
    const extension = extensions[format];
    const output = `assets/images/${name}-${key.slice(0, 10)}-${width}.${extension}`;
    return { width, height, format, quality, framing, key: `${key}.${extension}`, output };
  };
}

function qualityOf(format: VariantFormat, { quality }: ImageSettings): number {
  const isChosen = format === 'webp' || format === 'avif' || format === 'jpeg';
  return (isChosen ? quality[format] : null) ?? defaultQuality[format];
}

function nameOf(path: string): string {
  const name = posix.basename(path, posix.extname(path));
  return (
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}+/gu, '')
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60)
      .replace(/-$/, '') || 'picture'
  );
}
