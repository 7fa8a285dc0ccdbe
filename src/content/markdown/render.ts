import type { Body } from '../body.ts';
import type { BodyEnvironment } from './environment.ts';
import { englishLabels, type MarkdownLabels } from './labels.ts';
import { createParser } from './parser.ts';
import { SlotCollector } from './slots.ts';

/** What a site decides about its Markdown. */
export interface MarkdownOptions {
  /** The path of the site's URL: `/`, or `/blog/`. */
  readonly basePath: string;
  /** Whether fenced code is highlighted. */
  readonly highlighting: boolean;
  /** @default englishLabels */
  readonly labels?: MarkdownLabels;
}

/**
 * Makes a function from Markdown to a body. `firstLine` is the line of its file on which the Markdown begins, from 1,
 * so that slots have the file's lines. Synchronous, and the same text gives the same body whatever came before it; one
 * function serves a thread for as long as it lives.
 */
export function createRenderer(options: MarkdownOptions): (markdown: string, firstLine: number) => Body {
  const parser = createParser({ labels: englishLabels, ...options });
  return (markdown, firstLine) => {
    const environment: BodyEnvironment = {
      firstLine,
      slots: new SlotCollector(),
      headings: [],
      headingShift: 0,
      words: 0,
      footnotes: new Set(),
    };
    const html = parser.render(markdown, environment);
    const { slots, headings, words } = environment;
    return { parts: slots.parts(html), headings, words };
  };
}
