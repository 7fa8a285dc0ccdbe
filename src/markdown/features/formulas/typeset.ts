import { createRequire } from 'node:module';
import type Katex from 'katex';
import { escapeHtml } from '../../../model/escape-html.ts';
import { withColumns } from './columns.ts';
import { withLetters } from './letters.ts';

/** A formula as MathML, or what is wrong with it: `at` is a place in its text (UTF-16 units). */
export type Typeset =
  | { readonly html: string }
  | { readonly fault: string; readonly at: number }
  | { readonly refused: string; readonly at: number };

/** What writes `style` attributes, which pages do not have. */
const styled = /\\(?:pmb|fcolorbox)(?![A-Za-z])/;

const require = createRequire(import.meta.url);

/**
 * A formula of TeX as MathML, by KaTeX, which is loaded with the first one. Nothing in it leads elsewhere, loads anything or
 * has a style of its own; its text is kept for those who show no MathML.
 */
export function typeset(text: string, isDisplayed: boolean): Typeset {
  const own = styled.exec(text);
  if (own !== null) return { refused: own[0], at: own.index };
  const katex: typeof Katex = require('katex');
  let refused: string | null = null;
  try {
    const html = katex.renderToString(text, {
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
    if (refused !== null) return { refused, at: Math.max(0, text.indexOf(refused)) };
    if (/\sstyle=/.test(html)) return { refused: text.trim(), at: 0 };
    return { html: withColumns(withLetters(mathOf(html, text))) };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { fault: error.rawMessage, at: error.position ?? 0 };
  }
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
