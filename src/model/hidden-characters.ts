/** Why a sign that nobody sees is a mistake where it stands. */
export type HiddenFault = 'control' | 'separator' | 'direction' | 'address' | 'start' | 'code' | 'mark';

/** The signs of one line that nobody sees, and that do one kind of harm. */
export interface HiddenCharacters {
  readonly fault: HiddenFault;
  /** Where they are in the text. */
  readonly at: readonly number[];
  /** The first of them. */
  readonly character: string;
}

/** What a place of a text is in, where it is no prose: a block of code, code within a line, or front matter. */
export type Apart = 'block' | 'inline' | 'keys' | null;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** All signs that may be a mistake, for one look at each text. The last is the first half of those for tags. */
const sign =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\udb40[\udc00-\udc7f]/g;

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** What stands before a sign in an address. */
const inAddress = /(?:\]\(\s*<?|(?:href|src)\s*=\s*["']?|https?:\/\/|www\.|^\s*\[[^\]]+\]:\s*<?)[^\s<>"')]*$/;

/** A line that would be a heading, an item, a quotation, a table, a fence, a container or HTML without what it begins with. */
const markStart = /^(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|>|\||```|~~~|:::|<[a-z/!]|!?\[)/i;

/** The mark of a heading or an item, behind which Markdown wants a usual space. */
const markBefore = /^[ \t>]*(#{1,6}|[-*+]|\d{1,9}[.)])$/;

/** What of a text nobody sees and should not be there, line by line. Pure. */
export function hiddenIn(text: string, apartAt: (offset: number) => Apart): HiddenCharacters[] {
  const found = new Map<string, { fault: HiddenFault; at: number[]; character: string }>();
  let isRightToLeft: boolean | null = null;
  for (const { 0: character, index } of text.matchAll(sign)) {
    const start = text.lastIndexOf('\n', index - 1) + 1;
    const end = text.indexOf('\n', index);
    const line = text.slice(start, end < 0 ? text.length : end);
    // The flags of parts of a country are spelt with signs that nobody sees.
    const isOfFlag = character.length === 2 && /[\u{1f3f4}\u{e0020}-\u{e007e}]$/u.test(text.slice(index - 2, index));
    const isPlaced = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character);
    if (isPlaced) isRightToLeft ??= rightToLeft.test(text);
    const fault = isOfFlag
      ? null
      : faultOf(text, index, character, {
          line,
          column: index - start,
          apart: apartAt(index),
          isRightToLeft: isRightToLeft ?? false,
        });
    if (fault === null) continue;
    const key = `${start} ${fault}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { fault, at: [index], character });
    else known.at.push(index);
  }
  return [...found.values()];
}

interface Around {
  readonly line: string;
  readonly column: number;
  readonly apart: Apart;
  /** Whether the text has letters that are read from the right. */
  readonly isRightToLeft: boolean;
}

function faultOf(text: string, index: number, character: string, around: Around): HiddenFault | null {
  const { line, column, apart, isRightToLeft } = around;
  const [before, after] = [line.slice(0, column), line.slice(column + character.length)];
  if (control.test(character)) return 'control';
  if (/[\u2028\u2029]/.test(character)) return apart === null ? 'separator' : null;
  if (/[\u202a-\u202e\u2066-\u2069]/.test(character))
    return apart === 'block' || apart === 'inline' || !isRightToLeft ? 'direction' : null;
  if (character === '\u00a0') return faultOfSpace(text, index, around);
  // Letters of Persian and of India are joined by these, and emoji.
  const isJoiner = /[\u200c\u200d]/.test(character) && !(/[\0-\x7f]$/.test(before) && /^[\0-\x7f]/.test(after));
  if (isJoiner || (isRightToLeft && /[\u200e\u200f]/.test(character))) return null;
  if (apart === 'keys') return character === '\u00ad' ? null : 'mark';
  if (apart !== null) return 'code';
  if (inAddress.test(before)) return 'address';
  if (/^\s*$/.test(before) && markStart.test(after.replace(/^[\s\u200b\u2060\ufeff]+/, ''))) return 'start';
  return character === '\ufeff' || character.length === 2 ? 'mark' : null;
}

/** A space at which no line breaks is right in a text, but no space to Markdown or to a program. */
function faultOfSpace(text: string, index: number, { line, column, apart }: Around): HiddenFault | null {
  const [before, after] = [line.slice(0, column), line.slice(column + 1)];
  // What programs print has such spaces among other signs: a tree of files, the bytes of a memory.
  const isAmongLetters = /(?:^|[\u0020-\u007e\u00a0])$/.test(before) && /^[\u0020-\u007e\u00a0]/.test(after);
  if (apart !== null) return apart === 'block' && isAmongLetters && !/[\u2500-\u257f]/.test(line) ? 'code' : null;
  const [, mark = ''] = markBefore.exec(before) ?? [];
  if (mark !== '' && after.trim() !== '')
    return mark.startsWith('#') || isAmongItems(text, index, mark) ? 'start' : null;
  return /^\s*$/.test(before) && /^(?:#{1,6} |[-*+] |\d{1,9}[.)] |```)/.test(after.trimStart()) ? 'start' : null;
}

/** Whether the line before or behind one begins as an item does too: a dash alone begins what somebody says. */
function isAmongItems(text: string, index: number, mark: string): boolean {
  const item = /\d/.test(mark) ? /^[ \t>]*\d{1,9}[.)]\s/ : /^[ \t>]*[-*+]\s/;
  const start = text.lastIndexOf('\n', index) + 1;
  const end = text.indexOf('\n', index);
  const before = start === 0 ? '' : text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
  return item.test(before) || (end >= 0 && item.test(text.slice(end + 1, end + 1 + 200)));
}
