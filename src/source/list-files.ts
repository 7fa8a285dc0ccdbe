import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../model/paths.ts';

/** What a Markdown file becomes. */
export type EntryKind = 'post' | 'page';

/** A file as the file system shows it, before it is read. */
export interface FileStamp {
  readonly kind: EntryKind;
  /** From the site's root, with slashes. */
  readonly source: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds, with fractions. */
  readonly modified: number;
}

const folders: readonly { readonly folder: string; readonly kind: EntryKind }[] = [
  { folder: `${contentFolder}/posts`, kind: 'post' },
  { folder: `${contentFolder}/pages`, kind: 'page' },
];

/**
 * Every Markdown file under `content/posts/` and `content/pages/`, in the order of their paths whatever order the
 * file system has. Names that begin with a dot are nobody's posts (editors leave swap files behind).
 */
export function listFiles(root: string): FileStamp[] {
  return folders.flatMap(({ folder, kind }) =>
    markdownBelow(root, folder)
      .sort()
      .map((source) => {
        const { size, mtimeMs } = statSync(join(root, source));
        return { kind, source, size, modified: mtimeMs };
      }),
  );
}

/** True for a path at which a post or a standalone page is written. */
export function isEntry(source: string): boolean {
  return folders.some(({ folder }) => source.startsWith(`${folder}/`)) && markdown.test(source);
}

const markdown = /\.(md|markdown)$/i;

function markdownBelow(root: string, folder: string): string[] {
  return entriesOf(join(root, folder)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return markdownBelow(root, path);
    return markdown.test(entry.name) ? [path] : [];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
