import { shortHash } from '../cache/short-hash.ts';
import type { Site } from '../config/site.ts';
import type { RenderedBody } from '../markdown/render.ts';
import type { Body } from '../model/body.ts';
import type { IncludedFile } from '../model/included-file.ts';
import type { FailedFile } from '../model/post.ts';
import type { Problem } from '../problems/problem.ts';
import { noComments, type ReadComments } from './read-comments.ts';

/** Whose Markdown it is that becomes a body. */
export interface TextOf {
  readonly source: string;
  /** In which the words are that are added to it; null is the site's. */
  readonly language: string | null;
  /** Whether it has formulas. */
  readonly math: boolean;
  /** True for one that stands in a line of something else: nothing in it takes lines of its own. @default false */
  readonly isLine?: boolean;
}

/** A body with the files that it shows. */
export interface ReadBody extends RenderedBody {
  readonly included: readonly IncludedFile[];
}

/** The comments that lie beside a text, with their file as it was when they were read. */
export interface CommentsBeside extends ReadComments {
  readonly included: readonly IncludedFile[];
}

/** Of a text without any. */
export const nothingBeside: CommentsBeside = { ...noComments, included: [] };

/** Makes a body of Markdown whose first line is line `firstLine` of its file. */
export type RenderMarkdown = (markdown: string, firstLine: number, of: TextOf) => ReadBody;

/** What every file is read with. `key` stands for all of it: equal keys read equal texts equally. */
export interface Reading {
  readonly site: Site;
  readonly render: RenderMarkdown;
  readonly key: string;
}

/**
 * A file that was read: its entry and body where it is right, else what it names, and all that is wrong with it.
 * `failed` is null too where the front matter cannot be told from the body.
 */
export type ReadFile<Entry> = {
  readonly problems: readonly Problem[];
  /** The files that its text shows. */
  readonly included: readonly IncludedFile[];
} & (
  | { readonly entry: Entry; readonly body: Body; readonly failed: null }
  | { readonly entry: null; readonly body: null; readonly failed: FailedFile | null }
);

/** What is kept of a file that nothing is made of: what it names, and all that is wrong with it. */
export function failed(
  file: FailedFile,
  included: readonly IncludedFile[],
  problems: readonly Problem[],
): ReadFile<never> {
  return { entry: null, body: null, failed: file, included, problems };
}

/** Stands for a text, or for what stands for one, that is read with what `key` stands for. */
export function fingerprint(source: string, text: string, key: string): string {
  return shortHash(`${key}\n${source}\n${text}`);
}
