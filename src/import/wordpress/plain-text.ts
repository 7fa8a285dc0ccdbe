import { decode } from 'html-entities';
import { stripTags } from '../../model/strip-tags.ts';

/** What stands in a title, a name or an excerpt as HTML, as the plain text that a reader saw. */
export function plainText(html: string): string {
  return decode(stripTags(html), { level: 'html5' }).replaceAll(/\s+/g, ' ').trim();
}
