import type { Heading } from '../model/body.ts';
import type { OutwardLink, SiteLink } from '../model/post.ts';
import type { Place, Problem } from '../problems/problem.ts';
import type { SourceLines, Spot } from './lines.ts';
import type { SlotCollector } from './slots.ts';

/** What the rules share while one body is read and written; markdown-it calls it the environment. */
export interface BodyEnvironment {
  readonly source: SourceLines;
  readonly slots: SlotCollector;
  readonly headings: Heading[];
  /** By how many levels headings go down. */
  headingShift: number;
  words: number;
  /** Labels of the notes that the body has. */
  readonly footnotes: Set<string>;
  /** Every id that the body's HTML has. */
  readonly ids: string[];
  readonly links: SiteLink[];
  readonly outward: OutwardLink[];
  /** What is wrong in the body, at places of bodyPlace. */
  readonly findings: Problem[];
}

/** A place in a body, for a problem whose file is named by whoever knows it. */
export function bodyPlace({ line, column }: Spot): Place {
  return { file: '', line, column };
}
