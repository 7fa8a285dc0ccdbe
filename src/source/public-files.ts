import { join } from 'node:path';
import { keptFile } from '../cache/sealed-store.ts';
import { fileProblem } from '../files/fault-problem.ts';
import type { PlainFile } from '../model/output-file.ts';
import { isOutputPath } from '../model/output-path.ts';
import { isLeftByProgram, pathKey, publicFolder } from '../model/paths.ts';
import { type Problem, startOf } from '../problems/problem.ts';
import { backslashName } from '../problems/rules/addresses.ts';
import { hashFiles, publicStore, type StampedFile } from './file-hashes.ts';
import { FolderListing } from './folder-listing.ts';

/** A file of `public/` as it is published. */
export interface PublicFile extends PlainFile {
  /** From the site's root. */
  readonly path: string;
}

/** What is to be published of `public/`. */
export interface PublicFiles {
  readonly files: readonly PublicFile[];
  /** What keeps others from it. */
  readonly problems: readonly Problem[];
}

/**
 * Every file below `public/`, hidden ones too, with the hash of its bytes: all of them are published, whether anything
 * links to them or not. Not those that systems, git and editors leave behind. Links are followed as far as they stay in
 * `public/`. A name is published in Unicode's normal form C (UAX #15), as it stands in links.
 */
export function readPublic(root: string, cacheFolder: string): PublicFiles {
  const listing = new FolderListing({ root, bound: publicFolder, isIgnored: isLeftByProgram, ending: null });
  const listed = listing.below(publicFolder);
  if (listed.length === 0) return { files: [], problems: [] };
  const readable = listed.filter(({ source, fault }) => fault === null && isOutputPath(source));
  const hashed = hashFiles(
    keptFile(publicStore, cacheFolder, []),
    readable.map(({ source, stamp }): StampedFile => ({ path: source, file: join(root, source), stamp })),
  );
  return {
    files: hashed.flatMap((one) => ('hash' in one ? [publicFile(one.path, one.file, one.hash)] : [])),
    problems: [
      ...listed.flatMap(({ source, fault }) => {
        if (fault !== null) return [fileProblem(fault, source)];
        return isOutputPath(source) ? [] : [backslashName(startOf(source), source)];
      }),
      ...hashed.flatMap((one) => ('fault' in one ? [fileProblem(one.fault, one.path)] : [])),
    ],
  };
}

function publicFile(path: string, file: string, hash: string): PublicFile {
  const output = pathKey(path.slice(publicFolder.length + 1));
  return { kind: 'public', path, output, fingerprint: hash, source: { path: file } };
}
