import { type Data, mapAt, textOf, textsOf } from '../folder/data.ts';
import type { OldLists } from '../folder/old-lists.ts';
import type { OldAddress } from '../redirects.ts';
import { jekyllSlug } from './jekyll-paths.ts';

/** The lists of a blog: pages of its own at `addresses`, and the archives of jekyll-archives, whose `:name` is a slug. */
export function jekyllLists(settings: Data, addresses: readonly OldAddress[]): OldLists {
  const archives = mapAt(settings, 'jekyll-archives');
  const enabled = textsOf(archives.enabled);
  const has = (kind: string) => enabled.some((one) => one === 'all' || one === kind);
  const patterns = { tag: '/tag/:name/', category: '/category/:name/', ...mapAt(archives, 'permalinks') };
  return {
    addresses,
    term: (kind, name) =>
      kind !== 'author' && has(kind === 'tag' ? 'tags' : 'categories')
        ? [(textOf(patterns[kind]) ?? '').replace(':name', jekyllSlug(name, 'default'))]
        : [],
  };
}
