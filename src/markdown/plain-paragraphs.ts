import type MarkdownIt from 'markdown-it';
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';

/**
 * Reads paragraphs of which each line begins with a letter, as most have. No rule of ours makes anything of such a line, and
 * none lets it end a paragraph, so the seventeen that would be asked of each are not.
 */
export function plainParagraphs(parser: MarkdownIt): void {
  parser.block.ruler.before('table', 'plain_paragraph', plainParagraph);
}

const plainParagraph: RuleBlock = (state, first, end, silent) => {
  // Four spaces make code of it.
  if (silent || !isPlain(state, first) || (state.sCount[first] ?? 0) - state.blkIndent >= 4) return false;
  let next = first + 1;
  for (; next < end && !state.isEmpty(next); next++) if (!isPlain(state, next)) return false;
  // One that a definition stands below, or below an empty line, is a term.
  if (next + 1 < end && !isPlain(state, next + 1) && !state.isEmpty(next + 1)) return false;
  const content = trimmed(state.getLines(first, next, state.blkIndent, false));
  state.line = next;
  state.push('paragraph_open', 'p', 1).map = [first, next];
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = [first, next];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  return true;
};

/** Whether a line begins with a letter, with a sign beyond ASCII, or with a quotation mark or a bracket that stands before one. */
function isPlain({ src, bMarks, tShift }: StateBlock, line: number): boolean {
  const code = src.charCodeAt((bMarks[line] ?? 0) + (tShift[line] ?? 0));
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127 || code === 34 || code === 39 || code === 40
  );
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
