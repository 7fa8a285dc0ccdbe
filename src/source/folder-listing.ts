import { type Dirent, readdirSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { type FileFault, faultOf } from '../files/fault.ts';
import { kindFault, lookAtFile, realPathIn, stampOf } from '../files/look.ts';
import { lookInside } from './content-file.ts';

/** A file as the file system shows it, before it is read. */
export interface ListedFile {
  /** From the site's root, with slashes. */
  readonly source: string;
  /** Equal texts stand for equal bytes; null where only the bytes can tell. */
  readonly stamp: string | null;
  /** Why it, or a folder of such files, cannot be read; null where nothing is known to be wrong. */
  readonly fault: FileFault | null;
}

/** What a listing is of. */
export interface ListingRules {
  /** The site's. */
  readonly root: string;
  /** The folder right below the root that no link may lead out of. */
  readonly bound: string;
  /** True for the names of files and folders that are nobody's. */
  readonly isIgnored: (name: string) => boolean;
  /** How the names of the files end that are listed; null lists all. */
  readonly ending: RegExp | null;
}

/** A folder on the way through a site, and where it really is. */
interface Folder {
  readonly path: string;
  readonly real: string;
}

/** The files below a folder. Each real folder is read once, under its own path rather than under a link's: so links may lead in circles. */
export class FolderListing {
  readonly #rules: ListingRules;
  readonly #now = Date.now();
  readonly #found: ListedFile[] = [];
  /** Where folders really are, with the path under which they were read. */
  readonly #read = new Map<string, string>();
  #linked: Folder[] = [];

  constructor(rules: ListingRules) {
    this.#rules = rules;
  }

  /** The listed files below a folder, in the order of their paths, with whatever keeps some from being read. */
  below(folder: string): ListedFile[] {
    const top = this.#place(folder);
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
      if (this.#rules.isIgnored(entry.name)) continue;
      const path = `${folder.path}/${entry.name}`;
      if (entry.isDirectory()) this.#enterNamed({ path, real: folder.real + sep + entry.name });
      else if (entry.isSymbolicLink()) this.#follow(path);
      else if (!this.#isListed(entry.name)) continue;
      else if (entry.isFile()) this.#add(path);
      else this.#tell(path, kindFault(entry));
    }
  }

  /** A folder that is called like a post was meant to be one, unless there are posts in it. */
  #enterNamed(folder: Folder): void {
    const before = this.#found.length + this.#linked.length;
    this.#enter(folder);
    const isEmpty = this.#found.length + this.#linked.length === before;
    if (isEmpty && this.#rules.ending?.test(folder.path)) this.#tell(folder.path, { kind: 'folder' });
  }

  #follow(path: string): void {
    const place = this.#place(path);
    const seen = lookAtFile(this.#absolute(path));
    const isFolder = 'fault' in seen && seen.fault.kind === 'folder';
    if ('fault' in place) {
      // What leads elsewhere is nothing to us, unless it would be read.
      const isRead = isFolder || place.fault.kind !== 'outside' || this.#isListed(path);
      if (isRead) this.#tell(path, place.fault);
    } else if (isFolder) this.#linked.push({ path, real: place.real });
    else if (this.#isListed(path)) this.#addLinked(path);
  }

  #isListed(name: string): boolean {
    return this.#rules.ending?.test(name) ?? true;
  }

  /** Put together and no more: to take a path apart and make it anew takes as long as to ask what is there. */
  #absolute(path: string): string {
    return `${this.#rules.root}/${path}`;
  }

  #place(path: string) {
    return realPathIn(this.#absolute(this.#rules.bound), this.#absolute(path));
  }

  #add(source: string): void {
    try {
      const stamp = stampOf(statSync(this.#absolute(source)), this.#now);
      this.#found.push({ source, stamp, fault: null });
    } catch (error) {
      const fault = faultOf(error);
      this.#tell(source, fault.kind === 'missing' && source.includes('\ufffd') ? { kind: 'unnameable' } : fault);
    }
  }

  #addLinked(source: string): void {
    const seen = lookInside(this.#rules.root, source);
    if ('fault' in seen) this.#tell(source, seen.fault);
    else this.#found.push({ source, stamp: stampOf(seen.stat, this.#now), fault: null });
  }

  #tell(source: string, fault: FileFault): void {
    this.#found.push({ source, stamp: null, fault });
  }

  #entriesOf({ path }: Folder): Dirent[] {
    try {
      const entries = readdirSync(this.#absolute(path), { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      const isFile = !('fault' in lookAtFile(this.#absolute(path)));
      this.#tell(path, isFile ? { kind: 'file' } : faultOf(error));
      return [];
    }
  }
}
