import { decode } from 'html-entities';
import { stripTags } from '../../model/strip-tags.ts';

/** What stands in a title, a name or an excerpt as HTML, as the plain text that a reader saw. */
export function plainText(html: string): string {
  return decode(stripTags(html), { level: 'html5' }).replaceAll(/\s+/g, ' ').trim();
}

/**
 * The text by itself. A part of a longer text keeps all of that in memory: what is kept of a large file for long is
 * copied first.
 */
export function kept(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}
