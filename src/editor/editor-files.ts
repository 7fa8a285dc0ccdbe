import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { editorFolder } from '../engine/own-files.ts';
import type { EditorFile } from './bundle-editor.ts';

let made: Promise<readonly EditorFile[]> | null = null;

/** The files of the browser's editor: those that the package brings, or in this repository made when they are first asked for. */
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
  const { bundleEditor } = await import('./bundle-editor.ts');
  return (await bundleEditor()).files;
}

function filesIn(folder: string): EditorFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path).replaceAll(sep, '/'), bytes: readFileSync(path) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
