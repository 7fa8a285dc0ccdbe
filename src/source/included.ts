import { hash } from 'node:crypto';
import type { FileFault } from '../files/fault.ts';
import { stampOf } from '../files/look.ts';
import { readBytes } from '../files/read.ts';
import { mostTextBytes, textOf } from '../files/text.ts';
import type { IncludeText } from '../markdown/environment.ts';
import type { IncludedFile } from '../model/included-file.ts';
import { resolveReference } from '../model/paths.ts';
import { decodeUrl } from '../model/url.ts';
import { findInContent } from './content-file.ts';
import type { ListedFile } from './folder-listing.ts';

/**
 * Reads files that a text shows parts of: those beside it, or from `content/` where their paths begin with `/`. Each is
 * noted in `included`, those that cannot be read too: the text is to be read again when one of them changes.
 */
export function includer(root: string, source: string, included: IncludedFile[]): IncludeText {
  return (written) => {
    const path = resolveReference(decodeUrl(written), source);
    const { read, file } = readIncluded(root, path);
    included.push(file);
    const text = 'fault' in read ? read : textOf(read.bytes);
    return 'fault' in text ? { fault: text.fault, path } : { text: text.text, path };
  };
}

const missing: FileFault['kind'] = 'missing';

/** Reads one such file by its path from the site's root. */
export function readIncluded(root: string, path: string) {
  const found = findInContent(root, path);
  const read = 'fault' in found ? found : readBytes(found.file, mostTextBytes);
  const stamp = 'fault' in found ? null : stampOf(found.stat, Date.now());
  const file: IncludedFile =
    'fault' in read
      ? { path, stamp: null, hash: read.fault.kind }
      : { path, stamp, hash: hash('sha256', read.bytes, 'base64url') };
  return { read, file };
}

/** Whether files that a text shows, of which one may have been `listed` with it, are surely what they were when it was read. */
export function areUnchanged(root: string, included: readonly IncludedFile[], listed: ListedFile | null): boolean {
  return included.every(({ path, stamp, hash: its }) => {
    // What was listed with the text has been looked at: to ask again for each of thousands takes as long as all else.
    if (path === listed?.source) return stamp !== null && stamp === listed.stamp;
    const found = findInContent(root, path);
    // What was not there, and is not now, is what it was.
    if ('fault' in found) return found.fault.kind === missing && its === missing;
    return stamp !== null && stamp === stampOf(found.stat, Date.now());
  });
}

/** The same files as they are now. */
export function lookedAtAgain(root: string, included: readonly IncludedFile[]): IncludedFile[] {
  return included.map(({ path }) => readIncluded(root, path).file);
}

/** Whether two lists are of the same files with the same bytes. */
export function areAlike(one: readonly IncludedFile[], other: readonly IncludedFile[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ path, hash: its }, at) => other[at]?.path === path && other[at].hash === its)
  );
}

/** What a text is known by: its hash, and what it shows of other files. */
export function withIncluded(textHash: string, included: readonly IncludedFile[]): string {
  return included.length === 0 ? textHash : JSON.stringify([textHash, included.map((one) => [one.path, one.hash])]);
}
