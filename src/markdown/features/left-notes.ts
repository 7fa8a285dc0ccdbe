import type MarkdownIt from 'markdown-it';
import { leftNote } from '../../problems/rules/prose.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';
import { standsIn } from '../signs.ts';

/**
 * At the beginning of a line, with a colon or alone; what fills a place; what somebody was asked to put in. Of words in small
 * letters nobody knows whether they are meant so.
 */
export const note =
  /^[*_]{0,2}(?:TODO|ToDo|Todo|FIXME|FixMe|Fixme)[*_]{0,2}(?:\([^)\n]*\))?(?::[^\n]*|[.!]?[ \t]*$)|\b(?:[Ll]orem [Ii]psum [Dd]olor [Ss]it [Aa]met|LOREM IPSUM DOLOR SIT AMET)\b|(?<!\\)\[(?:[Ii]nsert|INSERT|[Aa]dd|ADD|[Pp]ut|PUT|[Pp]aste|PASTE)\b[^\][\n]*\b(?:[Hh]ere|HERE)\](?![([:])/m;

/** What each of them has somewhere. */
const words = ['TODO', 'ToDo', 'Todo', 'FIXME', 'FixMe', 'Fixme', 'psum', 'PSUM'];
const request = /\[(?:insert|add|put|paste)\b/iy;
const sign = /TODO|ToDo|Todo|FIXME|FixMe|Fixme|psum|PSUM|\[(?:insert|add|put|paste)\b/i;

/** Whether a text may have a note: it has a word of one. */
export function mayHaveNote(text: string): boolean {
  return words.some((word) => text.includes(word)) || standsIn(text, '[', request);
}

/** Tells what a writer left for later. The words in a sentence, as in a text about lists of them, are none. */
export function leftNotes(parser: MarkdownIt): void {
  parser.core.ruler.push('left_notes', ({ src, tokens, env }) => {
    if (!mayHaveNote(src)) return;
    const { source, findings }: BodyEnvironment = env;
    for (const block of inlineProse(tokens, source, sign)) {
      const match = note.exec(block.text);
      if (match === null) continue;
      const [written] = match;
      findings.push(
        leftNote(bodyPlace(block.spotAt(match.index)), written.length > 60 ? `${written.slice(0, 59)}…` : written),
      );
    }
  });
}
