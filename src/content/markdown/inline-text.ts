import type MarkdownIt from 'markdown-it';
import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs';
import { escapeText } from './escape.ts';

/** A run of characters at which none of our inline rules can begin. */
const plain = /[^\n!&*:<[\\\]_`~]+/y;

/**
 * Text between markup. markdown-it's own rule stops at every character that some extension might want, and asks all
 * rules there; ours knows which rules there are: half of the time for parsing went into hyphens and brackets.
 * `www.` may begin a link (autolinks.ts), so text stops in front of it.
 */
const text: RuleInline = (state, silent) => {
  plain.lastIndex = state.pos;
  if (!plain.test(state.src)) return false;
  const run = state.src.slice(state.pos, Math.min(plain.lastIndex, state.posMax));
  const address = run.indexOf('www.', 1);
  const found = address < 0 ? run : run.slice(0, address);
  if (!silent) state.pending += found;
  state.pos += found.length;
  return true;
};

/** How text is read and written. */
export function inlineText(parser: MarkdownIt): void {
  parser.inline.ruler.at('text', text);
  const { rules } = parser.renderer;
  rules.text = (tokens, index) => escapeText(tokens[index]?.content ?? '');
  rules.code_inline = (tokens, index) => `<code>${escapeText(tokens[index]?.content ?? '')}</code>`;
}
