import { join } from 'node:path';
import { Scratch } from '../../cache/scratch.ts';
import { readSealed, writeSealed } from '../../cache/sealed-file.ts';
import { fileStat } from '../../source/file-stat.ts';
import { encoderKey } from '../encode/encode.ts';
import type { SourcePicture } from '../plan/picture.ts';
import { readSource, type SourceLook } from './read-source.ts';

/** What was seen at a path, with the size and the time that the file had then. */
interface RememberedLook {
  readonly size: number;
  /** Nanoseconds since 1970, more than a number holds. */
  readonly modified: string;
  readonly source: SourcePicture;
}

/**
 * Looks at the pictures of a site, by their paths from its root. What is remembered of the last build is believed of a
 * file whose size and time are what they were: it is not even opened. A file with a fault is looked at each time.
 */
export async function readSources(
  root: string,
  cacheFolder: string,
  paths: Iterable<string>,
): Promise<Map<string, SourceLook>> {
  const file = join(cacheFolder, 'images', 'sources.json');
  const before = load(file);
  const now = new Map<string, RememberedLook>();
  const looks = new Map<string, SourceLook>();
  const scratch = new Scratch();
  for (const path of paths) {
    const stat = fileStat(join(root, path));
    const known = before.get(path);
    const isSame = known?.size === Number(stat?.size) && known.modified === String(stat?.mtimeNs);
    const look = isSame ? { source: known.source } : await readSource(root, path, scratch);
    looks.set(path, look);
    if (stat !== null && 'source' in look) {
      now.set(path, { size: Number(stat.size), modified: String(stat.mtimeNs), source: look.source });
    }
  }
  save(file, before, now);
  return looks;
}

function load(file: string): Map<string, RememberedLook> {
  const text = readSealed(file, encoderKey);
  // The seal says that this code wrote the text, whole: its shape is the type's.
  const entries: readonly (readonly [string, RememberedLook])[] = text === null ? [] : JSON.parse(text);
  return new Map(entries);
}

function save(file: string, before: ReadonlyMap<string, RememberedLook>, now: ReadonlyMap<string, RememberedLook>) {
  const [old, text] = [before, now].map((looks) => JSON.stringify([...looks]));
  if (text !== undefined && text !== old) writeSealed(file, encoderKey, text);
}
