import type MarkdownIt from 'markdown-it';
import type { MarkdownLabels } from '../../../i18n/words.ts';
import type { BodyEnvironment } from '../../environment.ts';
import { fenceInfo } from '../code/fence-info.ts';
import { displayed } from './formulas.ts';

/** ```` ```math ```` is a formula of lines of its own, as on GitHub, in any text; with the word `code` it stays code. */
export function mathFences(parser: MarkdownIt, labels: MarkdownLabels): void {
  const code = parser.renderer.rules.fence;
  if (code === undefined) return;
  parser.renderer.rules.fence = (tokens, index, options, environment: BodyEnvironment, renderer) => {
    const token = tokens[index];
    const info = token === undefined ? null : fenceInfo(parser.utils.unescapeAll(token.info));
    const isFormula = info !== null && info.language.toLowerCase() === 'math' && !info.isCode && info.include === null;
    if (token === undefined || !isFormula || token.meta?.label !== undefined || token.content.trim() === '') {
      return code(tokens, index, options, environment, renderer);
    }
    const { source } = environment;
    const line = source.first + (token.map?.[0] ?? 0) + 1;
    const [first = ''] = token.content.split('\n');
    const column = Math.max(0, source.line(line).lastIndexOf(first.trimEnd())) + 1;
    return displayed(token.content.trimEnd(), { line, column }, environment, labels);
  };
}
