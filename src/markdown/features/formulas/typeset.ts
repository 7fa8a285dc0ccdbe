import { createRequire } from 'node:module';
import type Katex from 'katex';
import { escapeHtml } from '../../../model/escape-html.ts';
import { withColumns } from './columns.ts';
import { withLetters } from './letters.ts';
import { type RowTag, rowTags, withNumbers } from './numbers.ts';
import { readTables, writeTables } from './tables.ts';

/**
 * A formula as MathML, and how many of its rows took the next number; or what is wrong with it: `at` is a place in its text
 * (UTF-16 units).
 */
export type Typeset =
  | { readonly html: string; readonly numbers: number }
  | { readonly fault: string; readonly at: number }
  | { readonly refused: string; readonly at: number };

/** What writes `style` attributes, which pages do not have. */
const styled = /\\(?:pmb|fcolorbox)(?![A-Za-z])/;

const require = createRequire(import.meta.url);

/**
 * A formula of TeX as MathML, by KaTeX, which is loaded with the first one. Nothing in it leads elsewhere, loads anything or
 * has a style of its own; its text is kept for those who show no MathML. Rows of equations that have no tag of their own are
 * numbered, the first of them by `number`.
 */
export function typeset(text: string, isDisplayed: boolean, number = 1): Typeset {
  const own = styled.exec(text);
  if (own !== null) return { refused: own[0], at: own.index };
  const katex: typeof Katex = require('katex');
  let refused: string | null = null;
  const mathml = (tex: string) =>
    katex.renderToString(tex, {
      output: 'mathml',
      displayMode: isDisplayed,
      throwOnError: true,
      strict: 'ignore',
      maxExpand: 1000,
      maxSize: 100,
      trust: ({ command }) => {
        refused ??= command;
        return false;
      },
    });
  try {
    const html = mathml(text);
    if (refused !== null) return { refused, at: Math.max(0, text.indexOf(refused)) };
    if (/\sstyle=/.test(html)) return { refused: text.trim(), at: 0 };
    if (!html.includes('<mtable')) return { html: withLetters(mathOf(html, text)), numbers: 0 };
    const tags = tagsOf(html, text);
    let row = 0;
    let last = number - 1;
    const pieces = withNumbers(readTables(mathOf(html, text)), () => {
      const tag = tags[row++] ?? null;
      return tag === null ? `<mtext>(${++last})</mtext>` : insideOf(mathml(textOf(tag)));
    });
    return { html: withLetters(writeTables(withColumns(pieces))), numbers: last - number + 1 };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { fault: error.rawMessage, at: error.position ?? 0 };
  }
}

/** A tag for each number that KaTeX has left room for. What macros have made of a formula is not looked into: it is counted. */
function tagsOf(html: string, text: string): readonly (RowTag | null)[] {
  const room = html.split('mml-eqn-num').length - 1;
  const tags = room === 0 ? [] : rowTags(text);
  return tags.length === room ? tags : [];
}

function textOf({ text, isBare }: RowTag): string {
  return isBare ? `\\text{${text}}` : `\\text{(${text})}`;
}

/** What is in the element of a formula. */
function insideOf(html: string): string {
  return /<semantics>([\s\S]*?)<annotation/.exec(html)?.[1] ?? '';
}

/** The element alone; its source in an attribute, where no excerpt and no search finds it. */
function mathOf(html: string, text: string): string {
  const start = html.indexOf('<math');
  const end = html.lastIndexOf('</math>');
  return html
    .slice(start, end + '</math>'.length)
    .replace(/<annotation encoding="application\/x-tex">[\s\S]*<\/annotation>/, '')
    .replace(/^<math xmlns="[^"]*"/, () => `<math alttext="${escapeHtml(text.trim())}"`)
    .replace('<semantics>', '')
    .replace(/<\/semantics>(?=<\/math>$)/, '');
}
