import GithubSlugger from 'github-slugger';
import type Token from 'markdown-it/lib/token.mjs';
import type { Heading } from '../body.ts';
import { countWords } from './words.ts';

/** What is learnt from a body's tokens on the way through them. */
export interface BodyTokens {
  readonly headings: readonly Heading[];
  readonly words: number;
}

/**
 * Goes through a body's tokens once and makes of them what CommonMark leaves open: heading levels and ids, alerts, task
 * lists, classes for alignment, and the lines on which links and pictures stand.
 */
export function completeTokens(tokens: Token[], firstLine: number): BodyTokens {
  const slugger = new GithubSlugger();
  const shift = tokens.some((token) => token.type === 'heading_open' && token.tag === 'h1') ? 1 : 0;
  const headings: Heading[] = [];
  let words = 0;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.type === 'inline') words += completeInline(token, firstLine);
    else if (token.type === 'heading_open' && next !== undefined) {
      const level = Math.min(6, Number(token.tag.slice(1)) + shift);
      const text = plainText(next.children ?? []);
      const id = slugger.slug(text);
      token.tag = `h${level}`;
      token.attrSet('id', id);
      token.meta = { text };
      headings.push({ level, id, text });
    } else if (token.type === 'heading_close') {
      const { level, id, text } = headings.at(-1) ?? { level: 2, id: '', text: '' };
      token.tag = `h${level}`;
      token.meta = { id, text };
    } else if (token.type === 'blockquote_open') completeAlert(tokens, index);
    else if (token.type === 'list_item_open') completeTask(tokens, index);
    else if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token);
  }
  return { headings, words };
}

/** The text of inline tokens without their markup; a picture's is its alternative text. */
export function plainText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special') text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'image') text += plainText(token.children ?? []);
  }
  return text;
}

/** Notes the line of each link, picture and piece of HTML; gives the number of words. */
function completeInline(token: Token, firstLine: number): number {
  let line = firstLine + (token.map?.[0] ?? 0);
  let words = 0;
  for (const child of token.children ?? []) {
    if (child.type === 'text') words += countWords(child.content);
    else if (child.type === 'softbreak' || child.type === 'hardbreak') line++;
    else if (child.type === 'link_open' || child.type === 'image' || child.type === 'html_inline')
      child.meta = { line };
  }
  return words;
}

const alertTitles: Readonly<Record<string, string>> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/** A quote that begins with `[!NOTE]` on a line of its own is an alert, as on GitHub. */
function completeAlert(tokens: Token[], open: number): void {
  const inline = tokens[open + 2];
  const first = inline?.children?.[0];
  const kind = /^\[!(note|tip|important|warning|caution)\]\s*$/i.exec(first?.content ?? '')?.[1]?.toLowerCase();
  const second = inline?.children?.[1];
  const isAlone = second === undefined || second.type === 'softbreak' || second.type === 'hardbreak';
  const quote = tokens[open];
  if (kind === undefined || inline?.children == null || quote === undefined || first?.type !== 'text' || !isAlone)
    return;
  inline.children.splice(0, second === undefined ? 1 : 2);
  quote.tag = 'div';
  quote.attrSet('class', `markdown-alert markdown-alert-${kind}`);
  quote.attrSet('role', 'note');
  quote.meta = { alert: alertTitles[kind] };
  const close = tokens.find(
    (token, index) => index > open && token.type === 'blockquote_close' && token.level === quote.level,
  );
  if (close !== undefined) close.tag = 'div';
}

/** A list item that begins with `[ ]` or `[x]` is a task: a box that nobody can tick, labelled by the item's text. */
function completeTask(tokens: Token[], open: number): void {
  const item = tokens[open];
  const inline = tokens[open + 2];
  const first = inline?.children?.[0];
  const state = first?.type === 'text' ? /^\[([ xX])\]\s+/.exec(first.content) : null;
  if (state === null || inline?.type !== 'inline' || inline.children == null || first === undefined) return;
  first.content = first.content.slice(state[0].length);
  item?.attrSet('class', 'task-list-item');
  inline.meta = { task: state[1] === ' ' ? 'open' : 'done' };
}

function alignByClass(token: Token): void {
  const side = /text-align:\s*(left|right|center)/.exec(String(token.attrGet('style') ?? ''))?.[1];
  if (side === undefined) return;
  token.attrs = null;
  token.attrSet('class', `align-${side}`);
}
