import { hash } from 'node:crypto';

/** One short text that differs wherever one of the parts does; their order and their borders count. */
export function fingerprintOf(parts: readonly string[]): string {
  const framed = parts.map((part) => `${part.length}:${part}`).join('');
  return hash('sha256', framed, 'base64url').slice(0, 22);
}
