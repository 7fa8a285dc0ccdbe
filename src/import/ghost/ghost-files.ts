import { decodeUrl } from '../../model/url.ts';
import type { Asset, WantedFile } from '../item.ts';
import { isPicture, SafeNames } from '../media/names.ts';
import type { Uploads } from '../media/uploads.ts';

/** The files that something names: those at hand, and those to be fetched. */
export interface NamedFiles {
  readonly assets: Asset[];
  readonly wanted: WantedFile[];
}

/** Finds the files of a blog of Ghost, and gives each its place in the new site. */
export class GhostFiles {
  readonly #url: string;
  readonly #uploads: Uploads;
  readonly #names = new SafeNames();

  /** `url` is the blog's, `uploads` a copy of its folder of content. */
  constructor(url: string, uploads: Uploads) {
    this.#url = url;
    this.#uploads = uploads;
  }

  /** How a URL is written here; a file of the blog is noted in `files`. */
  named(url: string, files: NamedFiles): string {
    const found = this.#file(url);
    if (found === null) return url.replace(/^__GHOST_URL__/, this.#url.replace(/\/$/, ''));
    if (found.asset !== null) files.assets.push(found.asset);
    if (found.wanted !== null) files.wanted.push(found.wanted);
    return found.reference;
  }

  /** A picture that is at hand, as this contract names it; null for any other. */
  picture(url: string | null, files: NamedFiles): string | null {
    const reference = url === null ? '' : this.named(url, files);
    if (reference.startsWith('/images/')) return reference;
    return this.#file(url ?? '') === null ? this.#fromElsewhere(reference, files) : null;
  }

  /** A picture of another site, such as one of stock photographs: this contract's are its own, so it is fetched once. */
  #fromElsewhere(url: string, files: NamedFiles): string | null {
    const at = URL.parse(url);
    if (at === null || !/^https?:$/.test(at.protocol)) return null;
    const path = `elsewhere/${at.host}${decodeUrl(at.pathname)}`.replace(/\/$/, '');
    const named = isPicture(path) ? path : `${path}.jpg`;
    const from = this.#uploads.find(named);
    if (from === null) {
      files.wanted.push({ url, path: named });
      return null;
    }
    const name = this.#names.nameOf(named);
    files.assets.push({ from, to: `content/images/${name}` });
    return `/images/${name}`;
  }

  /** A file of the blog's own content folder; null for anything else. */
  #file(url: string): { reference: string; asset: Asset | null; wanted: WantedFile | null } | null {
    const local = url.replace(/^__GHOST_URL__/, '').replace(new RegExp(`^${this.#url.replaceAll('.', '\\.')}`), '/');
    const [, folder, path] = /^\/content\/(images|media|files)\/(?:size\/w\d+\/)?([^?#]+)/.exec(local) ?? [];
    if (folder === undefined || path === undefined) return null;
    const decoded = decodeUrl(path);
    const from =
      this.#uploads.find(`${folder}/${decoded}`) ??
      this.#uploads.find(decoded) ??
      this.#uploads.find(`content/${folder}/${decoded}`);
    const absolute = new URL(`content/${folder}/${path}`, this.#url).href;
    if (from === null)
      return { reference: absolute, asset: null, wanted: { url: absolute, path: `${folder}/${decoded}` } };
    if (!isPicture(decoded))
      return {
        reference: `/content/${folder}/${path}`,
        asset: { from, to: `public/content/${folder}/${decoded}` },
        wanted: null,
      };
    const name = this.#names.nameOf(decoded);
    return { reference: `/images/${name}`, asset: { from, to: `content/images/${name}` }, wanted: null };
  }
}
