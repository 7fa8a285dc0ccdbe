import { escapeHtml, escapeText } from '../../../model/escape-html.ts';

/** How one line of code is shown beside its text. */
export interface LineLook {
  readonly mark: 'line' | 'ins' | 'del' | null;
  /** Its number, where lines have any. */
  readonly number: number | null;
  /** Pieces of its text (UTF-16 units) that are set apart, one behind the other. */
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'prompt';
}

/** What no line of most blocks has. */
export const plainLook: LineLook = { mark: null, number: null, pieces: [] };

/**
 * Highlighted code line by line, each without its end. A span that is open at a line's end is closed there and opened
 * again on the next.
 */
export function linesOf(html: string): string[] {
  let open = '';
  return html
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const before = open;
      open = /<span[^>]*>(?!.*<\/span>)/.exec(line)?.[0] ?? (line.includes('</span>') ? '' : open);
      return `${before}${line}${open === '' ? '' : '</span>'}`.replaceAll(/<span[^>]*><\/span>/g, '');
    });
}

/** A line as it is shown, with its end. What is no text of it (its number) is in attributes, so that nobody copies it. */
export function shownLine(html: string, { mark, number, pieces }: LineLook): string {
  const numbered = number === null ? '' : `<span class="line-number" data-line="${number}"></span>`;
  const text = pieces.length === 0 ? html : withPieces(html, pieces);
  if (mark === null) return `${numbered}${text}\n`;
  if (mark === 'line') return `<mark class="line">${numbered}${text}\n</mark>`;
  const sign = mark === 'ins' ? '+' : '-';
  return `<${mark} class="line">${numbered}<span class="sign">${sign}</span>${text}\n</${mark}>`;
}

const tagOf = { word: ['<mark class="word">', '</mark>'], prompt: ['<span class="prompt">', '</span>'] } as const;

/** Sets pieces of a line apart: within each span that they reach into, so that no element overlaps another. */
function withPieces(html: string, pieces: readonly Piece[]): string {
  let at = 0;
  return html.replaceAll(/<[^>]*>|[^<]+/g, (run) => {
    if (run.startsWith('<')) return run;
    const text = unescaped(run);
    const start = at;
    at += text.length;
    let written = '';
    let from = 0;
    for (const piece of pieces) {
      const [begin, end] = [Math.max(piece.start - start, from), Math.min(piece.end - start, text.length)];
      if (begin >= end) continue;
      const [open, close] = tagOf[piece.kind];
      written += `${escapeText(text.slice(from, begin))}${open}${escapeText(text.slice(begin, end))}${close}`;
      from = end;
    }
    return written + escapeText(text.slice(from));
  });
}

/** The text of what `escapeText` gave. */
function unescaped(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Where words stand in a line; of two that overlap, the first. */
export function wordsIn(line: string, words: readonly string[]): Piece[] {
  const found = words.flatMap((word) => placesOf(line, word)).sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((piece) => {
    if (piece.start < end) return false;
    end = piece.end;
    return true;
  });
}

function placesOf(line: string, word: string): Piece[] {
  const places: Piece[] = [];
  if (word === '') return places;
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length))
    places.push({ start: at, end: at + word.length, kind: 'word' });
  return places;
}

/** A `class` or a `data-` attribute, with the space before it; nothing where it has no value. */
export function attribute(name: string, value: string): string {
  return value === '' ? '' : ` ${name}="${escapeHtml(value)}"`;
}
