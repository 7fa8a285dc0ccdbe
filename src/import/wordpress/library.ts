import { CompactMap } from '../compact-map.ts';
import type { Asset, WantedFile } from '../item.ts';
import { isPicture, originalsOf, SafeNames } from '../media/names.ts';
import type { PictureCheck } from '../media/picture-check.ts';
import type { Uploads } from '../media/uploads.ts';
import { NumberGroups, NumberMap } from '../number-map.ts';
import { pathOnBlog } from '../permalinks.ts';
import type { Attachment, Attachments } from './survey.ts';

/** What an uploaded file becomes: how a text names it, and the file that is copied or has to be fetched. */
export interface UploadedFile {
  /** A path from the site's root where the file is at hand, else its absolute URL. */
  readonly reference: string;
  readonly asset: Asset | null;
  readonly wanted: WantedFile | null;
  /** Null where the library does not list it. */
  readonly attachment: Attachment | null;
  /** Why it cannot be shown as the picture that it is to be, as a sentence; null where it can. */
  readonly fault: string | null;
}

/** The files of a blog's media library, found by any of their URLs. */
export class Library {
  readonly #base: string;
  readonly #uploads: Uploads;
  readonly #pictures: PictureCheck;
  readonly #files: Attachments;
  /** The numbers of files by those of the items that they hang on, and of the texts that they hang on or that show them. */
  readonly #byParent = new NumberGroups();
  readonly #byText = new NumberGroups();
  readonly #textOf: (attachment: Attachment) => number;
  /** The numbers of files by their paths, and by the pages that show them. */
  readonly #byPath = new CompactMap();
  readonly #byLink = new CompactMap();
  readonly #hosts: ReadonlySet<string>;
  readonly #names = new SafeNames();
  /** How often each file of the library is named by a text, by number. */
  readonly uses = new NumberMap();
  readonly #unsettled: number[] = [];

  /** `base` is the blog's URL, `textOf` the number of the text that a file hangs on, or that shows it; 0 for none. */
  constructor(
    base: string,
    attachments: Attachments,
    textOf: (attachment: Attachment) => number,
    uploads: Uploads,
    pictures: PictureCheck,
  ) {
    this.#base = base;
    this.#uploads = uploads;
    this.#pictures = pictures;
    this.#files = attachments;
    this.#textOf = textOf;
    const hosts = new Set([hostOf(base)]);
    this.#hosts = hosts;
    for (const attachment of attachments.values()) {
      this.#byParent.add(attachment.parent, attachment.id);
      this.#byText.add(textOf(attachment), attachment.id);
      hosts.add(hostOf(attachment.url));
      const upload = uploadOf(attachment.url, base);
      if (upload !== null) this.#byPath.set(upload.path, String(attachment.id));
      const page = this.pageOf(attachment);
      if (page !== null) this.#byLink.set(page, String(attachment.id));
    }
  }

  /** The files that hang on an item, in the order of the export. */
  childrenOf(id: number): readonly Attachment[] {
    return id === 0 ? [] : this.#all(this.#byParent.of(id));
  }

  /** The files whose own pages lead to an item: those that hang on it, and those that hang nowhere and it shows first. */
  pagesLeadingTo(id: number): readonly Attachment[] {
    return id === 0 ? [] : this.#all(this.#byText.of(id));
  }

  /** Whether a file hangs on a text, or is shown by one. */
  isOnText(attachment: Attachment): boolean {
    return this.#textOf(attachment) !== 0;
  }

