import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { copyHashed, sha256 } from '../cache/file-hash.ts';
import { Scratch } from '../cache/scratch.ts';
import { FileNeeds } from '../headers/needs.ts';
import type { KeptPlace, PageBytes } from '../headers/page-bytes.ts';
import type { Expected, PlainFile } from '../model/output-file.ts';
import { PageText } from '../model/page-text.ts';
import { entryAt } from './entry.ts';
import { OutputTree } from './obstacles.ts';
import type { OutputRecord } from './state.ts';

/**
 * Files that are finished but not yet public. They wait beside the output folder's content and move into it only when
 * all of them are there: a build that fails leaves the output as it was, and no reader of the folder ever sees a part
 * of a file.
 */
export class Staging {
  readonly #folder: string;
  readonly #needs: FileNeeds | null;
  readonly #scratch = new Scratch();
  readonly #known = new Set<string>();

  /**
   * Several threads may stage into one folder; none of them cleans it, that is `clear`'s. `siteUrl` is the address of the
   * site whose pages are written; without it, nobody asks what a file needs.
   */
  constructor(folder: string, siteUrl: string | null = null) {
    this.#folder = folder;
    this.#needs = siteUrl === null ? null : new FileNeeds(siteUrl);
  }

  /** Stages a file and gives its record, with what stands for the texts in it. */
  write({ output, fingerprint }: Expected, texts: string, content: PageText | Uint8Array): OutputRecord {
    // Once: the file, its hash and what it needs are all of the same bytes.
    const page = content instanceof PageText ? encoded(content, this.#scratch) : { bytes: asBuffer(content), kept: [] };
    const { bytes } = page;
    writeFileSync(this.#place(output), bytes);
    const needs = this.#needsOf(output, () => page);
    return { output, of: null, fingerprint, texts, size: bytes.length, stamp: '', hash: sha256(bytes), needs };
  }

  /** Stages a file that no page is printed to. However large one that is copied is, little of it is in memory. */
  writePlain({ output, fingerprint, source }: PlainFile): OutputRecord {
    if (!('path' in source)) {
      const content = 'text' in source ? new PageText([source.text]) : source.bytes;
      return this.write({ output, fingerprint }, '', content);
    }
    const place = this.#place(output);
    const { size, hash } = copyHashed(source.path, place);
    const needs = this.#needsOf(output, () => ({ bytes: readFileSync(place), kept: [] }));
    return { output, of: null, fingerprint, texts: '', size, stamp: '', hash, needs };
  }

  /** Where a staged file waits. */
  pathOf(output: string): string {
    return join(this.#folder, output);
  }

  #needsOf(output: string, read: () => PageBytes): string {
    return this.#needs === null ? '' : this.#needs.of(output, read).join('\n');
  }

  #place(output: string): string {
    const path = this.pathOf(output);
    makeFolder(dirname(path), this.#known);
    return path;
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    this.#known.clear();
  }

  /**
   * Moves staged files to their places: one by one, or the whole folder at once where there is no output yet. True
   * where it was the whole folder: nothing else is in the output then.
   */
  commit(outputFolder: string, outputs: readonly string[]): boolean {
    if (outputs.length === 0) return false;
    if (isMissingOrEmpty(outputFolder) && movedWhole(this.#folder, outputFolder)) return true;
    const known = new Set<string>();
    for (const output of outputs) {
      const target = join(outputFolder, output);
      makeFolder(dirname(target), known);
      moveFile(this.pathOf(output), target);
    }
    this.clear();
    return false;
  }
}

/**
 * Removes files of an output folder, and the folders that this leaves empty; gives those that were there. Nothing is
 * removed through a link, and no folder that stands where a file was: they are not what a build has left.
 */
export function removeOutputs(outputFolder: string, outputs: readonly string[]): string[] {
  const tree = new OutputTree(outputFolder);
  return outputs.filter((output) => {
    const path = join(outputFolder, output);
    const stat = tree.isInside(output) ? entryAt(path) : undefined;
    if (stat === undefined || stat.isDirectory()) return false;
    rmSync(path, { force: true });
    for (let folder = dirname(output); folder !== '.'; folder = dirname(folder)) {
      if (!removedIfEmpty(join(outputFolder, folder))) break;
    }
    return true;
  });
}

/**
 * A page as UTF-8; valid until the memory is used again. Its pieces are encoded one by one: most have no letter above Latin-1,
 * which V8 copies, and one such letter would have it take a whole page letter by letter.
 */
function encoded({ pieces }: PageText, scratch: Scratch): PageBytes {
  const texts = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text));
  const bytes = scratch.takeFor(texts);
  const kept: KeptPlace[] = [];
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    const end = from + bytes.write(texts[index] ?? '', from);
    if (typeof piece !== 'string') kept.push({ text: piece, from, end });
    from = end;
  }
  return { bytes: bytes.subarray(0, from), kept };
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function makeFolder(folder: string, known: Set<string>): void {
  if (known.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  known.add(folder);
}

function isMissingOrEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

function movedWhole(from: string, to: string): boolean {
  try {
    if (existsSync(to)) rmdirSync(to);
    renameSync(from, to);
    return true;
  } catch {
    // On another file system, or a mount point: then file by file.
    return false;
  }
}

/** Moves a file to its place, that of another file or of an empty folder, from another file system too. */
export function moveFile(from: string, to: string): void {
  if (entryAt(to)?.isDirectory()) removeEmptyFolders(to);
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const draft = `${to}.tmp`;
    // Something that has this name already may be a link, and would be written through.
    rmSync(draft, { force: true });
    cpSync(from, draft, { preserveTimestamps: true });
    renameSync(draft, to);
    rmSync(from);
  }
}

/** Removes a folder and the folders in it. Throws where anything else is in one of them. */
function removeEmptyFolders(folder: string): void {
  for (const name of readdirSync(folder)) removeEmptyFolders(join(folder, name));
  rmdirSync(folder);
}

function removedIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
