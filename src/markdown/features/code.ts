import type MarkdownIt from 'markdown-it';
import type { MarkdownLabels } from '../../i18n/words.ts';
import { escapeHtml, escapeText } from '../../model/escape-html.ts';
import { highlight } from './highlight.ts';

/** What stands behind a fence: ```` ```ts title="src/x.ts" {2,4-6} ````. */
export interface CodeInfo {
  /** As written; empty where there is none. */
  readonly language: string;
  readonly title: string | null;
  /** Numbers of the marked lines, from 1. */
  readonly marked: ReadonlySet<number>;
}

/**
 * Blocks of code as figures: the file's name as the caption, tokens as classes, marked lines as `mark.line`. The box
 * may scroll sideways, so the keyboard can reach it and a screen reader name it.
 */
export function codeBlocks(parser: MarkdownIt, highlighting: boolean, labels: MarkdownLabels): void {
  const { rules } = parser.renderer;
  rules.fence = (tokens, index) => {
    const { content = '', info = '' } = tokens[index] ?? {};
    const code = codeInfo(parser.utils.unescapeAll(info));
    const html = highlighting && code.language !== '' ? highlight(content, code.language) : null;
    return figure(html ?? escapeText(content), code, labels);
  };
  rules.code_block = (tokens, index) => figure(escapeText(tokens[index]?.content ?? ''), codeInfo(''), labels);
}

/** Reads a fence's info string; what is not known in it is left alone. */
export function codeInfo(info: string): CodeInfo {
  const language = /^[^\s{]+/.exec(info.trim())?.[0] ?? '';
  const title = /(?:^|\s)(?:title|file|filename)=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(info);
  const lines = /\{([\d,\s-]+)\}/.exec(info)?.[1] ?? '';
  return { language, title: title?.slice(1).find(Boolean) ?? null, marked: new Set(lineNumbers(lines)) };
}

/** More lines than a block can have that is worth reading. */
const longest = 10_000;

/** The numbers of `2,4-6`. */
function lineNumbers(ranges: string): number[] {
  return ranges.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((number) => Number.parseInt(number, 10) || 0);
    return first < 1 || last < first || last > longest
      ? []
      : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function figure(html: string, { language, title, marked }: CodeInfo, labels: MarkdownLabels): string {
  const caption = title === null ? '' : `<figcaption class="file-name">${escapeHtml(title)}</figcaption>`;
  const languageClass = language === '' ? '' : ` class="language-${escapeHtml(language)}"`;
  const name = escapeHtml(title ?? labels.code);
  const lines = marked.size === 0 ? html : withMarks(html, marked);
  return `<figure class="code">${caption}<pre role="group" aria-label="${name}" tabindex="0"><code${languageClass}>${lines}</code></pre></figure>\n`;
}

/** Wraps marked lines. A span that is open at a line's end is closed there and opened again on the next. */
function withMarks(html: string, marked: ReadonlySet<number>): string {
  let open = '';
  return html
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => {
      const before = open;
      open = /<span[^>]*>(?!.*<\/span>)/.exec(line)?.[0] ?? (line.includes('</span>') ? '' : open);
      const whole = `${before}${line}${open === '' ? '' : '</span>'}\n`.replaceAll(/<span[^>]*><\/span>/g, '');
      return marked.has(index + 1) ? `<mark class="line">${whole}</mark>` : whole;
    })
    .join('');
}
