import type { Edit, Problem } from '../problems/problem.ts';

/** A text after edits, and the problems that these were for. */
export interface EditedText {
  readonly text: string;
  readonly used: readonly Problem[];
}

/**
 * A file's text with the fixes of its problems: all of a fix or none, and of two that are in each other's way the first. The
 * text may have a byte order mark and any line ends, which all stay as they are; new lines end as its others do.
 */
export function withEdits(text: string, problems: readonly Problem[]): EditedText {
  const starts = placesIn(text);
  const end = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const taken: Edit[] = [];
  const used = problems.filter(({ fix }) => {
    const edits = fix?.edits ?? [];
    const isFree =
      edits.length > 0 && edits.every((edit) => isIn(edit, starts) && !taken.some((other) => meet(edit, other)));
    if (isFree) taken.push(...edits);
    return isFree;
  });
  let edited = text;
  for (const edit of taken.toSorted((a, b) => b.start - a.start || b.end - a.end)) {
    const [start = 0, stop = 0] = [starts[edit.start], starts[edit.end]];
    edited = edited.slice(0, start) + edit.text.replaceAll('\n', end) + edited.slice(stop);
  }
  return { text: edited, used };
}

function isIn({ start, end }: Edit, starts: readonly number[]): boolean {
  return start >= 0 && start <= end && end < starts.length;
}

/** True for two edits of which one changes what the other means. */
function meet(a: Edit, b: Edit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}

/** For each offset in the text as it is read, without its mark and with line feeds alone, the one in the text itself. */
function placesIn(text: string): number[] {
  const places: number[] = [];
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at++) {
    places.push(at);
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
  }
  places.push(text.length);
  return places;
}
