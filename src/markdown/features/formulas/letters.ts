/** Letters of an alphabet of mathematics: where its capitals and small ones begin, and those that Unicode had before. */
interface Alphabet {
  readonly capitals: number;
  readonly small: number;
  readonly earlier: Readonly<Record<string, string>>;
}

const alphabets: Readonly<Record<string, Alphabet>> = {
  'double-struck': {
    capitals: 0x1d538,
    small: 0x1d552,
    earlier: { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
  },
  script: {
    capitals: 0x1d49c,
    small: 0x1d4b6,
    earlier: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  },
  fraktur: {
    capitals: 0x1d504,
    small: 0x1d51e,
    earlier: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  },
};

const single = /<mi>(\p{L})<\/mi>/gu;
const variant = /<(mi|mn|mtext) mathvariant="([a-z-]+)">([^<]*)<\/\1>/g;

/**
 * MathML whose letters are there without a font of mathematics. A browser takes the slanted letters of one for every
 * variable, and shows nothing where the system has none: here they are slanted by a class. Other kinds of letters are
 * what MathML Core knows: characters of their own (Unicode, Mathematical Alphanumeric Symbols), or again a class.
 */
export function withLetters(mathml: string): string {
  return mathml
    .replaceAll(single, '<mi class="letter">$1</mi>')
    .replaceAll(variant, (written, tag: string, kind: string, text: string) => {
      const alphabet = alphabets[kind];
      if (alphabet !== undefined)
        return `<${tag}>${text.replaceAll(/[A-Za-z]/g, (one) => letterOf(one, alphabet))}</${tag}>`;
      return kind === 'normal' ? written : `<${tag} class="${kind}">${text}</${tag}>`;
    });
}

function letterOf(letter: string, { capitals, small, earlier }: Alphabet): string {
  const isCapital = letter <= 'Z';
  const start = isCapital ? capitals - 0x41 : small - 0x61;
  return earlier[letter] ?? String.fromCodePoint(start + letter.charCodeAt(0));
}
