import { outsideCode } from '../code-spans.ts';

/** What a generator left in a text, made so that it is shown: what would be a tag of HTML is text. */
export function visible(text: string, found: RegExp): string {
  return outsideCode(text, (part) => part.replaceAll(found, (code) => code.replaceAll(/<(?=[a-z/!?])/gi, '&lt;')));
}
