/** A colour scheme of the page. */
export type Scheme = 'light' | 'dark';

const mark = /#gh-(light|dark)-mode-only$/;

/**
 * What a picture's URL says of the colour scheme that it is for: GitHub's fragments `#gh-light-mode-only` and
 * `#gh-dark-mode-only`, which are no part of the file's name. `scheme` is null for a picture that is for both.
 */
export function pictureScheme(url: string): { readonly url: string; readonly scheme: Scheme | null } {
  const scheme = mark.exec(url)?.[1];
  if (scheme !== 'light' && scheme !== 'dark') return { url, scheme: null };
  return { url: url.replace(mark, ''), scheme };
}
