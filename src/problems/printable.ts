/**
 * Characters that a terminal or a log acts on instead of showing them: the controls of ISO 6429 (C0, DEL, C1), the
 * separators that some viewers break lines at, and Unicode's bidirectional controls (UAX #9), which can make a line read
 * as another one.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const invisible = /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text that comes from content, for a line of output: what a terminal would act on is shown as `\u001b`. JSON stays
 * JSON, and says the same: there, such characters stand only in strings, of which this is the notation too.
 */
export function printable(text: string): string {
  return text.replaceAll(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
