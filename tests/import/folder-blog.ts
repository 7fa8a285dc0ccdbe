import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { type ImportResult, importSource } from '../../src/import/import.ts';
import { sourceKindOf } from '../../src/import/recognise.ts';

/** A picture of one pixel: what is none would be told, and not be copied to the site's pictures. */
export const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A blog that was imported: its report, and what was written. */
export interface Imported {
  readonly result: ImportResult;
  /** The folder of the new site. */
  readonly root: string;
  read(file: string): string;
  /** Imports the same source once more. */
  again(): Promise<ImportResult>;
}

/** Imports a folder of these files, in this process; both folders are removed after the test. */
export async function importFolder(
  t: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Imported> {
  const room = mkdtempSync(join(tmpdir(), 'import-'));
  t.after(() => rmSync(room, { recursive: true }));
  const [folder, root] = [join(room, 'old'), join(room, 'new')];
  mkdirSync(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const kind = sourceKindOf([folder], null);
  if (kind === null) throw new Error('no kind of source recognises the folder');
  const options = { root, paths: [folder], uploads: null, withAddresses: false, progress: () => {} };
  const run = async () => importSource(await kind.open(options), root, new Set());
  return { result: await run(), root, read: (file) => readFileSync(join(root, file), 'utf8'), again: run };
}
