import { nameKey } from '../../model/name-key.ts';
import { type Note, note } from '../notes.ts';

/** A title as plain text, which titles are here: without the marks of code that generators print as such. */
export function plainTitle(title: string, notes: Note[]): string {
  const plain = title.replaceAll(/(?<!`)(`{1,2})(?!`)([^`]+)\1(?!`)/g, '$2');
  if (plain === title) return title;
  notes.push(note('changed', 'marks of code in a title'));
  return plain;
}

/** A text without a first heading that only says its title again: the page has that above it. */
export function belowTitle(text: string, title: string, notes: Note[]): string {
  const [heading, words = ''] = /^\s*#[ \t]+([^\n]*?)[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?(?:\n|$)/.exec(text) ?? [];
  if (heading === undefined || nameKey(plainTitle(words, [])) !== nameKey(title)) return text;
  notes.push(note('changed', 'a first heading that is the title'));
  return text.slice(heading.length);
}
