import type MarkdownIt from 'markdown-it';
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';
import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs';
import type { RenderRule } from 'markdown-it/lib/renderer.mjs';
import type { MarkdownLabels } from '../../../i18n/words.ts';
import { escapeHtml, escapeText } from '../../../model/escape-html.ts';
import { refusedCommand, wrongFormula } from '../../../problems/rules/constructs.ts';
import { type BodyEnvironment, bodyPlace } from '../../environment.ts';
import { type Spot, spotOf } from '../../lines.ts';
import { typeset } from './typeset.ts';

/**
 * `$…$` in a line and `$$…$$`, in a line or of lines of its own, are formulas of TeX, in texts that have formulas. A dollar
 * sign is money by Pandoc's rule: the first has no space behind it, the last none before it and no digit behind it.
 */
export function formulas(parser: MarkdownIt, labels: MarkdownLabels): void {
  parser.block.ruler.before('fence', 'formula', readBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  parser.inline.ruler.before('escape', 'formula', readInline);
  const inLine: RenderRule = (tokens, index, _options, environment: BodyEnvironment) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const { line, column } = spotOf(token);
    return written(token.content, token.markup === '$$', { line, column: column + token.markup.length }, environment);
  };
  parser.renderer.rules.formula = inLine;
  parser.renderer.rules.formula_block = (tokens, index, _options, environment: BodyEnvironment) => {
    const { content = '', map } = tokens[index] ?? {};
    const line = environment.source.first + (map?.[0] ?? 0);
    const column = environment.source.line(line).indexOf('$$') + 3;
    return displayed(content, { line, column }, environment, labels);
  };
}

/** A formula on lines of its own, in a box that scrolls where it is wider. */
export function displayed(text: string, start: Spot, environment: BodyEnvironment, labels: MarkdownLabels): string {
  const math = written(text, true, start, environment);
  return `<div class="formula" role="group" aria-label="${escapeHtml(labels.formula)}" tabindex="0">${math}</div>\n`;
}

/** A formula at a place, or its text where it cannot be set: that is told where it goes wrong. */
function written(text: string, isDisplayed: boolean, start: Spot, environment: BodyEnvironment): string {
  const { findings, features } = environment;
  const set = typeset(text, isDisplayed, environment.equations + 1);
  if ('html' in set) {
    features.add('formulas');
    environment.equations += set.numbers;
    return set.html;
  }
  const before = text.slice(0, set.at).split('\n');
  const behind = before.at(-1)?.length ?? 0;
  const place = bodyPlace({
    line: start.line + before.length - 1,
    column: before.length === 1 ? start.column + behind : behind + 1,
  });
  findings.push('refused' in set ? refusedCommand(place, set.refused) : wrongFormula(place, set.fault));
  return `<code>${escapeText(text)}</code>`;
}

const readInline: RuleInline = (state, silent) => {
  const { src, pos, posMax } = state;
  const { means }: BodyEnvironment = state.env;
  if (!means.math || src.charAt(pos) !== '$') return false;
  // GitHub's other form, in which nothing else is read as Markdown.
  const [quoted, inside = ''] = /^\$`([^`]+)`\$/.exec(src.slice(pos, posMax)) ?? [];
  if (quoted !== undefined) {
    if (!silent) Object.assign(state.push('formula', 'math', 0), { markup: '$`', content: inside });
    state.pos += quoted.length;
    return true;
  }
  const markup = src.startsWith('$$', pos) ? '$$' : '$';
  const end = endOf(src, pos + markup.length, posMax, markup);
  if (end === null) {
    // Signs that begin nothing are not asked again one by one.
    if (!silent) state.pending += markup;
    state.pos += markup.length;
    return true;
  }
  if (!silent) {
    const token = state.push('formula', 'math', 0);
    token.markup = markup;
    token.content = src.slice(pos + markup.length, end);
  }
  state.pos = end + markup.length;
  return true;
};

/** Where the signs are that end a formula; null where it has no end, or is none. */
function endOf(text: string, from: number, limit: number, markup: string): number | null {
  if (markup === '$' && /\s/.test(text.charAt(from))) return null;
  for (let at = from; at < limit; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '$') {
      if (markup === '$$') {
        if (text.startsWith('$$', at)) return at > from ? at : null;
      } else if (at > from && !/\s/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + 1))) return at;
      else if (markup === '$') return null;
    }
  }
  return null;
}

const readBlock: RuleBlock = (state, startLine, endLine, silent) => {
  const { means }: BodyEnvironment = state.env;
  if (!means.math || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  const first = lineAt(startLine);
  if (!first.startsWith('$$')) return false;
  const lines: string[] = [];
  for (let line = startLine; line < endLine; line++) {
    const text = line === startLine ? first.slice(2) : lineAt(line);
    if (line > startLine && (text === '' || (state.sCount[line] ?? 0) < state.blkIndent)) return false;
    const end = text.indexOf('$$');
    if (end >= 0 && text.slice(end + 2).trim() !== '') return false;
    lines.push(end < 0 ? text : text.slice(0, end));
    if (end < 0) continue;
    if (silent) return true;
    const token = state.push('formula_block', 'math', 0);
    token.content = lines.join('\n');
    token.map = [startLine, line + 1];
    token.block = true;
    state.line = line + 1;
    return true;
  }
  return false;
};
