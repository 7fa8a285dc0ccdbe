import { statSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-whole.ts';
import { schemasOf } from './schemas.ts';
import { snippetsOf } from './snippets.ts';
import type { SiteValues } from './values.ts';

/** Where the snippets of VS Code are, from the root of a site that has a folder for it. */
export const snippetsFile = '.vscode/broadsheet.code-snippets';

/** A file that was made for editors, by its path from the site's root. */
export interface EditorFile {
  readonly path: string;
  readonly text: string;
}

/** What is made for editors of a site with these values, its schemas in `folder`. */
export function editorFiles(values: SiteValues, folder: string): EditorFile[] {
  return [
    ...Object.entries(schemasOf(values)).map(([name, schema]) => ({ path: `${folder}/${name}`, text: json(schema) })),
    { path: snippetsFile, text: json(snippetsOf(values)) },
  ];
}

/**
 * Writes them below a site's root, and gives the paths of those that were written. The snippets are only for a site that has
 * the folder of VS Code.
 */
export function writeEditorFiles(root: string, files: readonly EditorFile[]): string[] {
  const hasFolder = statSync(join(root, '.vscode'), { throwIfNoEntry: false })?.isDirectory() === true;
  const wanted = files.filter(({ path }) => path !== snippetsFile || hasFolder);
  for (const { path, text } of wanted) writeAtomically(join(root, path), text);
  return wanted.map(({ path }) => path);
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
