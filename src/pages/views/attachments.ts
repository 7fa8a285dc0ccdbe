import { outputUrl } from '../../model/output-path.ts';
import { contentFolder } from '../../model/paths.ts';

/**
 * The URL path, from the site's own root, of a file beside the posts that a text links to (a PDF, a data file): under
 * `/files/`, as it lies in `content/`. Null for a path that is not below `content/`, and for Markdown.
 */
export function attachmentUrl(path: string): string | null {
  if (!path.startsWith(`${contentFolder}/`) || /\.(md|markdown|yaml)$/i.test(path)) return null;
  return outputUrl(`files/${path.slice(contentFolder.length + 1)}`);
}
