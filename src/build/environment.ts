import nunjucks from 'nunjucks';
import { type IncludeFolders, layoutKeys } from './layouts.ts';

let last: { readonly key: string; readonly environment: nunjucks.Environment } | null = null;

/**
 * The template engine that prints pages: everything is escaped unless a layout says otherwise, and a name that no view
 * has is an error and not an empty text. A process that prints again and again keeps its compiled templates as long as
 * none of them has changed by a letter.
 */
export function createEnvironment(folders: IncludeFolders): nunjucks.Environment {
  const key = JSON.stringify([folders, [...layoutKeys(folders)]]);
  if (last?.key === key) return last.environment;
  const loader = new nunjucks.FileSystemLoader([...folders], { watch: false, noCache: false });
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: true });
  last = { key, environment };
  return environment;
}
