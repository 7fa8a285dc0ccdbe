import { posix } from 'node:path';
import { type Data, flagAt, isData, mapAt, merged, textAt, textOf, textsOf } from '../folder/data.ts';
import { jekyllPattern, suffixOf } from './jekyll-paths.ts';

/** What a file is by its place. */
export interface JekyllPlace {
  readonly kind: 'post' | 'page' | 'collection';
  readonly type: string;
  readonly isDraft: boolean;
  readonly categories: readonly string[];
  readonly path: string;
  readonly pattern: string;
}

/** What a file is by its place; null for one that Jekyll makes no page of. */
export function placeOf(written: string, settings: Data): JekyllPlace | null {
  const collections = mapAt(settings, 'collections');
  const pattern = jekyllPattern(textAt(settings, 'permalink') ?? 'date');
  // Collections may have a folder around them, which says nothing of what is in it.
  const around = (textAt(settings, 'collections_dir') ?? '').replaceAll(/^\.?\/+|\/+$/g, '');
  const path = around !== '' && written.startsWith(`${around}/_`) ? written.slice(around.length + 1) : written;
  const [, above = '', folder, below = ''] = /^(.*?)(?:^|\/)?(_posts|_drafts)\/(.+)$/.exec(path) ?? [];
  if (folder !== undefined) {
    if (above.split('/').some((part) => part.startsWith('_'))) return null;
    // Only folders above `_posts` are categories.
    return {
      kind: 'post',
      type: 'post',
      isDraft: folder === '_drafts',
      categories: above.split('/').filter((part) => part !== ''),
      path: below.replace(/\.[^.]+$/, ''),
      pattern: jekyllPattern(textAt(mapAt(collections, 'posts'), 'permalink') ?? pattern),
    };
  }
  const plain = { isDraft: false, categories: [] };
  const [, collection, inside = ''] = /^_([\w-]+)\/(.+)$/.exec(path) ?? [];
  if (collection !== undefined) {
    const own = mapAt(collections, collection);
    if (flagAt(own, 'output') !== true) return null;
    return {
      ...plain,
      kind: 'collection',
      type: collection,
      path: inside.replace(/\.[^.]+$/, ''),
      pattern: textAt(own, 'permalink') ?? `/:collection/:path${suffixOf(pattern)}`,
    };
  }
  if (/(?:^|\/)[_.]/.test(path) || isExcluded(path, settings)) return null;
  const dir = posix.dirname(path);
  const isIndex = /(?:^|\/)index\.[^/]+$/.test(path);
  return {
    ...plain,
    kind: 'page',
    type: 'page',
    path: dir === '.' ? '' : dir,
    pattern: isIndex ? '/:path/' : `/:path/:basename${suffixOf(pattern)}`,
  };
}

function isExcluded(path: string, settings: Data): boolean {
  const excluded = [...textsOf(settings.exclude), 'README.md', 'LICENSE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
  return excluded.some(
    (one) => path === one || path.startsWith(`${one.replace(/\/$/, '')}/`) || posix.matchesGlob(path, one),
  );
}

/** The values that `defaults` gives a file: those of a narrower scope win. */
export function defaultsFor(path: string, type: string, settings: Data): Data {
  const all = Array.isArray(settings.defaults) ? settings.defaults.filter(isData) : [];
  const fitting = all.filter(({ scope }) => {
    if (!isData(scope)) return true;
    const folder = (textOf(scope.path) ?? '').replace(/^\/|\/$/g, '');
    const wanted = textOf(scope.type);
    const isInside =
      folder === '' || path === folder || path.startsWith(`${folder}/`) || posix.matchesGlob(path, folder);
    return isInside && (wanted === null || wanted === type || wanted === `${type}s`);
  });
  // Of two scopes of one path, the one of a kind of text is narrower (Jekyll’s FrontmatterDefaults).
  const width = ({ scope }: Data) =>
    isData(scope) ? 2 * (textOf(scope.path) ?? '').length + (textOf(scope.type) === null ? 0 : 1) : 0;
  return merged(...fitting.toSorted((a, b) => width(a) - width(b)).map((one) => mapAt(one, 'values')));
}
