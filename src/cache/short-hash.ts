import { hash } from 'node:crypto';

const length = 22;
const copy = Buffer.alloc(length);

/**
 * What stands for a content in fingerprints, keys and names: the first 132 bits of its SHA-256, in base64url. It is a
 * text of its own, as a part of the whole hash would keep that in memory: a site has a hundred thousand of them.
 */
export function shortHash(content: string | Uint8Array): string {
  copy.write(hash('sha256', content, 'base64url'), 0, length, 'latin1');
  return copy.toString('latin1');
}
