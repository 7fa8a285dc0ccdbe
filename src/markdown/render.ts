import { en } from '../i18n/en.ts';
import type { MarkdownLabels } from '../i18n/words.ts';
import type { Body } from '../model/body.ts';
import type { DiagramUse } from '../model/diagram.ts';
import type { Feature } from '../model/feature.ts';
import type { OutwardLink, SiteLink } from '../model/post.ts';
import type { Problem } from '../problems/problem.ts';
import { contained } from './contain.ts';
import type { BodyEnvironment, PlacedEmbed, TextMeans } from './environment.ts';
import { ReferenceBook } from './features/references.ts';
import { SourceLines } from './lines.ts';
import { createParser } from './parser.ts';
import { SlotCollector } from './slots.ts';

/** What a site decides about its Markdown. */
export interface MarkdownOptions {
  /** The site's URL, absolute, with a slash at its end: links to it are checked. */
  readonly url: string;
  /** Whether fenced code is highlighted. */
  readonly highlighting: boolean;
  /** Whether lines of code have numbers where their block does not say so. @default false */
  readonly lineNumbers?: boolean;
  /** Whether quotation marks and dashes are those of the language. @default false */
  readonly smartQuotes?: boolean;
  /** Whether `:tada:` is an emoji. @default false */
  readonly emoji?: boolean;
  /** Whether blocks of `dot` and of Mermaid are drawn. @default true */
  readonly diagrams?: boolean;
  /** Of the text (BCP 47). @default en */
  readonly language?: string;
  /** The words that Markdown adds to what was written. @default English */
  readonly labels?: MarkdownLabels;
}

/** A body with what was learnt while it was made and is not kept with it. */
export interface RenderedBody extends Omit<Body, 'comments'> {
  readonly links: readonly SiteLink[];
  readonly outward: readonly OutwardLink[];
  readonly ids: readonly string[];
  readonly features: readonly Feature[];
  /** What it shows of other sites, in frames of its own too. */
  readonly embeds: readonly PlacedEmbed[];
  readonly diagrams: readonly DiagramUse[];
  /** What is wrong in the body; their `file` is empty, as a body does not know its own. */
  readonly findings: readonly Problem[];
}

/** Of a text that stands nowhere: no file is beside it. */
const alone: TextMeans = {
  math: false,
  embeds: false,
  include: (path) => ({ fault: { kind: 'missing' }, path }),
};

/** Makes a body of Markdown; see `createRenderer`. */
export type Render = (markdown: string, firstLine: number, means?: TextMeans) => RenderedBody;

/**
 * Makes a function from Markdown to a body. `firstLine` is the line of its file on which the Markdown begins, from 1,
 * so that slots have the file's lines. Synchronous, and the same text gives the same body whatever came before it; one
 * function serves a thread for as long as it lives.
 */
export function createRenderer(options: MarkdownOptions): Render {
  const parser = createParser({
    labels: en.markdown,
    lineNumbers: false,
    smartQuotes: false,
    emoji: false,
    diagrams: true,
    language: 'en',
    ...options,
  });
  return (markdown, firstLine, means = alone) => {
    const book = new ReferenceBook();
    const environment: BodyEnvironment = {
      source: new SourceLines(markdown, firstLine),
      slots: new SlotCollector(),
      headings: [],
      headingShift: 0,
      words: 0,
      shown: null,
      equations: 0,
      footnotes: new Map(),
      book,
      references: book.entries,
      ids: [],
      links: [],
      outward: [],
      embeds: [],
      findings: [],
      features: new Set(),
      diagrams: [],
      means,
    };
    const html = parser.render(markdown, environment);
    const { slots, headings, words, ids, links, outward, embeds, diagrams, findings } = environment;
    const features = [...environment.features].sort();
    const parts = contained(slots.pieces(html), findings);
    return { parts, headings, words, ids, links, outward, embeds, features, diagrams, findings };
  };
}
