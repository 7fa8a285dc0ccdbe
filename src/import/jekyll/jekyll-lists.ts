import { posix } from 'node:path';
import { type Data, mapAt, textOf, textsOf } from '../folder/data.ts';
import type { OldLists } from '../folder/old-lists.ts';
import { listNamed, type OldAddress } from '../redirects.ts';
import { jekyllAddress, jekyllPattern, jekyllSlug } from './jekyll-paths.ts';

/** Where a page that lists posts was, and what lists them here; nothing for a page that is called otherwise. */
export function oldList(path: string, pattern: string, folder: string): OldAddress[] {
  const name = posix.basename(path).replace(/\.[^.]+$/, '');
  const page = { date: null, name, slug: null, title: name, categories: [], collection: '', path: folder };
  const address = jekyllAddress(jekyllPattern(pattern), page);
  const list = listNamed(address);
  return list === null ? [] : [[address, list]];
}

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
