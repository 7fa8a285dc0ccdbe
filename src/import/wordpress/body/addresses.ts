import type { CompactMap } from '../../compact-map.ts';
import type { Asset, WantedFile } from '../../item.ts';
import { pathOnBlog } from '../../permalinks.ts';
import type { Library, UploadedFile } from '../library.ts';

/** The files that a body names. */
export interface NamedFiles {
  readonly assets: Asset[];
  readonly wanted: WantedFile[];
}

/** Knows where the links of texts lead on the new site. */
export class Addresses {
  readonly #base: string;
  readonly #library: Library;
  readonly #links: CompactMap;

  /** `base` is the blog's URL, `links` are the addresses of everything that has a number. */
  constructor(base: string, library: Library, links: CompactMap) {
    this.#base = base;
    this.#library = library;
    this.#links = links;
  }

  /**
   * A link as it is to be written: a path where it leads to the blog itself, by its number too, or to one of its files;
   * else as it was.
   */
  linked(url: string, files: NamedFiles): string {
    const file = this.#library.find(url);
    if (file !== null) return this.keep(file, files);
    // A path beside the text's own is the same on the new site.
    const written = /^(?:https?:)?\//i.test(url) ? URL.parse(url, this.#base) : null;
    if (written === null) return url;
    const id = /[?&](?:p|page_id)=(\d+)/.exec(written.search)?.[1];
    const isOwn = pathOnBlog(written.origin + written.pathname, this.#base) !== null;
    const byId = id === undefined || !isOwn ? undefined : this.#links.get(String(Number(id))) || undefined;
    const path = pathOnBlog(byId ?? written.href, this.#base);
    return path === null ? url : `${path}${byId === undefined ? written.search : ''}${written.hash}`;
  }

  /** Notes a file that a text names; gives how the text names it. */
  keep({ reference, asset, wanted }: UploadedFile, { assets, wanted: missing }: NamedFiles): string {
    if (asset !== null) assets.push(asset);
    if (wanted !== null) missing.push(wanted);
    return reference;
  }
}
