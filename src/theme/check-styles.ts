import { loadLightningcss } from '../engine/native.ts';
import { nearest } from '../problems/nearest.ts';
import type { Place } from '../problems/problem.ts';

/** What is wrong with a style sheet. */
export interface StyleFault {
  readonly place: Place;
  readonly reason: string;
}

/** The media queries that a theme's breakpoints are asked for by, as style sheets define them (mediaqueries-5, 4). */
export function customMedia(breakpoints: Readonly<Record<string, string>>): string {
  return Object.entries(breakpoints)
    .map(([name, width]) => `@custom-media --${name} (width >= ${width});`)
    .join('');
}

/**
 * What is wrong with one style sheet, looked at by itself: sheets are joined before they are built, and what one leaves
 * open would swallow all that follow it. `file` names it, from the include folders; `media` defines what it may ask for.
 */
export async function styleFaults(file: string, text: string, media: string): Promise<StyleFault[]> {
  const fault = await parsingFault(file, text, media);
  if (fault !== null) return [fault];
  // CSS closes at its end what is open (css-syntax-3, 5.4.8): only a bracket too many shows that nothing is.
  const isClosed = (await parsingFault(file, `${text}\n}`, media)) !== null;
  if (isClosed) return [];
  return [{ place: { file, ...lastOpened(text) }, reason: 'what begins here has no end' }];
}

async function parsingFault(file: string, text: string, media: string): Promise<StyleFault | null> {
  const { transform, Features } = await loadLightningcss();
  try {
    transform({
      filename: file,
      // In the first line, as what is behind something that is left open is a part of it.
      code: Buffer.from(media + text),
      drafts: { customMedia: true },
      include: Features.CustomMediaQueries,
    });
    return null;
  } catch (error) {
    const { line, column } = locationOf(error);
    const place = { file, line, column: line === 1 ? Math.max(1, column - media.length) : column };
    return { place, reason: reasonOf(error instanceof Error ? error.message : String(error), media) };
  }
}

/** The parser's reason; for a breakpoint that there is not, with the one that was meant. */
function reasonOf(message: string, media: string): string {
  const asked = /^Custom media query --(\S+) is not defined/.exec(message)?.[1];
  if (asked === undefined) return message;
  const names = [...media.matchAll(/@custom-media --(\S+)/g)].map(([, name = '']) => name);
  const close = nearest(asked, names);
  return `there is no breakpoint "${asked}" in _includes/theme.yaml${close === null ? '' : `, but "${close}"`}`;
}

function locationOf(error: unknown): Pick<Place, 'line' | 'column'> {
  if (typeof error === 'object' && error !== null && 'loc' in error) {
    const { loc } = error;
    if (typeof loc === 'object' && loc !== null && 'line' in loc && 'column' in loc) {
      const { line, column } = loc;
      if (typeof line === 'number' && typeof column === 'number') return { line, column };
    }
  }
  return { line: 1, column: 1 };
}

/** Comments and strings, whole ones before those without an end, and brackets. */
const marks = /\/\*.*?\*\/|\/\*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}]/gs;

/** Where the block or the comment begins that was opened last and never closed. */
function lastOpened(text: string): Pick<Place, 'line' | 'column'> {
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark === '{' || mark === '/*') open.push(index);
    if (mark === '}') open.pop();
    if (mark === '/*') break;
  }
  const before = text.slice(0, open.at(-1) ?? 0).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
