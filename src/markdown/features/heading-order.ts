import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Edit, Problem } from '../../problems/problem.ts';
import { firstLevelHeading, headingJump, unreadHeading } from '../../problems/rules/prose.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';
import type { SourceLines } from '../lines.ts';
import { standsIn } from '../signs.ts';

/** A heading of the text itself, and not of a quotation or a list in it. */
interface WrittenHeading {
  readonly level: number;
  /** In the file. */
  readonly line: number;
  /** False for one with a line of `=` or `-` below it. */
  readonly hasSigns: boolean;
  readonly text: string;
}

const deepest = 6;

/**
 * Tells what is odd about the order of a body's headings, and lines that were meant as one. Before the rule that changes
 * their levels. Raw HTML has levels of its own, and a merge that is left
 * open makes some, so a body with either is left alone.
 */
export function headingOrder(parser: MarkdownIt): void {
  parser.core.ruler.push('heading_order', ({ src, tokens, env }) => {
    const { source, findings }: BodyEnvironment = env;
    const isOdd = !isOrdered(tokens) && !(src.includes('<') && /<h[1-6]\b|^<{7}/im.test(src));
    if (isOdd) findings.push(...orderFindings(headingsOf(tokens, source), source));
    if (standsIn(src, '##', behindSigns) && unspaced.test(src) && /^ {0,3}#/m.test(src))
      findings.push(...unreadHeadings(tokens, source));
  });
}

/** Whether no heading is of the first level or more than one level below the one above it, as in most texts. */
function isOrdered(tokens: readonly Token[]): boolean {
  let above = deepest;
  for (const { type, tag, level, map } of tokens) {
    if (type !== 'heading_open' || level > 0 || map === null) continue;
    const own = Number(tag.slice(1));
    if (own === 1 || own > above + 1) return false;
    above = own;
  }
  return true;
}

function headingsOf(tokens: readonly Token[], source: SourceLines): WrittenHeading[] {
  return tokens.flatMap((token, index) =>
    token.type !== 'heading_open' || token.level > 0 || token.map === null
      ? []
      : [
          {
            level: Number(token.tag.slice(1)),
            line: source.first + token.map[0],
            hasSigns: token.markup.startsWith('#'),
            text: tokens[index + 1]?.content ?? '',
          },
        ],
  );
}

function orderFindings(headings: readonly WrittenHeading[], source: SourceLines): Problem[] {
  const first = headings.find(({ level }) => level === 1);
  const jumps = headings.flatMap((heading, index): Problem[] => {
    const above = headings[index - 1]?.level ?? heading.level;
    if (heading.level <= above + 1) return [];
    return [headingJump(placeOf(heading, source), heading.level, above, written(above + 1, heading.text))];
  });
  if (first === undefined) return jumps;
  const told = firstLevelHeading(placeOf(first, source), written(2, first.text));
  const edits = loweringEdits(headings, source);
  const fix = { does: 'put one # more before each heading', edits };
  return [edits.length === 0 ? told : { ...told, fix }, ...jumps];
}

/** One sign more before each heading, which is what a page shows anyway; none where that cannot be typed. */
function loweringEdits(headings: readonly WrittenHeading[], source: SourceLines): Edit[] {
  if (headings.some(({ hasSigns, level }) => !hasSigns || level === deepest)) return [];
  return headings.map((heading) => {
    const at = source.offsetOf(placeOf(heading, source));
    return { start: at, end: at, text: '#' };
  });
}

function placeOf({ line }: WrittenHeading, source: SourceLines) {
  return bodyPlace({ line, column: source.line(line).search(/\S|$/) + 1 });
}

function written(level: number, text: string): string {
  return `${'#'.repeat(level)} ${text}`;
}

/** One `#` begins a hashtag or a number; two and more begin nothing but a heading. */
const signsAlone = /^(#{2,6})(?=[\p{L}\p{N}"'`*[(])/u;

/** What of that a body has somewhere, in whatever a line begins with. A pattern with all letters takes long to be made. */
const unspaced = /##[\p{L}\p{N}"'`*[(]/u;
const behindSigns = /##[^#\s]/y;

function unreadHeadings(tokens: readonly Token[], source: SourceLines): Problem[] {
  return inlineProse(tokens, source, signsAlone).map((block) => {
    const [signs = ''] = signsAlone.exec(block.text) ?? [];
    const spot = block.spotAt(0);
    const line = source.line(spot.line).slice(spot.column - 1);
    const at = source.offsetOf(spot) + signs.length;
    const told = unreadHeading(bodyPlace(spot), `${signs} ${line.slice(signs.length)}`);
    return { ...told, fix: { does: 'put a space behind the #', edits: [{ start: at, end: at, text: ' ' }] } };
  });
}
