import type MarkdownIt from 'markdown-it';
import type { RuleInline, RuleInline2 } from 'markdown-it/lib/parser_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { Nesting } from 'markdown-it/lib/token.mjs';

/** Text between one or two tildes is struck out, by GitHub Flavored Markdown, section 6.5. */
export function strikethrough(parser: MarkdownIt): void {
  parser.inline.ruler.at('strikethrough', readTildes);
  parser.inline.ruler2.at('strikethrough', strike);
}

const tilde = '~'.charCodeAt(0);

/** What tells delimiters apart when they are paired: one tilde does not go with two. */
const markers = [-1, -2];

const readTildes: RuleInline = (state, silent) => {
  if (silent || state.src.charCodeAt(state.pos) !== tilde) return false;
  const { length, can_open, can_close } = state.scanDelims(state.pos, true);
  state.push('text', '', 0).content = '~'.repeat(length);
  state.pos += length;
  const marker = markers[length - 1];
  if (marker !== undefined) {
    // Of no length, it is not counted by the rule of three for emphasis.
    const delimiter = { marker, length: 0, token: state.tokens.length - 1, end: -1, open: can_open, close: can_close };
    state.delimiters.push(delimiter);
  }
  return true;
};

const strike: RuleInline2 = (state) => {
  if (!state.src.includes('~')) return true;
  for (const delimiters of [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters ?? [])]) {
    for (const { marker, end, token } of delimiters) {
      if (end < 0 || !markers.includes(marker)) continue;
      becomeTag(state.tokens[token], 'del_open', 1);
      becomeTag(state.tokens[delimiters[end]?.token ?? -1], 'del_close', -1);
    }
  }
  return true;
};

function becomeTag(token: Token | undefined, type: string, nesting: Nesting): void {
  if (token === undefined) return;
  token.type = type;
  token.tag = 'del';
  token.nesting = nesting;
  token.content = '';
}
