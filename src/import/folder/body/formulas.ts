import { outsideCode } from '../code-spans.ts';

/**
 * What makes formulas of a blog's dollar signs: `kramdown` does it itself with two of them, in a line too; `site` is a
 * setting by which all its pages have them. Null: only texts that say so.
 */
export type FormulaRule = 'kramdown' | 'site' | null;

/** Signs that TeX has and money has not. */
const tex = /[\\^_={}]/;

/** Whether a text has formulas by the rule of its blog. */
export function hasFormulas(text: string, rule: FormulaRule): boolean {
  if (rule === null) return false;
  const pattern =
    rule === 'kramdown'
      ? /\$\$([^$]+)\$\$/g
      : /\$\$([^$]+)\$\$|(?<![\\$\w])\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)|\\\\?\(([^\n]+?)\\\\?\)|\\\\?\[([\s\S]+?)\\\\?\]/g;
  let isFound = false;
  outsideCode(text, (part) => {
    isFound ||= [...part.matchAll(pattern)].some(([, ...inside]) => tex.test(inside.join('')));
    return part;
  });
  return isFound;
}

/**
 * Formulas in the delimiters of this contract: MathJax has `\(…\)` and `\[…\]` too, with one backslash or the two that
 * Markdown leaves one of, and kramdown has `$$…$$` within a line.
 */
export function withFormulas(text: string, rule: FormulaRule): string {
  return outsideCode(text, (part) => {
    const own = part
      .replaceAll(/\\\\?\[([\s\S]+?)\\\\?\]/g, (whole, inside: string) => (tex.test(inside) ? block(inside) : whole))
      .replaceAll(/\\\\?\(([^\n]+?)\\\\?\)/g, (_, inside: string) => `$${inside.trim()}$`);
    return rule !== 'kramdown'
      ? own
      : own
          .split(/(\n[ \t]*\n)/)
          .map(withLineFormulas)
          .join('');
  });
}

/** A paragraph of kramdown's: what is not a formula alone has formulas in its lines. */
function withLineFormulas(paragraph: string): string {
  if (/^\s*\$\$[^$]+\$\$\s*$/.test(paragraph)) return paragraph;
  return paragraph.replaceAll(/\$\$([^$]+)\$\$/g, (_, inside: string) => `$${inside.trim()}$`);
}

function block(inside: string): string {
  return `\n$$\n${inside.trim()}\n$$\n`;
}
