import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type FileFault, faultOf } from '../files/fault.ts';
import { kindFault, lookAtFile, realPathIn, stampOf } from '../files/look.ts';
import { contentFolder } from '../model/paths.ts';
import { lookInContent } from './content-file.ts';

/** What a Markdown file becomes. */
export type EntryKind = 'post' | 'page';

/** A file as the file system shows it, before it is read. */
export interface FileStamp {
  readonly kind: EntryKind;
  /** From the site's root, with slashes. */
  readonly source: string;
  /** Equal texts stand for equal bytes; null where only the bytes can tell. */
  readonly stamp: string | null;
  /** Why it, or a folder of such files, cannot be read; null where nothing is known to be wrong. */
  readonly fault: FileFault | null;
}

const folders: readonly { readonly folder: string; readonly kind: EntryKind }[] = [
  { folder: `${contentFolder}/posts`, kind: 'post' },
  { folder: `${contentFolder}/pages`, kind: 'page' },
];

/**
 * Every Markdown file under `content/posts/` and `content/pages/`, in the order of their paths whatever order the
 * file system has, and whatever keeps one from being read. Names that begin with a dot are nobody's posts (editors leave
 * swap files behind). Links are followed as far as they stay in `content/`.
 */
export function listFiles(root: string): FileStamp[] {
  return folders.flatMap(({ folder, kind }) => new Listing(root, kind).below(folder));
}

/** True for a path at which a post or a standalone page is written. */
export function isEntry(source: string): boolean {
  return folders.some(({ folder }) => source.startsWith(`${folder}/`)) && markdown.test(source);
}

const markdown = /\.(md|markdown)$/i;

/** A folder on the way through a site, and where it really is. */
interface Folder {
  readonly path: string;
  readonly real: string;
}

/** The files of one kind. Each real folder is read once, under its own path rather than under a link's: so links may lead in circles. */
class Listing {
  readonly #root: string;
  readonly #kind: EntryKind;
  readonly #now = Date.now();
  readonly #found: FileStamp[] = [];
  /** Where folders really are, with the path under which they were read. */
  readonly #read = new Map<string, string>();
  #linked: Folder[] = [];

  constructor(root: string, kind: EntryKind) {
    this.#root = root;
    this.#kind = kind;
  }

  below(folder: string): FileStamp[] {
    const top = realPathIn(join(this.#root, contentFolder), join(this.#root, folder));
    if ('fault' in top) {
      if (top.fault.kind !== 'missing') this.#tell(folder, top.fault);
      return this.#found;
    }
    this.#linked = [{ path: folder, real: top.real }];
    for (let next = this.#linked.shift(); next !== undefined; next = this.#linked.shift()) {
      if (`${top.real}${sep}`.startsWith(next.real + sep) && next.path !== folder)
        this.#tell(next.path, { kind: 'again', first: folder });
      else this.#enter(next);
    }
    return this.#found.sort((a, b) => (a.source < b.source ? -1 : 1));
  }

  /** Reads a folder and all below it; links to folders wait until everything has been met under its own path. */
  #enter(folder: Folder): void {
    const first = this.#read.get(folder.real);
    if (first !== undefined) {
      this.#tell(folder.path, { kind: 'again', first });
      return;
    }
    this.#read.set(folder.real, folder.path);
    for (const entry of this.#entriesOf(folder)) {
      if (entry.name.startsWith('.')) continue;
      const path = `${folder.path}/${entry.name}`;
      if (entry.isDirectory()) this.#enterNamed({ path, real: folder.real + sep + entry.name });
      else if (entry.isSymbolicLink()) this.#follow(path);
      else if (!markdown.test(entry.name)) continue;
      else if (entry.isFile()) this.#add(path);
      else this.#tell(path, kindFault(entry));
    }
  }

  /** A folder that is called like a post was meant to be one, unless there are posts in it. */
  #enterNamed(folder: Folder): void {
    const before = this.#found.length + this.#linked.length;
    this.#enter(folder);
    const isEmpty = this.#found.length + this.#linked.length === before;
    if (isEmpty && markdown.test(folder.path)) this.#tell(folder.path, { kind: 'folder' });
  }

  #follow(path: string): void {
    const place = realPathIn(join(this.#root, contentFolder), join(this.#root, path));
    const seen = lookAtFile(join(this.#root, path));
    const isFolder = 'fault' in seen && seen.fault.kind === 'folder';
    if ('fault' in place) {
      // What leads elsewhere is nothing to us, unless it would be read.
      const isRead = isFolder || place.fault.kind !== 'outside' || markdown.test(path);
      if (isRead) this.#tell(path, place.fault);
    } else if (isFolder) this.#linked.push({ path, real: place.real });
    else if (markdown.test(path)) this.#addLinked(path);
  }

  #add(source: string): void {
    try {
      const stamp = stampOf(statSync(join(this.#root, source)), this.#now);
      this.#found.push({ kind: this.#kind, source, stamp, fault: null });
    } catch (error) {
      const fault = faultOf(error);
      this.#tell(source, fault.kind === 'missing' && source.includes('\ufffd') ? { kind: 'unnameable' } : fault);
    }
  }

  #addLinked(source: string): void {
    const seen = lookInContent(this.#root, source);
    if ('fault' in seen) this.#tell(source, seen.fault);
    else this.#found.push({ kind: this.#kind, source, stamp: stampOf(seen.stat, this.#now), fault: null });
  }

  #tell(source: string, fault: FileFault): void {
    this.#found.push({ kind: this.#kind, source, stamp: null, fault });
  }

  #entriesOf({ path }: Folder): Dirent[] {
    try {
      const entries = readdirSync(join(this.#root, path), { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.#tell(path, faultOf(error));
      return [];
    }
  }
}
