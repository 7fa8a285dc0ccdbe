import type MarkdownIt from 'markdown-it';
import type { MarkdownLabels } from '../../i18n/words.ts';
import { escapeHtml, escapeText } from '../../model/escape-html.ts';
import { unknownFenceWord } from '../../problems/rules/bodies.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { type FenceInfo, fenceInfo } from './fence-info.ts';
import { highlight } from './highlight.ts';

/**
 * Blocks of code as figures: the file's name as the caption, tokens as classes, marked lines as `mark.line`. The box
 * may scroll sideways, so the keyboard can reach it and a screen reader name it.
 */
export function codeBlocks(parser: MarkdownIt, highlighting: boolean, labels: MarkdownLabels): void {
  const { rules } = parser.renderer;
  rules.fence = (tokens, index, _options, { source, findings }: BodyEnvironment) => {
    const { content = '', info = '', map } = tokens[index] ?? {};
    const code = fenceInfo(parser.utils.unescapeAll(info));
    const line = source.first + (map?.[0] ?? 0);
    for (const word of code.unknown) {
      const column = Math.max(0, source.line(line).lastIndexOf(word)) + 1;
      findings.push(unknownFenceWord(bodyPlace({ line, column }), word));
    }
    const html = highlighting && code.language !== '' ? highlight(content, code.language) : null;
    return figure(html ?? escapeText(content), code, labels);
  };
  rules.code_block = (tokens, index) => figure(escapeText(tokens[index]?.content ?? ''), fenceInfo(''), labels);
}

function figure(html: string, { language, title, marked }: FenceInfo, labels: MarkdownLabels): string {
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
