/** Code without the comments that say how its lines are shown, and what they say. */
export interface MarkedCode {
  readonly code: string;
  readonly marked: ReadonlySet<number>;
  readonly inserted: ReadonlySet<number>;
  readonly deleted: ReadonlySet<number>;
}

/** `// [!code ++]` at the end of a line or on a line before: as VitePress and Shiki have it. */
const notation =
  /[ \t]*(?:\/\/|#|--|;|%|\/\*|<!--)[ \t]*\[!code[ \t]+(\+\+|--|highlight|hl|focus)(?::(\d+))?\][ \t]*(?:\*\/|-->)?[ \t]*$/;
/** `// highlight-next-line`, on a line of its own: as Docusaurus has it. */
const magic = /^[ \t]*(?:\/\/|#|--|\/\*|\{\/\*|<!--)[ \t]*highlight-(next-line|start|end)[ \t]*(?:\*\/\}?|-->)?[ \t]*$/;

/** Languages of texts about writing, in which such comments are shown. */
const ofWriting = /^(?:md|markdown|mdx|text|txt|plain|plaintext|)$/i;

/** Takes the comments out of code by which editors mark lines elsewhere. */
export function commentMarks(code: string, language: string): MarkedCode | null {
  if (ofWriting.test(language) || !/\[!code[ \t]|highlight-(?:next-line|start)/.test(code)) return null;
  const lines: string[] = [];
  const sets = { marked: new Set<number>(), inserted: new Set<number>(), deleted: new Set<number>() };
  let isOpen = false;
  for (const line of code.split('\n')) {
    const [, place] = magic.exec(line) ?? [];
    const [, sign, count = '1'] = notation.exec(line) ?? [];
    if (place !== undefined) {
      if (place === 'next-line') sets.marked.add(lines.length + 1);
      else isOpen = place === 'start';
      continue;
    }
    const kept = sign === undefined ? line : line.replace(notation, '');
    const set = sign === '++' ? sets.inserted : sign === '--' ? sets.deleted : sets.marked;
    // On a line of its own it is for those that follow.
    if (sign !== undefined) for (let number = 1; number <= Number(count); number++) set.add(lines.length + number);
    if (sign !== undefined && kept.trim() === '') continue;
    lines.push(kept);
    if (isOpen) sets.marked.add(lines.length);
  }
  return { code: lines.join('\n'), ...sets };
}
