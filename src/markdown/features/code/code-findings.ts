import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../../problems/problem.ts';
import { misendedFence, unclosedFence, unendedFence, unknownCodeLanguage } from '../../../problems/rules/prose.ts';
import { type BodyEnvironment, bodyPlace } from '../../environment.ts';
import type { SourceLines } from '../../lines.ts';
import { mendedLanguage } from './code-names.ts';
import { fenceInfo } from './fence-info.ts';

/** Tells blocks of code without an end, and languages that nobody knows where code is to have colours. */
export function codeFindings(parser: MarkdownIt, hasColours: boolean): void {
  parser.core.ruler.after('block', 'code_findings', ({ src, tokens, env, md }) => {
    if (!src.includes('```') && !src.includes('~~~')) return;
    const { source, findings }: BodyEnvironment = env;
    for (const token of tokens) {
      if (token.type !== 'fence' || token.map === null) continue;
      const { language } = fenceInfo(md.utils.unescapeAll(token.info));
      findings.push(...unclosed(token, source), ...(hasColours ? unknownLanguage(token, language, source) : []));
    }
  });
}

/**
 * Whether the last of a block's lines ends it (CommonMark 4.5): it has as many signs as the first, and nothing else. A line
 * that was meant to is told, and one within that begins a block: the end of the first was forgotten.
 */
function unclosed({ map, markup, content }: Token, source: SourceLines): Problem[] {
  const [from, to] = map ?? [0, 0];
  const last = source.line(source.first + to - 1).trimEnd();
  const signs = last.length - last.replace(new RegExp(`\\${markup.charAt(0)}+$`), '').length;
  const isClosed = to - from > 1 && signs >= markup.length && /^[\s>]*$/.test(last.slice(0, last.length - signs));
  const line = source.first + from;
  const place = bodyPlace({ line, column: source.line(line).indexOf(markup) + 1 });
  if (!content.includes(markup.slice(0, 3))) return isClosed ? [] : [unclosedFence(place, markup)];
  const lines = content.split('\n').map((text) => text.trim());
  const next = lines.findIndex((text) => text.startsWith(markup) && /^[`~]+[ \t]*[\w+#-]+$/.test(text));
  const isOnlyOne = lines.filter((text) => text.startsWith(markup)).length === 1;
  if (next >= 0 && (isClosed || !isOnlyOne)) return [unendedFence(place, markup, line + next + 1)];
  if (isClosed) return [];
  const meant = lines.findIndex((text) => text.endsWith(markup.slice(0, 3)) || text.startsWith(markup));
  return [meant < 0 ? unclosedFence(place, markup) : misendedFence(place, markup, line + meant + 1)];
}

function unknownLanguage({ map, markup, info }: Token, language: string, source: SourceLines): Problem[] {
  const mended = mendedLanguage(language);
  if (mended === null) return [];
  const line = source.first + (map?.[0] ?? 0);
  const column = source.line(line).indexOf(language, source.line(line).indexOf(markup) + markup.length) + 1;
  const told = mended.info === null ? null : markup + info.trim().replace(language, () => mended.info ?? '');
  return [unknownCodeLanguage(bodyPlace({ line, column }), language, told)];
}
