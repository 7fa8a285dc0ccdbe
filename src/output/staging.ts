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
import type { Expected, PlainFile } from '../model/output-file.ts';
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
  write({ output, fingerprint }: Expected, texts: string, content: string | Uint8Array): OutputRecord {
    // Once: the file, its hash and what it needs are all of the same bytes.
    const bytes = typeof content === 'string' ? this.#scratch.encode(content) : asBuffer(content);
    writeFileSync(this.#place(output), bytes);
    const needs = this.#needsOf(output, () => bytes);
    return { output, of: null, fingerprint, texts, size: bytes.length, stamp: '', hash: sha256(bytes), needs };
  }

  /** Stages a file that no page is printed to. However large one that is copied is, little of it is in memory. */
  writePlain({ output, fingerprint, source }: PlainFile): OutputRecord {
    if (!('path' in source))
      return this.write({ output, fingerprint }, '', 'text' in source ? source.text : source.bytes);
    const place = this.#place(output);
    const { size, hash } = copyHashed(source.path, place);
    const needs = this.#needsOf(output, () => readFileSync(place));
    return { output, of: null, fingerprint, texts: '', size, stamp: '', hash, needs };
  }

  /** Where a staged file waits. */
  pathOf(output: string): string {
    return join(this.#folder, output);
  }

  #needsOf(output: string, read: () => Buffer): string {
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
