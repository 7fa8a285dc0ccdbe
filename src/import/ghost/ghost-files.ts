import { decodeUrl } from '../../model/url.ts';
import type { ReferenceUse } from '../folder/references.ts';
import type { Asset, WantedFile } from '../item.ts';
import { isPicture, SafeNames } from '../media/names.ts';
import type { PictureCheck } from '../media/picture-check.ts';
import type { Uploads } from '../media/uploads.ts';

/** The files that something names: those at hand, and those to be fetched. */
export interface NamedFiles {
  readonly assets: Asset[];
  readonly wanted: WantedFile[];
  /** What is to be said of pictures that cannot be opened. */
  readonly broken: string[];
}

interface GhostFile {
  readonly reference: string;
  readonly asset: Asset | null;
  readonly wanted: WantedFile | null;
  readonly fault: string | null;
}

/** Finds the files of a blog of Ghost, and gives each its place in the new site. */
export class GhostFiles {
  readonly #url: string;
  readonly #uploads: Uploads;
  readonly #pictures: PictureCheck;
  readonly #names = new SafeNames();

  /** `url` is the blog's, `uploads` a copy of its folder of content. */
  constructor(url: string, uploads: Uploads, pictures: PictureCheck) {
    this.#url = url;
    this.#uploads = uploads;
    this.#pictures = pictures;
  }

  /** How a URL is written here; a file of the blog is noted in `files`. */
  named(url: string, use: ReferenceUse, files: NamedFiles): string {
    const found = this.#file(url, use);
    if (found === null) return url.replace(/^__GHOST_URL__/, this.#url.replace(/\/$/, ''));
    if (found.asset !== null) files.assets.push(found.asset);
    if (found.wanted !== null) files.wanted.push(found.wanted);
    if (found.fault !== null) files.broken.push(found.fault);
    return found.reference;
  }

  /** A picture that is at hand, as this contract names it; null for any other. */
  picture(url: string | null, files: NamedFiles): string | null {
    const reference = url === null ? '' : this.named(url, 'picture', files);
    if (reference.startsWith('/images/')) return reference;
    return this.#file(url ?? '', 'picture') === null ? this.#fromElsewhere(reference, files) : null;
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
    const fault = this.#pictures.faultOf(from, named);
    if (fault !== null) {
      files.broken.push(fault);
      files.wanted.push({ url, path: named });
      return null;
    }
    const name = this.#names.nameOf(this.#pictures.named(named, from));
    files.assets.push({ from, to: `content/images/${name}` });
    return `/images/${name}`;
  }

  /** A file of the blog's own content folder; null for anything else. */
  #file(url: string, use: ReferenceUse): GhostFile | null {
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
      return { reference: absolute, asset: null, wanted: { url: absolute, path: `${folder}/${decoded}` }, fault: null };
    const kept = { from, to: `public/content/${folder}/${decoded}` };
    const fault = use === 'picture' ? this.#pictures.faultOf(from, `${folder}/${decoded}`) : null;
    // A path of the site would be opened by its build.
    if (fault !== null)
      return { reference: absolute, asset: kept, wanted: { url: absolute, path: `${folder}/${decoded}` }, fault };
    if (!isPicture(decoded)) return { reference: `/content/${folder}/${path}`, asset: kept, wanted: null, fault };
    const name = this.#names.nameOf(this.#pictures.named(decoded, from));
    return { reference: `/images/${name}`, asset: { from, to: `content/images/${name}` }, wanted: null, fault };
  }
}
