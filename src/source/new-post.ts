import { type Document, parseDocument, stringify } from 'yaml';
import { findFences } from './fences.ts';
import { postKeyNames } from './key-defaults.ts';

/** What a new post begins with. */
export interface NewPost {
  readonly title: string;
  /** As it is written into the front matter. */
  readonly date: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
}

/** The text of a new post's file: what is needed, and what is asked for most, ready to be filled in; a draft. */
export function newPostText({ title, date, categories, tags, authors }: NewPost, body: string): string {
  const keys = { title, date, categories, tags, ...list({ authors }), draft: true };
  return `---\n${stringify(keys)}---\n\n${body}\n`;
}

/** Keys that another post cannot share with the one that it is begun from: its address, and what happened to it. */
const ownKeys = ['slug', 'permalink', 'aliases', 'canonical', 'id', 'updated', 'expires', 'sticky'];

/**
 * The text of a new post that begins as another file (line feeds only): its body, and its front matter with its comments,
 * but for what only the other can have. What is said of the new one takes the place of what the other says. Null where its
 * front matter cannot be read.
 */
export function postTextFrom(text: string, post: NewPost): string | null {
  if (!text.startsWith('---')) return newPostText(post, text.trim());
  const fences = findFences('', text, postKeyNames);
  const document: Document = parseDocument(fences.yaml);
  if (!fences.isReadable || fences.problems.length > 0 || document.errors.length > 0) return null;
  const { title, date, categories, tags, authors } = post;
  for (const key of ownKeys) document.delete(key);
  const said = { title, date, ...list({ categories, tags, authors }), draft: true };
  for (const [key, value] of Object.entries(said)) document.set(key, value);
  return `---\n${document.toString({ lineWidth: 0 })}---\n${text.slice(fences.bodyStart)}`;
}

/** The title that a file's front matter has; null where it has none that can be read. */
export function titleIn(text: string): string | null {
  if (!text.startsWith('---')) return null;
  const title: unknown = parseDocument(findFences('', text, []).yaml).get('title');
  return typeof title === 'string' ? title : null;
}

/** Those lists that hold something. */
function list(lists: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(lists).filter(([, names]) => names.length > 0));
}
