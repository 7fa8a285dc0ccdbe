import { en } from '../i18n/en.ts';
import type { MarkdownLabels } from '../i18n/words.ts';
import type { Body } from '../model/body.ts';
import type { BodyEnvironment } from './environment.ts';
import { createParser } from './parser.ts';
import { SlotCollector } from './slots.ts';

/** What a site decides about its Markdown. */
export interface MarkdownOptions {
  /** The path of the site's URL: `/`, or `/blog/`. */
  readonly basePath: string;
  /** Whether fenced code is highlighted. */
  readonly highlighting: boolean;
  /** The words that Markdown adds to what was written. @default English */
  readonly labels?: MarkdownLabels;
}

/**
 * Makes a function from Markdown to a body. `firstLine` is the line of its file on which the Markdown begins, from 1,
 * so that slots have the file's lines. Synchronous, and the same text gives the same body whatever came before it; one
 * function serves a thread for as long as it lives.
 */
export function createRenderer(options: MarkdownOptions): (markdown: string, firstLine: number) => Body {
  const parser = createParser({ labels: en.markdown, ...options });
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
