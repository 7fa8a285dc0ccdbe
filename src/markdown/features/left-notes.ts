import type MarkdownIt from 'markdown-it';
import { leftNote } from '../../problems/rules/prose.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';

/** At the beginning of a line, with a colon or alone; what fills a place; what somebody was asked to put in. */
const note =
  /^(?:[*_]{0,2}(?:TODO|FIXME)[*_]{0,2}(?:\([^)\n]*\))?(?::[^\n]*|[.!]?[ \t]*$))|\blorem ipsum dolor sit amet\b|(?<!\\)\[(?:insert|add|put|paste)\b[^\][\n]*\bhere\](?![([:])/im;

const sign = /\b(?:TODO|FIXME)\b|lorem ipsum|\[(?:insert|add|put|paste)\b/i;

/** What each note has somewhere. Pieces of one length are found three times faster than words of several. */
const pieces = /todo|fixm|ipsu|ere\]/i;

/** Tells what a writer left for later. The words in a sentence, as in a text about lists of them, are none. */
export function leftNotes(parser: MarkdownIt): void {
  parser.core.ruler.push('left_notes', ({ src, tokens, env }) => {
    if (!pieces.test(src) || !sign.test(src)) return;
    const { source, findings }: BodyEnvironment = env;
    for (const block of inlineProse(tokens, source, sign)) {
      const match = note.exec(block.text);
      if (match === null || /^(?:todo|fixme)/.test(match[0])) continue;
      const [written] = match;
      findings.push(
        leftNote(bodyPlace(block.spotAt(match.index)), written.length > 60 ? `${written.slice(0, 59)}…` : written),
      );
    }
  });
}
