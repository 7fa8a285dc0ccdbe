import type MarkdownIt from 'markdown-it';
import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import Token from 'markdown-it/lib/token.mjs';
import { isInsideLink } from '../tokens.ts';

/**
 * Addresses that are links without markup, by the rules of GitHub Flavored Markdown, section 6.9: `www.`, `http://`,
 * `https://`, `ftp://` and mail; `node.js` and `README.md` are words. Those with a beginning of their own are found
 * while the text is read, so that `_` and `*` in them are no emphasis; mail afterwards, as it is only known by its `@`.
 */
export function autolinks(parser: MarkdownIt): void {
  parser.inline.ruler.at('linkify', withScheme);
  parser.inline.ruler.after('text', 'www', withoutScheme);
  parser.core.ruler.at('linkify', linkMail);
}

const scheme = /(?:^|[^a-z])(https?|ftp)$/i;
const domain = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/uy;
const beforeWww = /[\s*_~(]/;

/** At the `://` of an address whose scheme has been taken for text. */
const withScheme: RuleInline = (state, silent) => {
  const { src, pos } = state;
  if (silent || !src.startsWith('://', pos)) return false;
  const name = scheme.exec(src.slice(Math.max(0, pos - 6), pos))?.[1];
  if (name === undefined || !state.pending.endsWith(name) || !hasDomain(src, pos + 3, 1)) return false;
  const end = endOfAddress(src, pos + 3, state.posMax);
  if (end === pos + 3 || isInsideLink(state)) return false;
  state.pending = state.pending.slice(0, -name.length);
  pushLink(state, '', { start: pos - name.length, end });
  state.pos = end;
  return true;
};

const withoutScheme: RuleInline = (state, silent) => {
  const { src, pos } = state;
  if (silent || !src.startsWith('www.', pos)) return false;
  if ((pos > 0 && !beforeWww.test(src.charAt(pos - 1))) || !hasDomain(src, pos, 2)) return false;
  const end = endOfAddress(src, pos + 4, state.posMax);
  if (end === pos + 4 || isInsideLink(state)) return false;
  pushLink(state, 'http://', { start: pos, end });
  state.pos = end;
  return true;
};

/** Names joined by dots, at least `names` of them, without `_` in the last two. */
function hasDomain(text: string, start: number, names: number): boolean {
  domain.lastIndex = start;
  const found = domain.exec(text)?.[0].split('.') ?? [];
  return found.length >= names && !found.slice(-2).join('').includes('_');
}

/**
 * Where an address ends: at white space or `<`, without the signs that end a sentence and not an address, and without
 * a bracket that was opened before it.
 */
function endOfAddress(text: string, start: number, limit: number): number {
  const stop = text.slice(start, limit).search(/[\s<]/);
  let end = stop < 0 ? limit : start + stop;
  const address = text.slice(start, end);
  let surplus = { ')': count(address, ')') - count(address, '('), ']': count(address, ']') - count(address, '[') };
  for (; end > start; end--) {
    const last = text.charAt(end - 1);
    if (last === ')' || last === ']') {
      if (surplus[last] <= 0) break;
      surplus = { ...surplus, [last]: surplus[last] - 1 };
    } else if (last === ';') end = Math.max(start + 1, entityStart(text, start, end));
    else if (!'?!.,:*_~\'"'.includes(last)) break;
  }
  return end;
}

/** One behind the `&` of what may be an entity before `end`; `end` where there is none. */
function entityStart(text: string, start: number, end: number): number {
  let at = end - 2;
  while (at > start && /[a-z\d]/i.test(text.charAt(at))) at--;
  return at < end - 2 && text.charAt(at) === '&' ? at + 1 : end;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function pushLink(
  state: StateInline,
  before: string,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const address = state.src.slice(start, end);
  const open = state.push('link_open', 'a', 1);
  // Its scheme has been read already.
  open.meta = { offset: start };
  open.markup = 'linkify';
  open.attrs = [['href', state.md.normalizeLink(before + address)]];
  state.push('text', '', 0).content = address;
  state.push('link_close', 'a', -1);
}

function linkMail(state: StateCore): void {
  if (!state.src.includes('@')) return;
  for (const token of state.tokens) {
    if (token.children !== null && token.type === 'inline' && token.content.includes('@'))
      token.children = withMailLinks(token.children);
  }
}

function withMailLinks(tokens: readonly Token[]): Token[] {
  const linked: Token[] = [];
  let isInLink = false;
  for (const token of tokens) {
    if (token.type.startsWith('link_')) isInLink = token.nesting > 0;
    else if (token.type === 'html_inline' && /^<\/?a[\s>]/i.test(token.content)) isInLink = token.content[1] !== '/';
    const addresses = token.type === 'text' && !isInLink ? mailAddresses(token.content) : [];
    let from = 0;
    for (const { start, end, address } of addresses) {
      linked.push(textToken(token.content.slice(from, start), token.level), ...mailLink(address, token.level));
      from = end;
    }
    linked.push(from === 0 ? token : textToken(token.content.slice(from), token.level));
  }
  return linked;
}

interface MailAddress {
  readonly start: number;
  readonly end: number;
  /** With `mailto:` or `xmpp:` where that was written. */
  readonly address: string;
}

const behindAt = /@[\w-]+(?:\.[\w-]+)+/y;

/** Mail addresses in a text: what stands before and behind each `@` decides. */
function mailAddresses(text: string): MailAddress[] {
  const found: MailAddress[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > from && /[\w.+-]/.test(text.charAt(start - 1))) start--;
    behindAt.lastIndex = at;
    if (start === at || !behindAt.test(text) || /[-_]/.test(text.charAt(behindAt.lastIndex - 1))) continue;
    const protocol = /(?:mailto|xmpp):$/.exec(text.slice(Math.max(from, start - 7), start))?.[0] ?? '';
    start -= protocol.length;
    from = behindAt.lastIndex;
    found.push({ start, end: from, address: text.slice(start, from) });
  }
  return found;
}

function mailLink(address: string, level: number): Token[] {
  const open = new Token('link_open', 'a', 1);
  open.attrs = [['href', address.includes(':') ? address : `mailto:${address}`]];
  open.level = level;
  const close = new Token('link_close', 'a', -1);
  close.level = level;
  return [open, textToken(address, level + 1), close];
}

function textToken(content: string, level: number): Token {
  const token = new Token('text', '', 0);
  token.content = content;
  token.level = level;
  return token;
}
