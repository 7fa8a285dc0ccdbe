import { decodeHTML } from 'entities/decode';
import { stripTags } from '../../model/strip-tags.ts';

/** What stands in a title, a name or an excerpt as HTML, as the plain text that a reader saw. */
export function plainText(html: string): string {
  return decodeHTML(stripTags(html)).replaceAll(/\s+/g, ' ').trim();
}
