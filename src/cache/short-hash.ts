import { hash } from 'node:crypto';

/** What stands for a content in fingerprints, keys and names: the first 132 bits of its SHA-256, in base64url. */
export function shortHash(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, 22);
}
