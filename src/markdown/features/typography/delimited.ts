import type MarkdownIt from 'markdown-it';
import type { RuleInline, RuleInline2 } from 'markdown-it/lib/parser_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { Nesting } from 'markdown-it/lib/token.mjs';

/** Text that stands between signs and becomes an element. */
interface Delimited {
  readonly sign: string;
  /** How many signs stand before and behind it: as many on both sides. */
  readonly lengths: readonly number[];
  readonly tag: string;
}

/** Text between one or two tildes is struck out, by GitHub Flavored Markdown, section 6.5. */
export function strikethrough(parser: MarkdownIt): void {
  const tildes: Delimited = { sign: '~', lengths: [1, 2], tag: 'del' };
  parser.inline.ruler.at('strikethrough', readSigns(tildes, -1));
  parser.inline.ruler2.at('strikethrough', becomeElements(tildes, -1));
}

/** Text between `==` is marked, as in Pandoc, Obsidian and many other places. */
export function marks(parser: MarkdownIt): void {
  const equals: Delimited = { sign: '=', lengths: [2], tag: 'mark' };
  parser.inline.ruler.after('strikethrough', 'mark', readSigns(equals, -10));
  parser.inline.ruler2.after('strikethrough', 'mark', becomeElements(equals, -10));
}

/** What tells delimiters apart when they are paired: one sign does not go with two. `first` is that of one. */
function markerOf({ lengths }: Delimited, length: number, first: number): number | null {
  return lengths.includes(length) ? first - length + 1 : null;
}

function readSigns(delimited: Delimited, first: number): RuleInline {
  const code = delimited.sign.charCodeAt(0);
  return (state, silent) => {
    if (silent || state.src.charCodeAt(state.pos) !== code) return false;
    const { length, can_open, can_close } = state.scanDelims(state.pos, true);
    state.push('text', '', 0).content = delimited.sign.repeat(length);
    state.pos += length;
    const marker = markerOf(delimited, length, first);
    if (marker !== null) {
      // Of no length, it is not counted by the rule of three for emphasis.
      const token = state.tokens.length - 1;
      state.delimiters.push({ marker, length: 0, token, end: -1, open: can_open, close: can_close });
    }
    return true;
  };
}

function becomeElements(delimited: Delimited, first: number): RuleInline2 {
  const markers = delimited.lengths.map((length) => markerOf(delimited, length, first));
  return (state) => {
    if (!state.src.includes(delimited.sign)) return true;
    for (const delimiters of [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters ?? [])]) {
      for (const { marker, end, token } of delimiters) {
        if (end < 0 || !markers.includes(marker)) continue;
        becomeTag(state.tokens[token], delimited.tag, 1);
        becomeTag(state.tokens[delimiters[end]?.token ?? -1], delimited.tag, -1);
      }
    }
    return true;
  };
}

function becomeTag(token: Token | undefined, tag: string, nesting: Nesting): void {
  if (token === undefined) return;
  token.type = `${tag}_${nesting === 1 ? 'open' : 'close'}`;
  token.tag = tag;
  token.nesting = nesting;
  token.content = '';
}
