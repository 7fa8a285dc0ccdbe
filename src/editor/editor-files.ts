import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { generatorKey } from '../cache/generator-key.ts';
import { shortHash } from '../cache/short-hash.ts';
import { compiledFolder, editorFolder, home } from '../engine/own-files.ts';

/** A file of the browser's editor: its name from the folder of the page, and where it lies. */
export interface EditorFile {
  readonly name: string;
  readonly path: string;
}

let made: Promise<readonly EditorFile[]> | null = null;

/**
 * The files of the browser's editor: those that the package brings, or in this repository made when they are first asked for,
 * and kept in `node_modules/.cache/` until a source of the engine changes.
 */
export async function editorFiles(): Promise<readonly EditorFile[]> {
  made ??= editorFolder === null ? bundled() : Promise.resolve(filesIn(editorFolder));
  return await made;
}

/** Where the root of a site is in the git repository that it is in, as `docs/`; empty where it is the same, or in none. */
export function rootInRepository(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')))
      return folder === root ? '' : `${relative(folder, root).replaceAll(sep, '/')}/`;
    if (folder === dirname(folder)) return '';
  }
}

async function bundled(): Promise<readonly EditorFile[]> {
  const parent = join(compiledFolder, 'editor');
  const folder = join(parent, shortHash(generatorKey(home)));
  if (existsSync(folder)) return filesIn(folder);
  const { bundleEditor } = await import('./bundle-editor.ts');
  const { files } = await bundleEditor();
  for (const name of existsSync(parent) ? readdirSync(parent) : []) rmSync(join(parent, name), { recursive: true });
  mkdirSync(parent, { recursive: true });
  const draft = mkdtempSync(join(parent, 'new-'));
  for (const { name, bytes } of files) {
    mkdirSync(dirname(join(draft, name)), { recursive: true });
    writeFileSync(join(draft, name), bytes);
  }
  try {
    renameSync(draft, folder);
  } catch {
    // Another process was faster, with the same files.
    rmSync(draft, { recursive: true, force: true });
  }
  return filesIn(folder);
}

function filesIn(folder: string): EditorFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path).replaceAll(sep, '/'), path }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
