import type { LabelledLink } from '../config/site.ts';
import type { PageKeys, PostKeys } from '../source/key-defaults.ts';
import type { Note } from './notes.ts';

/** What stands behind a key of front matter. */
export type FrontMatterValue = string | number | boolean | readonly string[];

/** Front matter of this contract before it is YAML: only the keys that say something. */
export type PostFrontMatter = Partial<Record<keyof PostKeys, FrontMatterValue>> & {
  readonly title: string;
  readonly date: string;
};
/** The same of a standalone page. */
export type PageFrontMatter = Partial<Record<keyof PageKeys, FrontMatterValue>> & {
  readonly title: string;
};

/** Where something is in the source that is imported. */
export interface Origin {
  /** What the source calls its kind: `post`, `page`, `attachment`, `nav_menu_item`. Counts go by it. */
  readonly type: string;
  /** Its title, or what else a person knows it by. */
  readonly title: string;
  /** The source's file: its name, or its path below the imported folder. */
  readonly file: string;
  /** The line on which it begins, from 1; null for a whole file. */
  readonly line: number | null;
  /** The absolute URL that it had; null where it had none. */
  readonly url: string | null;
}

/** A comment below a post, kept as data beside it. */
export interface ImportedComment {
  readonly id: string;
  /** The id of the comment that it answers; null for one that answers the post. */
  readonly parent: string | null;
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  readonly status: 'approved' | 'pending' | 'spam' | 'trash';
  readonly kind: 'comment' | 'pingback' | 'trackback';
  readonly website: string | null;
  /** HTML as the source has it. */
  readonly text: string;
  /** Only where they were asked for. */
  readonly mail?: string;
  readonly address?: string;
}

/** A file of the source that the site needs: a picture, a download. */
export interface Asset {
  /** The absolute path to copy from. */
  readonly from: string;
  /** The path from the site's root to copy to. */
  readonly to: string;
}

/** A file that is not at hand and can be fetched: a line of `pictures.txt`. */
export interface WantedFile {
  readonly url: string;
  /** The path, below the folder of downloads, at which a second import finds it. */
  readonly path: string;
}

interface Text {
  readonly origin: Origin;
  /** The file that it is to be, from the site's root: `content/posts/2023/2023-06-22-presses.md`. Its name may be taken. */
  readonly file: string;
  /** The URL path that it had, from the site's own root (`/2023/06/presses/`), which it keeps; null where it had none. */
  readonly address: string | null;
  /** Markdown. */
  readonly body: string;
  readonly comments: readonly ImportedComment[];
  readonly assets: readonly Asset[];
  readonly wanted: readonly WantedFile[];
  readonly notes: readonly Note[];
}

/** A post of the source as this contract has posts. */
export interface ImportedPost extends Text {
  readonly kind: 'post';
  readonly frontMatter: PostFrontMatter;
}

/** A standalone page of the source as this contract has pages. */
export interface ImportedPage extends Text {
  readonly kind: 'page';
  readonly frontMatter: PageFrontMatter;
}

/** Something of the source that becomes no text: what is kept of it is in its assets, and its notes say what is not. */
export interface OtherItem {
  readonly kind: 'other';
  readonly origin: Origin;
  /** What became of it: `used by 3 texts`, `left out: a revision`. */
  readonly outcome: string;
  readonly isLeftOut: boolean;
  readonly assets: readonly Asset[];
  readonly wanted: readonly WantedFile[];
  readonly notes: readonly Note[];
}

/** One thing of the source, and what it becomes. */
export type ImportedItem = ImportedPost | ImportedPage | OtherItem;

/** A category or a tag, as site.yaml lists them. */
export interface ImportedTerm {
  readonly name: string;
  readonly slug: string | null;
  readonly description: string | null;
  /** What the category above it is listed by; null for tags and for those on top. */
  readonly parent: string | null;
  readonly aliases: readonly string[];
}

/** An author, as site.yaml lists them. */
export interface ImportedAuthor {
  readonly name: string;
  readonly slug: string | null;
  readonly aliases: readonly string[];
  readonly bio: string | null;
  readonly picture: string | null;
  readonly links: readonly LabelledLink[];
}

/** What the source says of the whole site; null and empty lists where it says nothing. */
export interface ImportedSite {
  readonly name: string | null;
  readonly tagline: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  /** This contract's pattern that gives most posts the address that they had. */
  readonly permalink: string | null;
  readonly categories: readonly ImportedTerm[];
  readonly tags: readonly ImportedTerm[];
  readonly authors: readonly ImportedAuthor[];
  readonly nav: readonly LabelledLink[];
  /** Names that texts have, which a site.yaml that lists such names has to know; those in the lists above may be left out. */
  readonly used: Readonly<Record<'categories' | 'authors', readonly string[]>>;
  /** Old addresses of lists, feeds and files, each with what answers for it here. */
  readonly redirects: Readonly<Record<string, string>>;
  /** The files that it names: portraits of authors. */
  readonly assets: readonly Asset[];
  readonly wanted: readonly WantedFile[];
}
