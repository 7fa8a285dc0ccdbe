/** A text in one line, as Markdown that shows it as it is (CommonMark 0.31.2, 2.4). */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<~]|&(?=#?\w+;)/g, '\\$&');
}
