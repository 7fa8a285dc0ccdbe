import { encode } from 'html-entities';
import { absoluteUrl } from '../archive/url.ts';
import type { Body, LinkSlot, PictureSlot } from '../content/body.ts';
import { linkedFile, pictureFile } from '../content/read-body.ts';
import { fileUrl } from './body.ts';
import type { PageContext } from './context.ts';

/** Attributes that hold a URL, where it begins with a slash: a feed has no page that it could be relative to. */
const rootRelative = /(\s(?:href|src|poster)=")\/(?!\/)/g;

/** What XML 1.0 does not allow in a document at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are looked for.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A body for feed readers: plain pictures, no heading anchors, every URL absolute, and nothing that XML forbids.
 */
export function feedHtml(context: PageContext, body: Body, source: string): string {
  const html = body.parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.kind === 'anchor') return '';
    return part.kind === 'link' ? linkUrl(context, part, source) : pictureHtml(context, part, source);
  });
  return xmlText(html.join('').replaceAll(rootRelative, `$1${context.site.origin}/`));
}

/** A text without the characters that XML forbids. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(forbidden, '');
}

function linkUrl(context: PageContext, slot: LinkSlot, source: string): string {
  const url = fileUrl(context, linkedFile(slot, source));
  return (
    encode(url === null ? absoluteUrl(context.site, encodeURI(slot.target)) : context.site.origin + url) + slot.suffix
  );
}

function pictureHtml(context: PageContext, slot: PictureSlot, source: string): string {
  const file = pictureFile(slot, source);
  const picture = file === null ? null : context.pictures.social(file);
  const size = picture === null ? '' : ` width="${picture.width}" height="${picture.height}"`;
  const image = `<img src="${encode(picture?.url ?? slot.source)}" alt="${encode(slot.alt ?? '')}"${size}>`;
  if (!slot.block) return image;
  return `<figure>${image}${slot.title === null ? '' : `<figcaption>${encode(slot.title)}</figcaption>`}</figure>`;
}
