import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { garbledIn } from '../../model/garbled.ts';
import { type Apart, hiddenIn } from '../../model/hidden-characters.ts';
import { garbledProblem, hiddenProblem } from '../../problems/characters.ts';
import type { BodyEnvironment } from '../environment.ts';
import { blankedCode } from '../inline-prose.ts';

/** Most texts are of the letters of ASCII alone, and are looked at once. */
const unusual = /[^\t\n\x20-\x7e]/;

/** Tells letters of another encoding, and signs that nobody sees. In code a garbled text is mostly one that is shown. */
export function oddCharacters(parser: MarkdownIt): void {
  parser.core.ruler.push('odd_characters', ({ src, tokens, env }) => {
    if (!unusual.test(src)) return;
    const { source, findings }: BodyEnvironment = env;
    // What HTML forbids has become another sign.
    const text = src.includes('\ufffd') ? source.text.replaceAll(/\r\n?/g, '\n') : src;
    let lookup: ((offset: number) => Apart) | null = null;
    const apartAt = (offset: number) => {
      lookup ??= codeIn(text, tokens);
      return lookup(offset);
    };
    const place = { text, file: '', firstLine: source.first };
    findings.push(
      ...garbledIn(text)
        .filter(({ start }) => apartAt(start) === null)
        .map((found) => garbledProblem(found, place)),
      ...hiddenIn(text, apartAt).map((found) => hiddenProblem(found, place)),
    );
  });
}

/** Tells where the code of a body is, by its blocks, and within a line by the signs around it. */
function codeIn(text: string, tokens: readonly Token[]): (offset: number) => Apart {
  const blocks = tokens.flatMap(({ type, map }) =>
    (type === 'fence' || type === 'code_block') && map !== null ? [map] : [],
  );
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    if (blocks.some(([from, to]) => line >= from && line < to)) return 'block';
    const start = starts[line] ?? 0;
    const end = starts[line + 1] ?? text.length;
    const shown = blankedCode(text.slice(start, end));
    return shown.charAt(offset - start) === ' ' && text.charAt(offset) !== ' ' ? 'inline' : null;
  };
}
