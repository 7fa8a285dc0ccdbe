/** What another encoding has made of a piece of a text, and what stood there; null where nobody can know. */
export interface GarbledText {
  readonly start: number;
  readonly end: number;
  readonly meant: string | null;
}

type Encoding = 'windows-1252' | 'macintosh';

/** What Windows-1252 has for the bytes from 0x80 to 0xBF: those of UTF-8 behind the first of a letter. */
const behind = '[\\u0080-\\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]';

/**
 * Runs of letters that are, byte for byte, a text in UTF-8 that was read in Windows-1252: `Ã©` was `é`, `â€™` was `’`,
 * `ðŸŽ‰` an emoji. Each begins with a letter that no language has before such a sign; of Chinese and the like, two
 * letters at least are wanted. Those with `‚Ä` are of Mac OS Roman. A control of ISO 8859 was a letter of Windows-1252.
 */
const runs = new RegExp(
  `(?:(?:[ÂÃ]|ï[¸»¼½]|â(?=[\\u0080-\\u009fŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™])|ðŸ)${behind}+|(?:[ãäåæçèé]${behind}{2}){2,}|‚Ä[¢¶ìîôòúùëÜ]|[\\u0080-\\u009f])+`,
  'g',
);

/** What a garbled text has somewhere, for one look at each text. */
const sign = new RegExp(`[ÂÃâ]${behind}|Â |ðŸ|ï[¸»¼½]|[ãäåæçèé]${behind}{2}|‚Ä|[\\u0080-\\u009f\\ufffd]`);

/** A letter that was lost in or at the end of a word. One that stands alone is mostly spoken of. */
const lost = /\p{L}\ufffd|\ufffd\p{L}/gu;

/** A space at which no line breaks, of which an editor has made a usual one since: no word ends so. */
const lostSpace = /(?<=[a-z.,;:!?)])Â /g;

/** The letter alone between quotation marks: it is spoken of. */
const spokenOf = /[“‘«„‹"]$/;

/** What of a text is garbled, in order. Pure. */
export function garbledIn(text: string): GarbledText[] {
  if (!sign.test(text)) return [];
  const found = [...text.matchAll(runs)].flatMap(({ 0: run, index }): GarbledText[] => {
    // A quotation mark behind a garbled word looks like a part of it.
    for (let length = run.length; length > 0; length--) {
      const written = run.slice(0, length);
      const meant = ungarbled(written);
      const isSpokenOf = length === 2 && spokenOf.test(text.slice(0, index)) && /[”’»›“]$/.test(written);
      if (meant !== null && !isSpokenOf)
        return [{ start: index, end: index + length, meant: meant.replaceAll('\u00a0', ' ') }];
    }
    return [];
  });
  const gone = [...text.matchAll(lost)].map(({ 0: pair, index }) => {
    const start = index + pair.indexOf('\ufffd');
    return { start, end: start + 1, meant: null };
  });
  const spaces = [...text.matchAll(lostSpace)].map(({ index }) => ({ start: index, end: index + 2, meant: ' ' }));
  return [...found, ...gone, ...spaces].sort((a, b) => a.start - b.start);
}

/** What a run stood for, which may have happened to it twice; null where its letters are no UTF-8. */
function ungarbled(written: string): string | null {
  const text = written.replaceAll(/[\u0080-\u009f]/g, (control, at: number) =>
    at === 0 ? (letterOf('windows-1252', control) ?? control) : control,
  );
  const decoded = decodedFrom(written.startsWith('‚') ? 'macintosh' : 'windows-1252', text);
  if (decoded === null) return text !== written && text.length === 1 ? text : null;
  return /^[\u0080-\u009f]+$/.test(decoded) ? null : (ungarbled(decoded) ?? decoded);
}

function decodedFrom(encoding: Encoding, text: string): string | null {
  const bytes = [...text].map((letter) => bytesOf(encoding).get(letter) ?? letter.charCodeAt(0));
  if (bytes.some((byte) => byte > 255)) return null;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    return decoded === text ? null : decoded;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

function letterOf(encoding: Encoding, control: string): string | null {
  const letter = new TextDecoder(encoding).decode(Uint8Array.of(control.charCodeAt(0)));
  return letter === control ? null : letter;
}

const known = new Map<Encoding, ReadonlyMap<string, number>>();

/** The bytes from 0x80 of an encoding, by their letters. */
function bytesOf(encoding: Encoding): ReadonlyMap<string, number> {
  const bytes =
    known.get(encoding) ??
    new Map(
      Array.from(
        { length: 128 },
        (_, index) => [new TextDecoder(encoding).decode(Uint8Array.of(index + 128)), index + 128] as const,
      ),
    );
  known.set(encoding, bytes);
  return bytes;
}
