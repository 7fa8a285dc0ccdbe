import type { Body } from '../body.ts';
import { completeTokens } from './blocks.ts';
import { createParser } from './parser.ts';
import { setRules, type Writing } from './rules.ts';
import { SlotCollector } from './slots.ts';

/** What a site decides about its Markdown. */
export interface MarkdownOptions {
  /** The path of the site's URL: `/`, or `/blog/`. */
  readonly basePath: string;
  /** Whether fenced code is highlighted. */
  readonly highlighting: boolean;
}

/**
 * Makes a function from Markdown to a body. `firstLine` is the line of its file on which the Markdown begins, so that
 * slots have the file's lines. Pure and synchronous; one function serves a thread.
 */
export function createRenderer(options: MarkdownOptions): (markdown: string, firstLine: number) => Body {
  const parser = createParser();
  const writing: Writing = { ...options, slots: new SlotCollector(), firstLine: 1 };
  setRules(parser, writing);
  return (markdown, firstLine) => {
    const environment = {};
    const tokens = parser.parse(markdown, environment);
    const { headings, words } = completeTokens(tokens, firstLine);
    writing.slots = new SlotCollector();
    writing.firstLine = firstLine;
    const html = parser.renderer.render(tokens, parser.options, environment);
    return { parts: writing.slots.parts(html), headings, words };
  };
}
