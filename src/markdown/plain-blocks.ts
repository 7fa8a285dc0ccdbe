import type MarkdownIt from 'markdown-it';
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';
import heading from 'markdown-it/lib/rules_block/heading.mjs';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';

/**
 * Reads what most blocks are without asking all rules of each: paragraphs of which every line begins with a letter, as no rule
 * of ours makes anything of such a line, and none lets it end a paragraph; and headings, which are no other rule's but a table's.
 */
export function plainBlocks(parser: MarkdownIt): void {
  const { ruler } = parser.block;
  ruler.before('table', 'plain_paragraph', plainParagraph);
  ruler.disable('heading');
  ruler.after('table', 'heading_first', heading, { alt: ['paragraph', 'reference', 'blockquote'] });
}

const plainParagraph: RuleBlock = (state, first, end, silent) => {
  // Four spaces make code of it.
  if (silent || !isPlain(signOf(state, first)) || (state.sCount[first] ?? 0) - state.blkIndent >= 4) return false;
  let next = first + 1;
  for (; next < end && !state.isEmpty(next) && !isNextItem(state, next); next++)
    if (!isPlain(signOf(state, next))) return false;
  // One that a definition stands below, or below an empty line, is a term.
  if (next + 1 < end && isDefinition(signOf(state, next + 1))) return false;
  state.line = next;
  state.push('paragraph_open', 'p', 1).map = [first, next];
  const inline = state.push('inline', '', 0);
  inline.content = trimmed(state.getLines(first, next, state.blkIndent, false));
  inline.map = [first, next];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  return true;
};

/** The code of the sign that a line begins with, behind its indentation. */
function signOf({ src, bMarks, tShift }: StateBlock, line: number): number {
  return src.charCodeAt((bMarks[line] ?? 0) + (tShift[line] ?? 0));
}

/** A letter, a sign beyond ASCII, or a quotation mark or a bracket that stands before one. */
function isPlain(sign: number): boolean {
  return (
    (sign >= 97 && sign <= 122) || (sign >= 65 && sign <= 90) || sign > 127 || sign === 34 || sign === 39 || sign === 40
  );
}

/** `:` and `~`. */
function isDefinition(sign: number): boolean {
  return sign === 58 || sign === 126;
}

/** Whether a line is the next item of the list in whose item it would stand else: that ends a paragraph, whatever is in it. */
function isNextItem(state: StateBlock, line: number): boolean {
  const column = state.sCount[line] ?? 0;
  if (column < 0 || column !== state.listIndent || column >= state.blkIndent) return false;
  const sign = signOf(state, line);
  const isBullet = sign === 45 || sign === 42 || sign === 43;
  return isBullet && state.src.charCodeAt((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0) + 1) === 32;
}

/** A text without the white space at its ends that Markdown knows; a no-break space stays. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
