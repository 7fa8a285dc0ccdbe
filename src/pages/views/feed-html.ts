import { escapeUTF8 } from 'entities/escape';
import type { Body, PictureSlot } from '../../model/body.ts';
import { pictureScheme } from '../../model/picture-scheme.ts';
import { pictureFile } from '../../source/body-facts.ts';
import type { PageContext } from '../context.ts';
import { linkUrl } from './body.ts';
import { feedDiagram } from './diagram.ts';
import { xmlText } from './xml-text.ts';

/** Comments, and elements that feed readers throw away with their content. */
const unread = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
/** Highlighted code: its tokens have colours in the site's style sheet alone. */
const codeBlock = /<pre\b[\s\S]*?<\/pre>/gi;
const token = /<\/?span\b[^>]*>/gi;
/** A formula, of which most feed readers would leave the letters. */
const formula = /<math alttext="([^"]*)"[^>]*>[\s\S]*?<\/math>/g;
const frame = /<iframe\b((?:"[^"]*"|'[^']*'|[^"'>])*)>[\s\S]*?(?:<\/iframe\s*>|$)/gi;
/** What chooses one of several blocks of code, all of which a feed shows, each below its name. */
const chooser = /<legend class="visually-hidden">[^<]*<\/legend>\n?|<label><input type="radio"[^>]*>[^<]*<\/label>\n?/g;
const group = /<(\/?)fieldset\b[^>]*>/g;
/** What is left of a picture that is for the dark alone. */
const emptyPicture = /<picture\b[^>]*>(?:(?!<img\b)[\s\S])*?<\/picture>/gi;
/** What a diagram was drawn from: its picture says it. */
const diagramSource = /<details class="diagram-source">[\s\S]*?<\/details>/g;
/** The links from notes back to the text, which lead to ids that a feed has not. */
const backLink = / <a [^>]*\brole="doc-backlink"[^>]*>[^<]*<\/a>/g;
/** A film or a program that a page frames when it is asked to: here it is a link, and says who keeps it. */
const later = / data-frame="[^"]*"| data-ratio="[^"]*"|<span class="embed-sign"><\/span>/g;
const provider = /<span class="embed-provider">([^<]*)<\/span>/g;
const checkbox = /<input\b[^>]*\btype=["']?checkbox\b[^>]*>/gi;

/** An opening tag with attributes, and one attribute after another within it. */
const tag = /<[a-z][a-z\d-]*\s(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const attribute = /\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const urlAttributes = new Set(['href', 'src', 'srcset', 'poster', 'cite', 'data', 'action']);
/** One of the pictures of a `srcset`: its URL, and how wide or dense it is. */
const candidate = /([^\s,](?:\S*[^\s,])?)(\s+[^\s,]+)?/g;

/**
 * A body for feed readers, who show it on pages of their own: plain pictures, no heading anchors, no scripts, code
 * without tokens, all of a group, a sign for a checkbox and a link for a frame, every URL absolute, and nothing that XML forbids.
 * `pageUrl` is the absolute URL of the body's own page, from which relative URLs lead.
 */
export function feedHtml(context: PageContext, body: Body, source: string, pageUrl: string): string {
  const html = body.parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.kind === 'heading' || part.kind === 'anchor') return '';
    if (part.kind === 'diagram') return feedDiagram(context, context.words, part);
    if (part.kind === 'picture') return pictureHtml(context, part, source);
    return escapeUTF8(linkUrl(context, part, source)) + part.suffix;
  });
  return xmlText(portable(readable(html.join('')), pageUrl));
}

/** HTML without what no feed reader shows. */
function readable(html: string): string {
  return html
    .replaceAll(unread, '')
    .replaceAll(codeBlock, (code) => code.replaceAll(token, ''))
    .replaceAll(diagramSource, '')
    .replaceAll(chooser, '')
    .replaceAll(group, '<$1div>')
    .replaceAll(emptyPicture, '')
    .replaceAll(formula, '<code>$1</code>')
    .replaceAll(backLink, '')
    .replaceAll(later, '')
    .replaceAll(provider, '($1)')
    .replaceAll(checkbox, (box) => (/\schecked\b/i.test(box) ? '☑' : '☐'))
    .replaceAll(frame, (_, attributes: string) => frameLink(attributes));
}

/**
 * HTML whose URLs hold wherever it is shown, and which runs nothing there. It has no ids: readers show many posts on one
 * page, where two would have the same, and every link to a part of the post leads to its own page.
 */
function portable(html: string, base: string): string {
  return html.replaceAll(tag, (whole) =>
    whole.replaceAll(attribute, (text: string, name: string, ...values: (string | undefined)[]) => {
      const lowered = name.toLowerCase();
      if (lowered.startsWith('on') || lowered === 'id') return '';
      if (!urlAttributes.has(lowered)) return text;
      const value = values.slice(0, 3).find((one) => one !== undefined) ?? '';
      const resolved =
        lowered === 'srcset'
          ? value.replaceAll(candidate, (_, url: string, size = '') => absolute(url, base) + size)
          : absolute(value, base);
      return resolved === value ? text : ` ${name}="${resolved}"`;
    }),
  );
}

/** A URL from an attribute as an absolute one; what is no URL stays as it is. */
function absolute(url: string, base: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(url) ? url : (URL.parse(url, base)?.href ?? url);
}

/** A film or a map in a frame, which feed readers take out, as a link to it. */
function frameLink(attributes: string): string {
  const value = (name: string) => new RegExp(`\\s${name}=(["'])(.*?)\\1`, 'i').exec(attributes)?.[2];
  const url = value('src');
  return url === undefined ? '' : `<a href="${url}">${(value('title') ?? url).replaceAll('<', '&lt;')}</a>`;
}

function pictureHtml(context: PageContext, slot: PictureSlot, source: string): string {
  // Feed readers have no scheme of the site's: of a pair they get the picture that most of them have a ground for.
  if (pictureScheme(slot.source).scheme === 'dark') return '';
  const file = pictureFile(slot, source);
  const picture = file === null ? null : context.pictures.whole(file);
  const { width, height } = picture ?? slot.attributes;
  const size = width === undefined || height === undefined ? '' : ` width="${width}" height="${height}"`;
  const title = slot.block || slot.title === null ? '' : ` title="${escapeUTF8(slot.title)}"`;
  const image = `<img src="${escapeUTF8(picture?.url ?? pictureScheme(slot.source).url)}" alt="${escapeUTF8(slot.alt ?? '')}"${title}${size}>`;
  if (!slot.block) return image;
  return `<figure>${image}${slot.title === null ? '' : `<figcaption>${escapeUTF8(slot.title)}</figcaption>`}</figure>`;
}