  /** The path of the page that shows a file by itself; null where it has none. */
  pageOf({ link }: Attachment): string | null {
    const path = pathOnBlog(link, this.#base);
    return path === '/' ? null : path;
  }

  attachment(id: number): Attachment | null {
    return this.#files.get(id);
  }

  /** The file at a URL, or the file that the page at it shows; null for a URL of anything else. `isShown`: as a picture. */
  find(url: string, isShown = false): UploadedFile | null {
    const page = this.#shownAt(url);
    const upload = uploadOf(page?.url ?? url, this.#base);
    if (upload === null || !this.#hosts.has(upload.host)) return null;
    const paths = isPicture(upload.path) ? originalsOf(upload.path) : [upload.path];
    const attachment = page ?? paths.flatMap((path) => this.#numbered(this.#byPath.get(path)) ?? [])[0] ?? null;
    if (attachment !== null) this.#count(attachment.id);
    const listed = attachment === null ? null : uploadOf(attachment.url, this.#base);
    const there = [...paths, ...(listed === null ? [] : [listed.path])].find(
      (path) => this.#uploads.find(path) !== null,
    );
    const from = there === undefined ? null : this.#uploads.find(there);
    const { href, path } = listed ?? upload;
    const wanted = { url: href, path };
    const fault = from === null || !isShown ? null : this.#pictures.faultOf(from, there ?? path);
    if (there !== undefined && from !== null && fault === null)
      return { ...this.#placed(there, from, upload.folder), wanted: null, attachment, fault };
    // A path of the site would be opened by its build.
    const asset = fault === null || from === null ? null : { from, to: `public${upload.folder}${there ?? path}` };
    return { reference: page === null ? upload.href : href, asset, wanted, attachment, fault };
  }

  /** A picture is one of the site's, in all its sizes; another file stays at the address that it had. */
  #placed(path: string, from: string, folder: string): { reference: string; asset: Asset } {
    if (isPicture(path)) {
      const name = this.#names.nameOf(this.#pictures.named(path, from));
      return { reference: `/images/${name}`, asset: { from, to: `content/images/${name}` } };
    }
    const address = `${folder}${path}`;
    return { reference: encodeURI(address), asset: { from, to: `public${address}` } };
  }

  /** Takes back what was counted since the last text was settled, which is then read once more. */
  unsettle(): void {
    for (const id of this.#unsettled.splice(0)) this.uses.set(id, (this.uses.get(id) ?? 1) - 1);
  }

  /** A text has been read for good. */
  settle(): void {
    this.#unsettled.length = 0;
  }

  #count(id: number): void {
    this.uses.set(id, (this.uses.get(id) ?? 0) + 1);
    this.#unsettled.push(id);
  }

  #shownAt(url: string): Attachment | null {
    const id = /[?&]attachment_id=(\d+)/.exec(url)?.[1];
    if (id !== undefined) return this.attachment(Number(id));
    const path = pathOnBlog(url, this.#base);
    return path === null ? null : this.#numbered(this.#byLink.get(path));
  }

  #all(numbers: Iterable<number>): readonly Attachment[] {
    return [...numbers].flatMap((number) => this.attachment(number) ?? []);
  }

  #numbered(id: string | null): Attachment | null {
    return id === null ? null : this.attachment(Number(id));
  }
}

interface Upload {
  readonly host: string;
  /** The URL without query and fragment. */
  readonly href: string;
  /** The folder of uploads from the blog's root, with slashes at both ends, and the path below it; both decoded. */
  readonly folder: string;
  readonly path: string;
}

/** Where a file is by its URL; null where that is none of an upload. */
function uploadOf(url: string, base: string): Upload | null {
  // A picture server of WordPress's own stands before the host.
  const at = URL.parse(url.replace(/^(?:https?:)?\/\/i\d\.wp\.com\//, 'https://'), base);
  if (at === null || !/^https?:$/.test(at.protocol)) return null;
  const onBlog = pathOnBlog(at.origin + at.pathname, base) ?? at.pathname;
  const isFileHost = /\.files\.wordpress\.com$/.test(at.host);
  const [, folder, path] =
    (isFileHost ? /^(\/)(.+)$/ : /^(\/(?:.*?\/)?(?:wp-content\/uploads|files)\/)(.+)$/).exec(onBlog) ?? [];
  if (folder === undefined || path === undefined || path.endsWith('/')) return null;
  try {
    const decoded = { folder: decodeURIComponent(folder), path: decodeURIComponent(path).normalize('NFC') };
    return { host: hostOf(at.href), href: at.origin + at.pathname, ...decoded };
  } catch {
    return null;
  }
}

function hostOf(url: string): string {
  return (URL.parse(url)?.host ?? '').replace(/^www\./, '');
}
