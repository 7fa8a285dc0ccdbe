/** A file that a build is to leave: where, from the output folder, and made from what. */
export interface Expected {
  readonly output: string;
  readonly fingerprint: string;
}

/**
 * What a file is that no layout prints: style sheet or script of the theme, encoded picture, list of search's indexes or a
 * part of one, file of `content/` that a text links to, file of `public/`, what the site's own templates make, the browser's
 * editor, and what tells a host how to serve the site.
 */
export type PlainKind =
  | 'theme'
  | 'picture'
  | 'search-index'
  | 'search-part'
  | 'linked'
  | 'public'
  | 'own'
  | 'editor'
  | 'host';

/** A file that is not printed from a page: its bytes are at hand, or lie somewhere and are copied. */
export interface PlainFile extends Expected {
  readonly kind: PlainKind;
  readonly source: { readonly text: string } | { readonly bytes: Uint8Array } | { readonly path: string };
}

/** A plain file whose text or bytes are at hand. */
export interface MadeFile extends PlainFile {
  readonly source: { readonly text: string } | { readonly bytes: Uint8Array };
}
