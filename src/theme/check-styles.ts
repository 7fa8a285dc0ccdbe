import type { Place } from '../problems/problem.ts';

/** What is wrong with a style sheet. */
export interface StyleFault {
  readonly place: Place;
  readonly reason: string;
}

/**
 * What is wrong with one style sheet, looked at by itself: sheets are joined before they are built, and what one leaves
 * open would swallow all that follow it. `file` names it, from the include folders.
 */
export async function styleFaults(file: string, text: string): Promise<StyleFault[]> {
  const fault = await parsingFault(file, text);
  if (fault !== null) return [fault];
  // CSS closes at its end what is open (css-syntax-3, 5.4.8): only a bracket too many shows that nothing is.
  const isClosed = (await parsingFault(file, `${text}\n}`)) !== null;
  if (isClosed) return [];
  return [{ place: { file, ...lastOpened(text) }, reason: 'what begins here has no end' }];
}

async function parsingFault(file: string, text: string): Promise<StyleFault | null> {
  const { transform } = await import('lightningcss');
  try {
    transform({ filename: file, code: Buffer.from(text) });
    return null;
  } catch (error) {
    const { line, column } = locationOf(error);
    return { place: { file, line, column }, reason: error instanceof Error ? error.message : String(error) };
  }
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
