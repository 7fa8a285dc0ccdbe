/**
 * The text by itself. A part of a longer text keeps all of that in memory, and a text that was put together keeps its
 * parts: what is held of a large source for long is copied first.
 */
export function kept(text: string): string {
  return Buffer.from(text).toString();
}
