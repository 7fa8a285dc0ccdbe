import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { astro } from './astro/astro.ts';
import { docusaurus } from './docusaurus/docusaurus.ts';
import { eleventy } from './eleventy/eleventy.ts';
import { folderKind } from './folder/folder-source.ts';
import { gatsby } from './gatsby/gatsby.ts';
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
  ...[docusaurus, astro, eleventy, gatsby, hugo, hexo, jekyll].map(folderKind),
];

/** The kind of source of this name, or where none was named the one that the paths look like; null where there is none. */
export function sourceKindOf(paths: readonly string[], name: string | null): SourceKind | null {
  return sourceKinds.find((kind) => (name === null ? kind.recognises(paths) : kind.name === name)) ?? null;
}

/** What to say of paths that no kind recognises: what was looked for, and where it may be. `typed` are the paths as they were typed. */
export function unknownSource(paths: readonly string[], typed: readonly string[]): string {
  const [folder] = paths;
  const shown = typed.join(', ');
  if (folder === undefined || paths.length > 1 || !statSync(folder).isDirectory())
    return `${shown} is no export that is known: looked for ${signs(false)}. Where it is one all the same, name its kind: --from wordpress.`;
  const within = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
    .map(({ name }) => ({ name, kind: sourceKindOf([join(folder, name)], null) }))
    .find(({ kind }) => kind !== null);
  const other =
    within === undefined
      ? 'Name the folder that holds its configuration, or its kind: --from hugo.'
      : `The folder ${join(shown, within.name)} is of ${within.kind?.name}: import that.`;
  return `${shown} is the folder of no blog that is known: looked for ${signs(true)}. ${other}`;
}

function signs(isFolder: boolean): string {
  const exports = [wordpress, ghost];
  const kinds = isFolder ? sourceKinds.filter((kind) => !exports.includes(kind)) : exports;
  return kinds.map(({ name, sign }) => `${sign} (${name})`).join('; ');
}
