import type { FileFault } from '../files/fault.ts';
import { contentFolder } from '../model/paths.ts';
import { attachmentUrl } from '../pages/views/attachments.ts';
import { type FolderNames, findInContent } from '../source/content-file.ts';

/**
 * Why a file that a text links to cannot be published as it is; null where it can. A link in `content/` to a text or to
 * the configuration is as little published as these are.
 */
export function attachmentFault(root: string, path: string, names: FolderNames): FileFault | null {
  if (attachmentUrl(path) === null) return { kind: 'missing' };
  const found = findInContent(root, path, names);
  if ('fault' in found) return found.fault;
  const isPublished = attachmentUrl(`${contentFolder}/${found.real}`) !== null;
  return isPublished ? null : { kind: 'special', what: 'a link to a text of the site' };
}
