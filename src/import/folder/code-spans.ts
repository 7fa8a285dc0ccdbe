/** Fenced blocks, and code within a line, as Markdown has them; groups keep them apart from the rest of a text. */
const code =
  /(^[ \t>]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t>]*\2[`~]*[ \t]*$|(?![\s\S]))|(?<!`)(`+)(?!`)(?:[^\n]|\n(?!\n))*?(?<!`)\3(?!`))/gm;

/** Changes the parts of a text that are no code. */
export function outsideCode(text: string, change: (part: string) => string): string {
  let written = '';
  let from = 0;
  for (const found of text.matchAll(code)) {
    written += change(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return written + change(text.slice(from));
}

/**
 * Changes a text whose code is out of reach, whatever begins before and ends behind it; `unmasked` gives a part of it with
 * its code.
 */
export function aroundCode(
  text: string,
  change: (masked: string, unmasked: (part: string) => string) => string,
): string {
  const kept: string[] = [];
  // Characters of a private area, which no font shows and no text has.
  const masked = text.replaceAll(code, (found: string) => `\u{F0000}${kept.push(found) - 1}\u{F0001}`);
  const unmasked = (part: string) =>
    part.replaceAll(/\u{F0000}(\d+)\u{F0001}/gu, (_, index: string) => kept[Number(index)] ?? '');
  return unmasked(change(masked, unmasked));
}
