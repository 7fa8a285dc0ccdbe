import { posix } from 'node:path';
import { decodeUrl } from '../../model/url.ts';
import type { Entry } from './blog.ts';

/** Knows the texts of a blog by their files and by their addresses. */
export class BlogLinks {
  readonly #byFile: ReadonlyMap<string, string>;
  readonly #byAddress: ReadonlyMap<string, string>;

  constructor(entries: readonly Entry[]) {
    const withPage = entries.flatMap(({ file, address }) => (address === null ? [] : [[file, address] as const]));
    this.#byFile = new Map(withPage);
    this.#byAddress = new Map(withPage.map(([, address]) => [addressKey(address), address]));
  }

  /** The address of the text in a file of the source; null where it has none. */
  addressOfFile(file: string): string | null {
    return this.#byFile.get(file) ?? null;
  }

  /** The address of the text that a relative link in another means, or one to a file; null for any other link. */
  resolve(link: string, { file, address }: Entry): string | null {
    const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(link) ?? [];
    if (path === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(path)) return null;
    const decoded = decodeUrl(path);
    if (/\.(?:mdx?|markdown)$/i.test(decoded)) {
      const named = decoded.startsWith('/') ? decoded.slice(1) : posix.join(posix.dirname(file), decoded);
      const found = this.#byFile.get(named);
      return found === undefined ? null : found + suffix;
    }
    if (path.startsWith('/') || address === null) return null;
    const at = URL.parse(path, `https://site.example${address}`)?.pathname ?? '';
    const found = this.#byAddress.get(addressKey(at));
    return found === undefined ? null : found + suffix;
  }
}

function addressKey(address: string): string {
  return decodeUrl(address)
    .replace(/(?:\/index)?\.html?$/, '')
    .replace(/\/+$/, '')
    .normalize('NFC')
    .toLowerCase();
}
