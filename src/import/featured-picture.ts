import { destination } from './folder/references.ts';

/** A featured picture: how a text names it, and what is known of it. */
export interface FeaturedPicture {
  /** Absolute where its file is not at hand, or cannot be opened. */
  readonly reference: string;
  readonly alt: string;
  /** A line of Markdown; empty for none. */
  readonly caption: string;
}

/** A page's text below its featured picture, as pages have no thumbnail here; the text alone where it shows the picture. */
export function belowPicture(body: string, { reference, alt, caption }: FeaturedPicture): string {
  if (body.includes(reference)) return body;
  const title = caption === '' ? '' : ` "${caption.replaceAll(/[\\"]/g, '\\$&')}"`;
  return `![${alt.replaceAll(/[[\]\\]/g, '\\$&')}](${destination(reference)}${title})\n\n${body}`.trimEnd();
}
