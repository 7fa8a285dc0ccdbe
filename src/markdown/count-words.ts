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

/** What a character is: the sum of these. Of a space it is none. */
const [inWord, countable, unusual] = [1, 2, 4];

/** Of the characters up to general punctuation. Above ASCII, all but the signs of Latin-1 and that punctuation are letters. */
const kinds = new Uint8Array(0x2060).fill(inWord);
for (const [from, to] of [
  [48, 58],
  [65, 91],
  [97, 123],
  [192, 0xe00],
] as const)
  kinds.fill(inWord + countable, from, to);
// Other white space than spaces, and scripts that may do without.
for (const [from, to] of [
  [0, 32],
  [0xa0, 0xa1],
  [0xe00, 0x200b],
  [0x2028, 0x202a],
  [0x202f, 0x2030],
  [0x205f, 0x2060],
] as const)
  kinds.fill(unusual, from, to);
kinds[32] = 0;

/**
 * The fast way, in one go; null for a text with a character that it does not know. It has no branches, as a processor cannot
 * guess where words end.
 */
function countUsual(text: string): number | null {
  let count = 0;
  // 1 in a word that is counted, else 0.
  let isCounted = 0;
  let seen = 0;
  for (let index = 0; index < text.length; index++) {
    const kind = kinds[text.charCodeAt(index)] ?? unusual;
    const isNow = (isCounted & kind) | ((kind & countable) >> 1);
    count += isNow & ~isCounted;
    isCounted = isNow;
    seen |= kind;
  }
  return (seen & unusual) === 0 ? count : null;
}

/** The slow way, which knows every script. */
function countUnusual(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const others = text.replaceAll(unspaced, ' ').split(/\s+/);
  return characters + others.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
