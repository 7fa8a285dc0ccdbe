import { shortHash } from './short-hash.ts';

/** One short text that differs wherever one of the parts does; their order and their borders count. */
export function fingerprintOf(parts: readonly string[]): string {
  let all = '';
  for (const part of parts) all += `${part.length}:${part}`;
  return shortHash(all);
}
