import type { OwnFile, OwnPage, OwnPageLinks } from '../../model/own-page.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Snapshot } from '../../site/snapshot.ts';
import type { Extension } from '../../theme/extension.ts';

/** What the process that renders a site's own templates is asked to do. */
export interface OwnOrder {
  readonly root: string;
  /** The folders of the theme, the site's own first. */
  readonly includes: readonly string[];
  readonly extension: Extension | null;
  /** What all pages are made from. */
  readonly snapshot: Snapshot;
  /** The folder that its files go to, which is empty; absolute. */
  readonly output: string;
}

/** What came of it. */
export interface OwnOutcome {
  readonly pages: readonly OwnPage[];
  readonly links: readonly OwnPageLinks[];
  /** Everything in the folder: the pages, what no reader finds by a link, and what was copied. */
  readonly files: readonly OwnFile[];
  /**
   * The code that it was made with, the files that were copied and the folders that they are taken from, from the site's root:
   * an edit makes something else.
   */
  readonly code: readonly string[];
  readonly problems: readonly Problem[];
}
