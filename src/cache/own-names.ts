import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The names in a folder of the cache, for a store that drops what it needs no more; none where the folder is missing, or
 * where it, or a folder between it and the cache, is a link: what lies there may be somebody else's.
 */
export function ownNames(cacheFolder: string, ...below: readonly string[]): string[] {
  try {
    const folders = below.map((_, index) => join(cacheFolder, ...below.slice(0, index + 1)));
    if (folders.some((folder) => lstatSync(folder).isSymbolicLink())) return [];
    return readdirSync(join(cacheFolder, ...below));
  } catch {
    return [];
  }
}
