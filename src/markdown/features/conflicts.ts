import type MarkdownIt from 'markdown-it';
import { conflictMarker } from '../../problems/rules/bodies.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';

/** The first and the last line of what git leaves where it could not merge. */
const marker = /^(?:(?:<{7}|>{7})(?: .*)?|[ \t]+(?:<{7}|>{7}) \S+)$/gm;

/**
 * Tells a merge that nobody has finished: both versions would be published. A block of code may show one, whole; a
 * marker whose partner is outside the block is a real one.
 */
export function conflicts(parser: MarkdownIt): void {
  parser.core.ruler.after('block', 'conflicts', ({ src, tokens, env }) => {
    if (!src.includes('<<<<<<<') && !src.includes('>>>>>>>')) return;
    const { source, findings }: BodyEnvironment = env;
    const shown = tokens
      .filter(({ type, content }) => (type === 'fence' || type === 'code_block') && isWhole(content))
      .flatMap(({ map }) => (map === null ? [] : [{ from: map[0], to: map[1] }]));
    for (const { 0: written, index } of src.matchAll(marker)) {
      const line = src.slice(0, index).split('\n').length - 1;
      if (shown.some(({ from, to }) => line >= from && line < to)) continue;
      findings.push(conflictMarker(bodyPlace({ line: source.first + line, column: 1 }), written));
    }
  });
}

/** Whether a text has as many beginnings as ends of conflicts. */
function isWhole(code: string): boolean {
  const ends = [...code.matchAll(marker)].filter(([written]) => written.trimStart().startsWith('>')).length;
  return [...code.matchAll(marker)].length === ends * 2;
}
