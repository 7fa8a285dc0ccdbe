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

function countAll({ tokens, env }: StateCore): void {
  const environment: BodyEnvironment = env;
  const texts: string[] = [];
  for (const { type, content, children } of tokens) {
    if (type === 'html_block') texts.push(content.replaceAll(markup, ' '));
    else if (children !== null) texts.push(inlineWords(children));
  }
  // No word goes on in another block. One that is unusual takes all others the slow way.
  environment.words += countUsual(texts.join(' ')) ?? texts.reduce((sum, text) => sum + countWords(text), 0);
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
  return countUsual(text) ?? countUnusual(text);
}

/** The fast way, in one go; null for a text with a character that it does not know. */
function countUsual(text: string): number | null {
  let count = 0;
  let isCounted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 32) isCounted = false;
    else if (code < 32 || (code > 126 && isUnusual(code))) return null;
    else if (!isCounted && isLetterOrDigit(code)) {
      count++;
      isCounted = true;
    }
  }
  return count;
}

/** Other white space than spaces, and scripts that may do without. */
function isUnusual(code: number): boolean {
  if (code < 0xe00) return code === 0xa0;
  return !(
    (code >= 0x200b && code <= 0x202e && code !== 0x2028 && code !== 0x2029) ||
    (code >= 0x2030 && code <= 0x205e)
  );
}

/** Above ASCII, all but the signs of Latin-1 and of general punctuation are letters; `isUnusual` keeps the rest away. */
function isLetterOrDigit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    (code >= 192 && code < 0x2000)
  );
}

/** The slow way, which knows every script. */
function countUnusual(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const others = text.replaceAll(unspaced, ' ').split(/\s+/);
  return characters + others.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
