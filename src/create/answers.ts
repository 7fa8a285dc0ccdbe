import { basename } from 'node:path';

/** What a new blog is made from. */
export interface Answers {
  readonly name: string;
  readonly url: string;
  readonly language: string;
}

/** What is taken where nothing else is said: the name of the folder, and an address that is nobody's. */
export function usualAnswers(folder: string): Answers {
  const words = basename(folder)
    .replaceAll(/[-_.\s]+/g, ' ')
    .trim();
  const name = words === '' ? 'My Blog' : words.charAt(0).toUpperCase() + words.slice(1);
  return { name, url: 'https://example.com/', language: 'en-US' };
}

/** An address as it is typed, with its scheme where that was left out. */
export function completeUrl(typed: string): string {
  const url = typed.trim();
  return /^[\w-]+(?:\.[\w-]+)+(?:[/:]|$)/.test(url) ? `https://${url}` : url;
}
