import nunjucks from 'nunjucks';
import type { IncludeFolders } from './layouts.ts';

/**
 * The template engine that prints pages: everything is escaped unless a layout says otherwise, and a name that no view
 * has is an error and not an empty text.
 */
export function createEnvironment(folders: IncludeFolders): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([...folders], { watch: false, noCache: false });
  return new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: true, trimBlocks: false });
}
