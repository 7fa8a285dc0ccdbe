/** Where the preview's own pages and scripts are, beside the site's. */
export const ownPath = '/__broadsheet/';
/** What a page asks to be told when it would be another. */
export const livePath = `${ownPath}live`;
export const liveScriptPath = `${ownPath}live.js`;
/** The styles of what is put on pages, and of the preview's own. */
export const barStylePath = `${ownPath}bar.css`;
export const pageStylePath = `${ownPath}page.css`;

/** What is shown of a file of the site beside its page, by the first part of the address. */
const kinds = ['mistakes', 'appearance', 'card', 'social'] as const;

/** A file of the site, and what of it is asked for: its mistakes, how it looks elsewhere, its card, its social card. */
export interface AskedFile {
  readonly kind: (typeof kinds)[number];
  readonly file: string;
}

/** The URL path of what is shown of a file. */
export function fileUrl(kind: AskedFile['kind'], file: string): string {
  return `${ownPath}${kind}/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** The URL path of the page that shows the mistakes of a file. */
export function mistakesUrl(file: string): string {
  return fileUrl('mistakes', file);
}

/** What a URL path asks for; null for any other path. */
export function askedFile(path: string): AskedFile | null {
  for (const kind of kinds) {
    const before = `${ownPath}${kind}/`;
    if (path.startsWith(before)) return { kind, file: decodeURIComponent(path.slice(before.length)) };
  }
  return null;
}
