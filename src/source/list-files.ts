import { commentsPath } from '../model/comment.ts';
import { contentFolder } from '../model/paths.ts';
import { FolderListing, type ListedFile } from './folder-listing.ts';

/** What a Markdown file becomes. */
export type EntryKind = 'post' | 'page';

/** A file as the file system shows it, before it is read. */
export interface FileStamp extends ListedFile {
  readonly kind: EntryKind;
  /** The file with the comments of its text, beside it; null where there is none. */
  readonly comments: ListedFile | null;
}

/** The files of a site, or those that somebody is still listing. */
export type Listing = readonly FileStamp[] | Promise<readonly FileStamp[]>;

const folders: readonly { readonly folder: string; readonly kind: EntryKind }[] = [
  { folder: `${contentFolder}/posts`, kind: 'post' },
  { folder: `${contentFolder}/pages`, kind: 'page' },
];

/**
 * Every Markdown file under `content/posts/` and `content/pages/`, in the order of their paths whatever order the
 * file system has, and whatever keeps one from being read. Names that begin with a dot are nobody's posts (editors leave
 * swap files behind). Links are followed as far as they stay in `content/`.
 */
export function listFiles(root: string): FileStamp[] {
  return folders.flatMap(({ folder, kind }) => {
    const rules = { root, bound: contentFolder, isIgnored: (name: string) => name.startsWith('.'), ending: listed };
    const all = new FolderListing(rules).below(folder);
    const beside = new Map(all.filter(({ source }) => isOfComments(source)).map((file) => [file.source, file]));
    const texts = beside.size === 0 ? all : all.filter(({ source }) => !beside.has(source));
    return texts.map((file) => ({ kind, ...file, comments: beside.get(commentsPath(file.source)) ?? null }));
  });
}

function isOfComments(source: string): boolean {
  return source.endsWith('.comments.json');
}

/** True for a path at which a post or a standalone page is written. */
export function isEntry(source: string): boolean {
  return folders.some(({ folder }) => source.startsWith(`${folder}/`)) && markdown.test(source);
}

const markdown = /\.(md|markdown)$/i;

/** What others write posts in is listed too, so that nobody misses it without a word; and comments, which belong to a text. */
const listed = /\.(?:md|markdown|mdx|mdown|mkdn?|mkdown)$|\.comments\.json$/i;
