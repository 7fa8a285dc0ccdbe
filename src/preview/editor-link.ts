import { join } from 'node:path';
import type { Place } from '../problems/problem.ts';

/** How editors open a place of a file, by the names that `--editor` takes: their own URL schemes. */
const templates: Readonly<Record<string, string>> = {
  vscode: 'vscode://file{path}:{line}:{column}',
  vscodium: 'vscodium://file{path}:{line}:{column}',
  cursor: 'cursor://file{path}:{line}:{column}',
  zed: 'zed://file{path}:{line}:{column}',
  jetbrains: 'idea://open?file={path}&line={line}&column={column}',
  sublime: 'subl://open?url=file://{path}&line={line}&column={column}',
  textmate: 'txmt://open?url=file://{path}&line={line}&column={column}',
};

/** Schemes that a browser would run, or open by itself, instead of handing them to an editor. */
const unsafe = /^(?:javascript|data|vbscript|blob|about|view-source):/i;

/** The names that `--editor` takes beside a URL of one's own. */
export const editorNames: readonly string[] = Object.keys(templates);

/** Gives the URL that opens a place of a file in an editor; null where no editor is to be opened. */
export type EditorLink = (place: Pick<Place, 'file'> & Partial<Pick<Place, 'line' | 'column'>>) => string | null;

/** No editor: where others look at a preview, the place of its files is nobody's business. */
export const noEditor: EditorLink = () => null;

/**
 * The links of an editor, by its name or by a URL with `{path}`, and `{line}` and `{column}` where it takes them. `none`
 * gives no links. Null for a word that is neither.
 */
export function editorLinks(wanted: string, root: string): EditorLink | null {
  if (wanted === 'none') return noEditor;
  const template = templates[wanted] ?? wanted;
  if (!/^[a-z][a-z\d+.-]*:/i.test(template) || unsafe.test(template) || !template.includes('{path}')) return null;
  return ({ file, line = 1, column = 1 }) =>
    template
      .replaceAll('{line}', String(line))
      .replaceAll('{column}', String(column))
      .replaceAll('{path}', urlPath(join(root, file)));
}

/** A path within a URL, RFC 3986: separators stay, and so does the slash that it begins with. */
function urlPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
