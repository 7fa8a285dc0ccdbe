import { nameOf } from '../model/paths.ts';
import { sanitizeTitle } from '../model/slug.ts';
import type { BuildOptions } from '../site/options.ts';
import { listFiles } from '../source/list-files.ts';
import { readTexts } from './read-texts.ts';

/**
 * The post that has a slug, by its file, be it published, a draft or wrong in some way; null where it is free. Posts of one
 * slug may have different addresses, but nobody can tell them apart by what is typed.
 */
export async function slugOwner(options: BuildOptions, slug: string, language: string): Promise<string | null> {
  const posts = await readTexts(options);
  const owner = posts.find((post) => post.slug === slug)?.source;
  if (owner !== undefined) return owner;
  const read = new Set(posts.map(({ source }) => source));
  const unread = listFiles(options.root).filter(({ kind, source }) => kind === 'post' && !read.has(source));
  return unread.find(({ source }) => sanitizeTitle(nameOf(source), language) === slug)?.source ?? null;
}
