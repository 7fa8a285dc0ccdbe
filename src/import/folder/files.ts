import { posix } from 'node:path';
import { decodeUrl } from '../../model/url.ts';
import { isPicture, SafeNames } from '../media/names.ts';
import type { PictureCheck } from '../media/picture-check.ts';
import type { Entry, FolderBlog, FoundFile, FoundPicture } from './blog.ts';
import type { SourceFiles } from './source-files.ts';

/** A site's URL as it is where a source names none. */
export const placeholder = 'https://example.com/';

/** Files that a reference of any kind can never mean: the texts, and what a generator prints them with. */
const notCopied = /\.(?:mdx?|markdown|html?|njk|liquid|haml|ejs|pug|astro|jsx?|tsx?|css|s[ac]ss|less)$/i;

/** Finds the files that texts name, and gives each its place in the new site: pictures once, others where they were. */
export class BlogFiles {
  readonly #files: SourceFiles;
  readonly #blog: Pick<FolderBlog, 'fileRoots' | 'otherRoots' | 'shortcuts' | 'url'>;
  readonly #pictures: PictureCheck;
  readonly #names = new SafeNames();
  /** The files of the source that a text names. */
  readonly used = new Set<string>();

  constructor(
    files: SourceFiles,
    blog: Pick<FolderBlog, 'fileRoots' | 'otherRoots' | 'shortcuts' | 'url'>,
    pictures: PictureCheck,
  ) {
    this.#files = files;
    this.#blog = blog;
    this.#pictures = pictures;
  }

  /** The file that a text means by a reference; null where it means none of the source. */
  find(reference: string, entry: Pick<Entry, 'file' | 'address'>): FoundFile | null {
    const found = this.#meant(reference, entry);
    return found === null ? null : this.#placed(found, entry);
  }

  /** The file that is to be shown as a picture; null where a reference means none of the source. */
  picture(reference: string, entry: Pick<Entry, 'file' | 'address'>): FoundPicture | null {
    const found = this.#meant(reference, entry);
    if (found === null) return null;
    const fault = this.#pictures.faultOf(this.#files.absolute(found), found);
    if (fault === null) return { ...this.#placed(found, entry), fault };
    this.used.add(found);
    const path = this.#publicPath(found, entry);
    // A path of the site would be opened by its build.
    const { href } = new URL(encodeURI(path), this.#blog.url ?? placeholder);
    return { reference: href, asset: { from: this.#files.absolute(found), to: `public/${path}` }, fault };
  }

  #meant(reference: string, entry: Pick<Entry, 'file' | 'address'>): string | null {
    const path = this.#pathOf(reference);
    if (path === null) return null;
    const file = this.#places(path, entry).find((one) => this.#files.find(one) !== null && !notCopied.test(one));
    return file === undefined ? null : this.#files.find(file);
  }

  /** A file of the source as a text names it. */
  #placed(file: string, entry: Pick<Entry, 'file' | 'address'>): FoundFile {
    this.used.add(file);
    const path = this.#publicPath(file, entry);
    const from = this.#files.absolute(file);
    if (isPicture(file)) {
      const own = path.replace(/^(?:assets\/)?(?:images|img|_img)\//i, '');
      const name = this.#names.nameOf(this.#pictures.named(own, from));
      return { reference: `/images/${name}`, asset: { from, to: `content/images/${name}` } };
    }
    return { reference: encodeURI(`/${path}`), asset: { from, to: `public/${path}` } };
  }

  /** Where a file was on the old site, without the slash before it. */
  #publicPath(file: string, { address }: Pick<Entry, 'file' | 'address'>): string {
    const roots = this.#blog.fileRoots.filter((root) => root === '' || file.startsWith(`${root}/`));
    const [root] = roots.sort((a, b) => b.length - a.length);
    if (root !== undefined && !/(?:^|\/)_/.test(file.slice(root.length)))
      return file.slice(root === '' ? 0 : root.length + 1);
    const folder = decodeUrl(address ?? '/files/')
      .replace(/[^/]*$/, '')
      .replace(/^\//, '');
    return folder + posix.basename(file);
  }

  /** A reference as a path that may be one of the source; null for what leads elsewhere. */
  #pathOf(reference: string): string | null {
    const own = this.#blog.url;
    const local = own !== null && reference.startsWith(own) ? `/${reference.slice(own.length)}` : reference;
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#|\?)/i.test(local) || local === '') return null;
    return decodeUrl(local.replace(/[?#].*$/s, ''));
  }

  /** The places at which the source may have what a reference names, the likeliest first. */
  #places(path: string, { file, address }: Pick<Entry, 'file' | 'address'>): string[] {
    const { fileRoots, otherRoots, shortcuts } = this.#blog;
    const roots = [...fileRoots, ...otherRoots];
    const below = (relative: string) => roots.map((root) => posix.join(root, relative));
    for (const [beginning, folder] of Object.entries(shortcuts))
      if (path.startsWith(beginning)) return [posix.join(folder, path.slice(beginning.length))];
    if (path.startsWith('/')) {
      const base = this.#blog.url === null ? '/' : new URL(this.#blog.url).pathname;
      return [...below(path), ...(base !== '/' && path.startsWith(base) ? below(path.slice(base.length)) : [])];
    }
    const beside = posix.join(posix.dirname(file), path);
    const ofBundle = posix.join(file.replace(/\.[^./]+$/, ''), path);
    const onSite = address === null ? [] : below(posix.join(decodeUrl(address).replace(/[^/]*$/, ''), path));
    return [beside, ofBundle, ...onSite, ...below(path)];
  }
}
