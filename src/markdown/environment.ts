import type { FileFault } from '../files/fault.ts';
import type { Heading } from '../model/body.ts';
import type { DiagramUse } from '../model/diagram.ts';
import type { Feature } from '../model/feature.ts';
import type { OutwardLink, SiteLink } from '../model/post.ts';
import type { Place, Problem } from '../problems/problem.ts';
import type { Embed } from './features/embeds/embed.ts';
import type { ReferenceBook } from './features/references.ts';
import type { SourceLines, Spot } from './lines.ts';
import type { SlotCollector } from './slots.ts';

/**
 * The text of a file that a text shows, by its path as it is written there: beside the text, or from `content/` where it
 * begins with `/`. `path` is the one that was looked at, from the site's root.
 */
export type IncludeText = (
  written: string,
) => { readonly text: string; readonly path: string } | { readonly fault: FileFault; readonly path: string };

/** What one text is rendered with, beside what the whole site decides. */
export interface TextMeans {
  /** Whether `$…$` is a formula. */
  readonly math: boolean;
  /** Whether what others keep is shown where its address stands alone. */
  readonly embeds: boolean;
  readonly include: IncludeText;
}

/** What the rules share while one body is read and written; markdown-it calls it the environment. */
export interface BodyEnvironment {
  readonly source: SourceLines;
  readonly slots: SlotCollector;
  readonly headings: Heading[];
  /** By how many levels headings go down. */
  headingShift: number;
  words: number;
  /** What shownText gives, once somebody has asked. */
  shown: string | null;
  /** How many rows of equations have been numbered. */
  equations: number;
  /** The notes that the body has, by their labels in normal form. */
  readonly footnotes: Map<string, NotedFootnote>;
  readonly book: ReferenceBook;
  /** What markdown-it calls them. */
  readonly references: ReferenceBook['entries'];
  /** Every id that the body's HTML has. */
  readonly ids: string[];
  readonly links: SiteLink[];
  readonly outward: OutwardLink[];
  readonly embeds: PlacedEmbed[];
  /** What is wrong in the body, at places of bodyPlace. */
  readonly findings: Problem[];
  /** What the body needs a style sheet or a script for. */
  readonly features: Set<Feature>;
  readonly diagrams: DiagramUse[];
  readonly means: TextMeans;
}

/** Something of another site that a body shows, and where. */
export interface PlacedEmbed extends Spot {
  readonly embed: Embed;
}

/** A note as it was written. */
export interface NotedFootnote extends Spot {
  readonly label: string;
}

/** A place in a body, for a problem whose file is named by whoever knows it. */
export function bodyPlace({ line, column }: Spot): Place {
  return { file: '', line, column };
}
