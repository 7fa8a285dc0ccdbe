import type MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type { BodyEnvironment } from './environment.ts';

/** Scripts that are written without spaces: each character is counted as a word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** What is not running text in raw HTML: tags, comments, and what is code or not shown. */
const markup = /<!--[\s\S]*?(?:-->|$)|<(pre|script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^>]*>/gi;

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

/**
 * The words of a running text: runs without white space that have a letter or a digit; in scripts that do without
 * spaces, characters.
 */
export function countWords(text: string): number {
  let count = 0;
  let isInside = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 32 || code === 160) isInside = false;
    else if (!isInside && isLetterOrDigit(code)) {
      isInside = true;
      count++;
    } else if (code >= 0x0e00 && !isPunctuation(code)) return countUnspaced(text);
  }
  return count;
}

/** Of the scripts with spaces, which is every one below Thai; above ASCII, all but the signs of Latin-1 are letters. */
function isLetterOrDigit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    (code >= 192 && code < 0x0e00)
  );
}

/** Of the block of quotation marks, dashes and spaces that any script may use. */
function isPunctuation(code: number): boolean {
  return code >= 0x2000 && code <= 0x206f;
}

/** The slow way, which knows every script. */
function countUnspaced(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const others = text.replaceAll(unspaced, ' ').match(/[^\s\p{L}\p{N}]*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  return characters + others;
}
