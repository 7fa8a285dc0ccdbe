import { Scratch } from '../../cache/scratch.ts';
import { keptFile, sealedStore } from '../../cache/sealed-store.ts';
import { isCount, isNumber, isText, isTruth, listOf, nullOr, objectOf, oneOf, textLike } from '../../cache/shape.ts';
import { stampOf } from '../../files/look.ts';
import { type FolderNames, findNamed } from '../../source/content-file.ts';
import { encoderKey } from '../encode/encoder-key.ts';
import type { SourcePicture } from '../plan/picture.ts';
import type { readSource, SourceLook } from './read-source.ts';

/** What was seen at a path, with the stamp that the file had then; see `stampOf`. */
interface RememberedLook {
  readonly stamp: string | null;
  readonly source: SourcePicture;
}

/**
 * Looks at the pictures of a site, by their paths from its root. What is remembered of the last build is believed of a
 * file whose stamp is what it was, which is not even opened, and of one whose bytes are. A file with a fault is looked at
 * each time.
 */
export async function readSources(
  root: string,
  cacheFolder: string,
  paths: Iterable<string>,
): Promise<Map<string, SourceLook>> {
  const kept = keptFile(sourceStore, cacheFolder, []);
  const remembered = kept.read() ?? [];
  const before = new Map(remembered.map((look) => [look.source.path, look]));
  const now: RememberedLook[] = [];
  const looks = new Map<string, SourceLook>();
  const scratch = new Scratch();
  const names: FolderNames = new Map();
  for (const path of paths) {
    const found = findNamed(root, path, names);
    if ('fault' in found) {
      looks.set(path, { fault: { kind: 'file', fault: found.fault } });
      continue;
    }
    const stamp = stampOf(found.stat, Date.now());
    const known = before.get(path) ?? null;
    const isSame = known !== null && stamp !== null && known.stamp === stamp;
    const look = isSame ? { source: known.source } : await newLook(path, found, known?.source, scratch);
    looks.set(path, look);
    if ('source' in look) now.push({ stamp, source: look.source });
  }
  kept.update(remembered, now);
  return looks;
}

/** Opens a file; what that is done with is loaded for the first that is new or changed. */
const newLook: typeof readSource = async (...asked) => (await import('./read-source.ts')).readSource(...asked);

/** What was seen of the picture files. */
export const sourceStore = sealedStore({
  place: 'images/sources.json',
  /** A file's stamp, and then its bytes, decide; what is seen in them may change with the encoder. */
  key: () => encoderKey,
  shape: listOf(
    objectOf<RememberedLook>({
      stamp: nullOr(isText),
      source: objectOf<SourcePicture>({
        path: isText,
        // Files of the cache and of the site are named by it.
        hash: textLike(/^[0-9a-f]{32}$/),
        bytes: isCount,
        width: isNumber,
        height: isNumber,
        format: oneOf('jpeg', 'png', 'webp', 'gif', 'avif', 'tiff', 'svg'),
        hasAlpha: isTruth,
        frames: isCount,
        isPlain: isTruth,
      }),
    }),
  ),
  pruned: 'replaced',
});
