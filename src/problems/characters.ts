import type { GarbledText } from '../model/garbled.ts';
import type { HiddenCharacters } from '../model/hidden-characters.ts';
import type { Place, Problem } from './problem.ts';
import { garbledText, hiddenCharacter, lostLetter } from './rules/characters.ts';

/** A text of a file: places of problems are lines of it, edits are offsets in it. */
export interface PlacedText {
  readonly text: string;
  readonly file: string;
  /** The line of the file on which it begins, from 1. */
  readonly firstLine: number;
}

/** What is told of a piece that another encoding has garbled. */
export function garbledProblem({ start, end, meant }: GarbledText, placed: PlacedText): Problem {
  const place = placeAt(start, placed);
  const written = placed.text.slice(start, end);
  if (meant === null) return lostLetter(place, wordAt(start, placed.text));
  return {
    ...garbledText(place, written, meant),
    fix: { does: `write "${meant}"`, edits: [{ start, end, text: meant }] },
  };
}

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'a space at which no line breaks',
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a space without width',
  '\u200c': 'a sign that keeps letters apart',
  '\u200d': 'a sign that joins letters',
  '\u200e': 'a mark of direction',
  '\u200f': 'a mark of direction',
  '\u2028': 'a line separator',
  '\u2029': 'a paragraph separator',
  '\u2060': 'a sign that joins words',
  '\ufeff': 'a byte order mark',
};

const harms: Readonly<Record<HiddenCharacters['fault'], string>> = {
  control: 'may stand in no page and no feed',
  separator: 'ends no line here, so that two words may be read as one',
  direction: 'lets a text be read otherwise than it is',
  address: 'makes another address of this one',
  start: 'keeps the beginning of this line from being Markdown',
  code: 'stands in code, which does not work where it is copied',
  mark: 'has no meaning in a text',
};

/** What is told of the signs of a line that nobody sees. */
export function hiddenProblem({ fault, at, character }: HiddenCharacters, placed: PlacedText): Problem {
  const { text } = placed;
  const [first = 0] = at;
  const instead = character === '\u00a0' || fault === 'separator' ? ' ' : '';
  const edits = at.map((start) => ({ start, end: start + character.length, text: instead }));
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  const begin = text.lastIndexOf('\n', first - 1) + 1;
  const end = text.indexOf('\n', first) < 0 ? text.length : text.indexOf('\n', first);
  const mended = [...text.slice(begin, end)]
    .map((one, index) => (at.includes(begin + index) ? instead : one))
    .join('')
    .trimEnd();
  const name = names[character] ?? (fault === 'control' ? 'a control' : 'a sign that nobody sees');
  const place = placeAt(first, placed);
  // It may be all that is left of a hyphen that was meant.
  if (character === '\u00ad')
    return hiddenCharacter(place, `U+${code}`, name, harms[fault], 'write the hyphen that was meant, or remove it');
  return {
    ...hiddenCharacter(place, `U+${code}`, name, harms[fault], `write \`${mended}\``),
    fix: { does: `take U+${code} out of the line`, edits },
  };
}

function placeAt(offset: number, { text, file, firstLine }: PlacedText): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  let line = firstLine;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
  return { file, line, column: offset - start + 1 };
}

/** The word at an offset, with all that stands in it. */
function wordAt(offset: number, text: string): string {
  const [before = ''] = /[^\s"“”]*$/.exec(text.slice(0, offset)) ?? [];
  const [after = ''] = /^[^\s"“”]*/.exec(text.slice(offset)) ?? [];
  return before + after;
}
