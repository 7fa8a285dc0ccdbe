import { encode } from 'html-entities';
import { absoluteUrl } from '../archive/url.ts';
import type { Body, LinkSlot, PictureSlot } from '../content/body.ts';
import { linkedFile, pictureFile } from '../content/read-body.ts';
import { fileUrl } from './body.ts';
import type { PageContext } from './context.ts';
import { xmlText } from './xml-text.ts';

/** Elements that feed readers throw away with their content, and comments. */
const unread = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
/** Highlighted code: its tokens have colours in the site's style sheet alone. */
const codeBlock = /<pre\b[\s\S]*?<\/pre>/gi;
const token = /<\/?span\b[^>]*>/gi;
const frame = /<iframe\b([^>]*)>[\s\S]*?(?:<\/iframe\s*>|$)/gi;
const checkbox = /<input\b[^>]*\btype="?checkbox\b[^>]*>/gi;

const tag = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
/** An attribute that holds URLs, or that runs something. */
const attribute =
  /\s(?:(href|src|srcset|poster|cite|data|action)|(on[a-z]+))\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
/** A candidate of a `srcset`: a URL, and how wide or dense it is. */
const candidate = /(\S*[^\s,])(\s+[^\s,]+)?/g;

/**
 * A body for feed readers, who show it on their own page: plain pictures, no heading anchors, no scripts, code without
 * tokens, a check mark for a checkbox and a link for a frame, every URL absolute, and nothing that XML forbids.
 * `pageUrl` is the absolute URL of the body's own page, against which relative URLs are resolved.
 */
export function feedHtml(context: PageContext, body: Body, source: string, pageUrl: string): string {
  const html = body.parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.kind === 'anchor') return '';
    return part.kind === 'link' ? linkUrl(context, part, source) : pictureHtml(context, part, source);
  });
  return xmlText(absoluteUrls(readable(html.join('')), pageUrl));
}

/** HTML as a feed reader may show it. */
function readable(html: string): string {
  return html
    .replaceAll(unread, '')
    .replaceAll(codeBlock, (code) => code.replaceAll(token, ''))
    .replaceAll(checkbox, (box) => (/\schecked\b/i.test(box) ? '☑' : '☐'))
    .replaceAll(frame, (_, attributes: string) => frameLink(attributes));
}

/** HTML whose URLs hold wherever it is shown. */
function absoluteUrls(html: string, base: string): string {
  return html.replaceAll(tag, (whole) =>
    whole.replaceAll(attribute, (text: string, name?: string, _event?: string, ...values: (string | undefined)[]) => {
      if (name === undefined) return '';
      const value = values.slice(0, 3).find((one) => one !== undefined) ?? '';
      const isList = name.toLowerCase() === 'srcset';
      const resolved = isList
        ? value.replaceAll(candidate, (_, url: string, size = '') => absolute(url, base) + size)
        : absolute(value, base);
      return resolved === value ? text : ` ${name}="${resolved}"`;
    }),
  );
}

/** A URL, in an attribute or not, as an absolute one; what is no URL stays as it is. */
function absolute(url: string, base: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return url;
  if (url.startsWith('#')) return base + url;
  return URL.parse(url, base)?.href ?? url;
}

/** A film or a map in a frame, which feed readers take out, as a link to it. */
function frameLink(attributes: string): string {
  const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(attributes)?.[1];
  const url = value('src');
  return url === undefined ? '' : `<a href="${url}">${value('title') ?? url}</a>`;
}

function linkUrl(context: PageContext, slot: LinkSlot, source: string): string {
  const url = fileUrl(context, linkedFile(slot, source));
  return encode(url === null ? encodeURI(slot.target) : context.site.origin + url) + slot.suffix;
}

function pictureHtml(context: PageContext, slot: PictureSlot, source: string): string {
  const file = pictureFile(slot, source);
  const picture = file === null ? null : context.pictures.social(file);
  const { width, height } = picture ?? slot.attributes;
  const size = width === undefined || height === undefined ? '' : ` width="${width}" height="${height}"`;
  const image = `<img src="${encode(picture?.url ?? slot.source)}" alt="${encode(slot.alt ?? '')}"${size}>`;
  if (!slot.block) return image;
  return `<figure>${image}${slot.title === null ? '' : `<figcaption>${encode(slot.title)}</figcaption>`}</figure>`;
}
