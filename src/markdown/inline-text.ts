import type MarkdownIt from 'markdown-it';
import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs';
import Token from 'markdown-it/lib/token.mjs';
import { escapeText } from '../model/escape-html.ts';

/** A run of characters at which none of our inline rules can begin: a `w` only begins one if it is that of `www.`, a `=` if it is one of two. */
const plain = /(?:[^\n!$&*:<=[\\\]_`~w]+|w(?!ww\.)|=(?!=))+/y;

/**
 * Text between markup. markdown-it's own rule stops at every character that some extension might want, and asks all
 * rules there; ours knows which rules there are, and hyphens, commas and quotation marks are none of their business.
 */
const text: RuleInline = (state, silent) => {
  plain.lastIndex = state.pos;
  if (!plain.test(state.src)) return false;
  const end = Math.min(plain.lastIndex, state.posMax);
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
};

/** What begins something that an inline rule of ours reads as more than text. */
const markup = /[\n$&*<[\\_`~]|==|:\/\/|www\./;

/** How text is read and written. */
export function inlineText(parser: MarkdownIt): void {
  parser.inline.ruler.at('text', text);
  const parse = parser.inline.parse.bind(parser.inline);
  // Most blocks are text and nothing else, for which there is no rule to ask.
  parser.inline.parse = (content, markdown, environment, tokens) => {
    if (content === '' || markup.test(content)) return parse(content, markdown, environment, tokens);
    const token = new Token('text', '', 0);
    token.content = content;
    tokens.push(token);
  };
  const { rules } = parser.renderer;
  rules.text = (tokens, index) => escapeText(tokens[index]?.content ?? '');
  rules.code_inline = (tokens, index) => `<code>${escapeText(tokens[index]?.content ?? '')}</code>`;
}
