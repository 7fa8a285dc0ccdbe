import ignore from 'ignore';
import { contentFolder } from '../model/paths.ts';

/** Tells whether a path from the site's root is one that `ignore` of site.yaml leaves alone: patterns as git reads them. */
export function ignoredBy(patterns: readonly string[]): (path: string) => boolean {
  const inContent = new RegExp(`^(!?)/?${contentFolder}/`);
  const rules = ignore().add(patterns.map((pattern) => pattern.replace(inContent, '$1/')));
  const prefix = `${contentFolder}/`;
  return (path) => path.startsWith(prefix) && path.length > prefix.length && rules.ignores(path.slice(prefix.length));
}
