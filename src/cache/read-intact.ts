import { constants } from 'node:buffer';
import { readBytes } from '../files/read.ts';
import { shortHash } from './short-hash.ts';

/**
 * The bytes of a file whose hash a sealed file tells; null where they are others, or it is lost: what is no JSON is checked so.
 * `most` is the number of bytes that it may have.
 */
export function readIntact(path: string, hash: string, most: number = constants.MAX_LENGTH): Buffer | null {
  const read = readBytes(path, most);
  return 'fault' in read || shortHash(read.bytes) !== hash ? null : read.bytes;
}
