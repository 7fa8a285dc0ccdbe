import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { MarkdownLabels } from '../../../i18n/words.ts';
import { escapeHtml } from '../../../model/escape-html.ts';
import { type AlertKind, alertKinds } from './kinds.ts';

/** The first line of an alert: `[!NOTE]` and nothing else. */
const marker = /^\[!(\w+)\][ \t]*(?:\n|$)/;

/**
 * A quotation that begins with `[!NOTE]` on a line of its own, and goes on, is an alert as on GitHub. Ours may stand
 * wherever a quotation may; GitHub's must not stand in another block.
 */
export function alerts(parser: MarkdownIt, labels: MarkdownLabels): void {
  parser.core.ruler.after('block', 'alerts', (state) => {
    if (!state.src.includes('[!')) return;
    const removed = new Set<Token>();
    for (const [index, { type }] of state.tokens.entries()) {
      if (type !== 'blockquote_open') continue;
      for (const token of openAlert(state.tokens, index, labels)) removed.add(token);
    }
    if (removed.size > 0) state.tokens = state.tokens.filter((token) => !removed.has(token));
  });
  parser.renderer.rules.alert_open = (tokens, index, options, _env, renderer) => {
    const title: string | undefined = tokens[index]?.meta?.title;
    // Behind `:::` the title is a text of its own.
    const written = title === undefined ? '' : `<p class="markdown-alert-title">${escapeHtml(title)}</p>\n`;
    return renderer.renderToken(tokens, index, options) + written;
  };
}

/** The classes of an alert, as GitHub has them. */
export function alertClasses(kind: AlertKind): string {
  return `markdown-alert markdown-alert-${kind}`;
}

/** Makes an alert of a quotation, where it is one; gives the tokens that it does without. */
function openAlert(tokens: readonly Token[], index: number, labels: MarkdownLabels): Token[] {
  const [open, paragraph, inline, end, next] = tokens.slice(index, index + 5);
  const match = inline?.type === 'inline' ? marker.exec(inline.content) : null;
  const kind = alertKinds.find((known) => known === match?.[1]?.toLowerCase());
  if (!match || !kind || !open || !paragraph || !inline || !end) return [];
  const close = closeOf(tokens, index);
  const isEmpty = match[0].length === inline.content.length;
  if (isEmpty && next === close) return [];
  open.type = 'alert_open';
  open.attrs = [
    ['class', alertClasses(kind)],
    ['role', 'note'],
  ];
  open.meta = { title: labels[kind] };
  open.tag = 'div';
  if (close) close.tag = 'div';
  if (isEmpty) return [paragraph, inline, end];
  inline.content = inline.content.slice(match[0].length);
  if (inline.map) inline.map = [inline.map[0] + 1, inline.map[1]];
  return [];
}

function closeOf(tokens: readonly Token[], open: number): Token | undefined {
  const level = tokens[open]?.level;
  for (let at = open + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.type === 'blockquote_close' && token.level === level) return token;
  }
  return undefined;
}
