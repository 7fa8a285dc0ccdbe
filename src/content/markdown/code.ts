import { encode } from 'html-entities';
import { highlight } from './highlight.ts';

/** What stands behind the fence: ```` ```ts title="src/x.ts" {2,4-6} ````. */
export interface CodeInfo {
  readonly language: string;
  readonly title: string | null;
  /** Numbers of the marked lines, from 1. */
  readonly marked: ReadonlySet<number>;
}

/** Reads a fence's info string; what it does not know in it is left alone. */
export function codeInfo(info: string): CodeInfo {
  const language = /^[^\s{]+/.exec(info.trim())?.[0] ?? '';
  const title = /\b(?:title|file(?:name)?)=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(info);
  const lines = /(?:^|\s)\{([\d,\s-]+)\}/.exec(info)?.[1] ?? '';
  return {
    language,
    title: title ? (title[1] ?? title[2] ?? title[3] ?? null) : null,
    marked: new Set(numbers(lines)),
  };
}

/** A block of code as a figure: the file's name as its caption, tokens as classes, marked lines as `mark.line`. */
export function codeFigure(code: string, info: CodeInfo, highlighting: boolean): string {
  const { language, title, marked } = info;
  const html = (highlighting && language !== '' ? highlight(code, language) : null) ?? escaped(code);
  const lines = marked.size === 0 ? html : withMarks(html, marked);
  const caption = title === null ? '' : `<figcaption class="file-name">${escaped(title)}</figcaption>`;
  const name = language === '' ? '' : ` class="language-${escaped(language)}"`;
  // The box may scroll sideways, so the keyboard must be able to reach it, and a screen reader to name it.
  return `<figure class="code">${caption}<pre tabindex="0"><code${name}>${lines}</code></pre></figure>\n`;
}

/**
 * Wraps marked lines. Tokens may span lines, so the spans that are open at a line's end are closed there and opened
 * again on the next.
 */
function withMarks(html: string, marked: ReadonlySet<number>): string {
  const open: string[] = [];
  return html
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => {
      const before = open.join('');
      for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
        if (tag === '</span>') open.pop();
        else open.push(tag);
      }
      const whole = before + line + '</span>'.repeat(open.length);
      return marked.has(index + 1) ? `<mark class="line">${whole}\n</mark>` : `${whole}\n`;
    })
    .join('');
}

function numbers(ranges: string): number[] {
  return ranges.split(',').flatMap((range) => {
    const [first = Number.NaN, last = first] = range.split('-').map((number) => Number.parseInt(number, 10));
    if (Number.isNaN(first) || last < first || last - first > 10_000) return [];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function escaped(text: string): string {
  return encode(text, { mode: 'specialChars', level: 'html5' });
}
