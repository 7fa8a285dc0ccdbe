import { wordsOf } from '../words.ts';

/** A piece of a text; what was found in it is marked. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Words of a text that a result shows. */
const passageWords = 30;
/** Words of it that stand before the first that was found. */
const lead = 5;
const ellipsis = '…';

/** A text in pieces, the words of these forms marked. */
export function markedPieces(text: string, forms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { form, start, end } of wordsOf(text)) {
    if (!forms.has(form)) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isMarked: false });
  return pieces;
}

/** A passage of a text. */
export interface Passage {
  readonly pieces: readonly Piece[];
  /** Where the first word that was found stands in the whole text, in UTF-16 code units. */
  readonly at: number;
}

/**
 * The passage of 30 words that says most of what was searched for: the first with the most different forms, and of those
 * the one with the most words. Null where the text has none of them.
 */
export function passage(text: string, forms: ReadonlySet<string>): Passage | null {
  const words = [...wordsOf(text)];
  const hits = words.flatMap(({ form }, place) => (forms.has(form) ? [place] : []));
  if (hits.length === 0) return null;
  const [first = 0] = hits;
  let best = { start: first, said: 0 };
  for (const hit of hits) {
    const within = words.slice(hit, hit + passageWords - lead).filter(({ form }) => forms.has(form));
    const said = new Set(within.map(({ form }) => form)).size * passageWords + within.length;
    if (said > best.said) best = { start: hit, said };
  }
  const from = Math.max(0, Math.min(best.start - lead, words.length - passageWords));
  const to = Math.min(words.length, from + passageWords) - 1;
  const start = from === 0 ? 0 : (words[from]?.start ?? 0);
  const end = to === words.length - 1 ? text.length : (words[to]?.end ?? 0);
  const pieces = [
    ...(start > 0 ? [{ text: ellipsis, isMarked: false }] : []),
    ...markedPieces(text.slice(start, end), forms),
    ...(end < text.length ? [{ text: ellipsis, isMarked: false }] : []),
  ];
  return { pieces, at: words[best.start]?.start ?? 0 };
}
