import type { Asset, ImportedAuthor, ImportedSite, ImportedTerm, OtherItem } from '../item.ts';
import type { Note } from '../notes.ts';
import type { OldAddress } from '../redirects.ts';
import type { FormulaRule } from './body/formulas.ts';
import type { Data } from './data.ts';
import type { OldLists } from './old-lists.ts';
import type { EntryDate } from './written-date.ts';

/** A text of a folder, before its body is read. */
export interface Entry {
  /** The path below the imported folder. */
  readonly file: string;
  readonly kind: 'post' | 'page';
  /** What its generator calls its kind, for the counts. */
  readonly type: string;
  /** Front matter with the defaults that the generator adds. */
  readonly data: Data;
  readonly format: 'markdown' | 'html';
  readonly title: string;
  readonly date: EntryDate | null;
  /** What its file is called here, without date and ending. */
  readonly name: string;
  /** The URL path from the blog's root that readers know; null for one without a page. */
  readonly address: string | null;
  readonly aliases: readonly string[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  /** Whether its place says that it is no text for readers: a folder of drafts. */
  readonly isDraft: boolean;
  /** A BCP 47 tag where it is not the site's language. */
  readonly language: string | null;
  readonly notes: readonly Note[];
}

/** A file of a folder that becomes no text. */
export interface OtherFile extends OtherItem {
  /** The URL path from the blog's root at which readers found it; null where it had none, or none that is known. */
  readonly address: string | null;
}

/** What a body is changed by. */
export interface BodyTools {
  readonly entry: Entry;
  tell(note: Note): void;
  /** The address of another text of the blog by its file; null where it is none. */
  addressOf(file: string): string | null;
  /** The text of a file of the source, without front matter; null where there is none. */
  include(file: string): string | null;
  /** Sets a key of the front matter that a mark in the body stands for. */
  set(key: 'math'): void;
}

/** A blog in a folder, looked through once. */
export interface FolderBlog {
  /** For the report: `Hugo`. */
  readonly name: string;
  /** Absolute, with a slash at its end; null where the settings name none. */
  readonly url: string | null;
  readonly title: string | null;
  readonly tagline: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly nav: ImportedSite['nav'];
  readonly categories: readonly ImportedTerm[];
  readonly tags: readonly ImportedTerm[];
  /** Their pictures are references, as texts of the source have them. */
  readonly authors: readonly ImportedAuthor[];
  readonly lists: OldLists;
  /** Redirects that its settings and texts name. */
  readonly redirects: readonly OldAddress[];
  readonly entries: readonly Entry[];
  readonly others: readonly OtherFile[];
  readonly notes: readonly Note[];
  /** Folders whose files are at the URL path that they have below them, the first ones first. */
  readonly fileRoots: readonly string[];
  /** Other folders, from the source's root, in which a file that a text names by a path of the site may be. */
  readonly otherRoots: readonly string[];
  /** Beginnings of references that stand for a folder: `~/` for `src/`. */
  readonly shortcuts: Readonly<Record<string, string>>;
  /** What makes formulas of dollar signs. */
  readonly formulas: FormulaRule;
  /** Front-matter keys that are the generator's own affair and say nothing to readers. */
  readonly ownKeys: ReadonlySet<string>;
  /** The body with what the generator would have carried out. */
  body(text: string, tools: BodyTools): string;
}

/** A file of the source by a reference to it. */
export interface FoundFile {
  /** How a text names it here. */
  readonly reference: string;
  readonly asset: Asset;
}

/** A picture of the source by a reference to it. */
export interface FoundPicture extends FoundFile {
  /** Why it cannot be opened, as a sentence: then it is a file at the address that it had; null for a picture of the site. */
  readonly fault: string | null;
}
