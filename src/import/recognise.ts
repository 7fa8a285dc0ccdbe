import { astro } from './astro/astro.ts';
import { docusaurus } from './docusaurus/docusaurus.ts';
import { eleventy } from './eleventy/eleventy.ts';
import { folderKind } from './folder/folder-source.ts';
import { ghost } from './ghost/ghost.ts';
import { hexo } from './hexo/hexo.ts';
import { hugo } from './hugo/hugo.ts';
import { jekyll } from './jekyll/jekyll.ts';
import type { SourceKind } from './source.ts';
import { wordpress } from './wordpress/wordpress.ts';

/** Every kind of source, in the order in which they are tried. */
export const sourceKinds: readonly SourceKind[] = [
  wordpress,
  ghost,
  ...[docusaurus, astro, eleventy, hugo, hexo, jekyll].map(folderKind),
];

/** The kind of source of this name, or where none was named the one that the paths look like; null where there is none. */
export function sourceKindOf(paths: readonly string[], name: string | null): SourceKind | null {
  return sourceKinds.find((kind) => (name === null ? kind.recognises(paths) : kind.name === name)) ?? null;
}
