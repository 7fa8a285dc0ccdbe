import type { Heading } from '../model/body.ts';
import type { SlotCollector } from './slots.ts';

/** What the rules share while one body is read and written; markdown-it calls it the environment. */
export interface BodyEnvironment {
  /** Line of the file on which the body begins, from 1. */
  readonly firstLine: number;
  readonly slots: SlotCollector;
  readonly headings: Heading[];
  /** By how many levels headings go down. */
  headingShift: number;
  words: number;
  /** Labels of the notes that the body has. */
  readonly footnotes: Set<string>;
}
