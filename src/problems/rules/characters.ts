import { rule, variantOf } from '../problem.ts';

// What is wrong with single characters: letters that were read in another encoding, and signs that nobody sees.

export const garbledText = rule(
  'garbled-text',
  'warning',
  {
    about: 'A text that was read in another encoding on its way shows other letters than were written.',
    wrong: { body: 'The cafÃ© isnâ€™t open.' },
    right: { body: 'The café isn’t open.' },
  },
  (written: string, meant: string) => `"${written}" is what another encoding makes of "${meant}": write "${meant}".`,
);
export const lostLetter = variantOf(
  garbledText,
  (word: string) => `a letter of "${word}" was lost when the text changed its encoding: write the word again.`,
);
export const hiddenCharacter = rule(
  'hidden-character',
  'warning',
  {
    about: 'A sign that nobody sees, pasted with a text, breaks addresses, code and Markdown, or hides what they say.',
    wrong: { body: 'The paper.\u2028It is short.' },
    right: { body: 'The paper. It is short.' },
  },
  (code: string, name: string, where: string, remedy: string) => `${code} (${name}) ${where}: ${remedy}.`,
);
