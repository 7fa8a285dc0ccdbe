/** Something that a rule looks for by a pattern, and what stands in every text in which it can be found. */
export interface Signed {
  /** One of them stands in each text that has it. */
  readonly signs: readonly (string | RegExp)[];
}

/**
 * What may be found in a text. Most texts have few signs of what a rule looks for, and a fixed one is found twenty times
 * faster than a pattern: rules ask this of a whole body before they look at its blocks.
 */
export function mayBeIn<T extends Signed>(text: string, all: readonly T[]): readonly T[] {
  return all.filter((one) => hasSign(text, one));
}

/**
 * Whether a pattern that begins with a fixed text stands in a text. Only the places of that text are asked, which are few: the
 * pattern alone would be tried at each character. It must be a sticky one.
 */
export function standsIn(text: string, begin: string, pattern: RegExp): boolean {
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return true;
  }
  return false;
}

/** Whether one of its signs stands in a text. */
export function hasSign(text: string, { signs }: Signed): boolean {
  for (const sign of signs) if (typeof sign === 'string' ? text.includes(sign) : sign.test(text)) return true;
  return false;
}
