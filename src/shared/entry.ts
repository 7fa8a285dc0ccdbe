import { sha256 } from '../cache/file-hash.ts';

/** The first line of every entry; another form of entries is another word. */
const form = 'broadsheet-shared-1';

/** Most bytes of an entry: what is larger is not shared. */
export const mostEntryBytes = 1 << 28;

/**
 * An entry as it is stored: a line with its key and the hash of what stands behind it. Whoever finds it can tell that it
 * is whole, and that it is this one and not another that was put in its place.
 */
export function sealedEntry(key: string, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${form} ${key} ${sha256(content)}\n`), content]);
}

/** What stands in an entry; null where the bytes are cut, changed, or those of another key. */
export function openedEntry(key: string, bytes: Uint8Array): Buffer | null {
  const entry = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = entry.indexOf('\n');
  if (end < 0) return null;
  const content = entry.subarray(end + 1);
  return entry.toString('latin1', 0, end) === `${form} ${key} ${sha256(content)}` ? content : null;
}

/** A part of an entry that is described by JSON before it, and the bytes that this is about. */
export interface Described {
  readonly head: unknown;
  readonly bytes: Buffer;
}

/** Puts a description, as a line of JSON, before bytes. */
export function described(head: object, ...bytes: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...bytes]);
}

/** Parts what `described` has put together; null where there is no description. */
export function readDescribed(content: Buffer): Described | null {
  const end = content.indexOf('\n');
  if (end < 0) return null;
  try {
    const head: unknown = JSON.parse(content.toString('utf8', 0, end));
    return { head, bytes: content.subarray(end + 1) };
  } catch {
    return null;
  }
}
