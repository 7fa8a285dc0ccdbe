import type MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type { BodyEnvironment } from './environment.ts';

/** Scripts that are written without spaces: each character is counted as a word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** What is not running text in raw HTML: tags, comments, and what is code or not shown. */
const markup = /<!--[\s\S]*?(?:-->|$)|<(pre|script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^<>]*>/gi;

/** Counts a body's words into its environment: those of its running text, code in the line among them. */
export function words(parser: MarkdownIt): void {
  parser.core.ruler.push('words', countAll);
}

function countAll(state: StateCore): void {
  const environment: BodyEnvironment = state.env;
  for (const token of state.tokens) {
    if (token.type === 'html_block') environment.words += countWords(token.content.replaceAll(markup, ' '));
    else if (token.children !== null) environment.words += countWords(inlineWords(token.children));
  }
}

function inlineWords(children: StateCore['tokens']): string {
  let text = '';
  for (const { type, content } of children) {
    if (type === 'text' || type === 'code_inline') text += content;
    else if (type === 'softbreak' || type === 'hardbreak') text += ' ';
  }
  return text;
}

/** What the fast way of counting does not know: other white space than spaces, and scripts that may do without. */
const unusual = /[^\u0020-\u009f\u00a1-\u0dff\u200b-\u2027\u202a-\u202e\u2030-\u205e]/;

/**
 * The words of a running text: runs without white space that have a letter or a digit; in scripts that do without
 * spaces, characters.
 */
export function countWords(text: string): number {
  if (unusual.test(text)) return countUnusual(text);
  let count = 0;
  for (let start = 0; start < text.length; ) {
    const space = text.indexOf(' ', start);
    const end = space < 0 ? text.length : space;
    if (hasLetterOrDigit(text, start, end)) count++;
    start = end + 1;
  }
  return count;
}

/** Above ASCII, all but the signs of Latin-1 and of general punctuation are letters; `unusual` keeps the rest away. */
function hasLetterOrDigit(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)) return true;
    if (code >= 192 && code < 0x2000) return true;
  }
  return false;
}

/** The slow way, which knows every script. */
function countUnusual(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const others = text.replaceAll(unspaced, ' ').split(/\s+/);
  return characters + others.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
