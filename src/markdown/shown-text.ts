import type Token from 'markdown-it/lib/token.mjs';
import type { BodyEnvironment } from './environment.ts';

/**
 * All that a body shows as text, with a line end in place of everything else: code, markup, the ends of blocks. A sign that is
 * not in it has been read as something, so the rules about signs that are printed ask here before they look at each block. To
 * be asked for when no rule changes the text any more; the first that does pays for all.
 */
export function shownText(tokens: readonly Token[], environment: BodyEnvironment): string {
  environment.shown ??= joined(tokens);
  return environment.shown;
}

function joined(tokens: readonly Token[]): string {
  let shown = '';
  for (const { type, children } of tokens) {
    if (type !== 'inline' || children === null) continue;
    for (const child of children) shown += child.type === 'text' ? child.content : '\n';
    shown += '\n';
  }
  return shown;
}
