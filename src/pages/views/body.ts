import { siteUrl } from '../../config/site-url.ts';
import type { Words } from '../../i18n/words.ts';
import type { Picture } from '../../images/plan/picture.ts';
import type { AnchorSlot, Body, Heading, LinkSlot, PictureSlot } from '../../model/body.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import { publicFolder, uriPath } from '../../model/paths.ts';
import { pictureScheme } from '../../model/picture-scheme.ts';
import type { BodyFacts } from '../../model/post.ts';
import { linkedFile, pictureFile } from '../../source/body-facts.ts';
import type { PageContext } from '../context.ts';
import { attachmentUrl } from './attachments.ts';
import { diagramFingerprint, diagramHtml } from './diagram.ts';
import type { BodyView, TocEntry } from './view.ts';

/** How a body stands on its page. */
export interface BodyPlace {
  readonly source: string;
  /** What is said within it. */
  readonly words: Words;
  /** The number of pictures before it on the page. */
  readonly position: number;
}

/** A body as its page prints it: slots filled, everything between two pictures joined into one piece of HTML. */
export function bodyView(context: PageContext, body: Body, place: BodyPlace): BodyView[] {
  const { source, words } = place;
  const pieces: BodyView[] = [];
  let html = '';
  let { position } = place;
  // Looking for a writer's own `<picture>` takes longer than all else here, and concerns those with pictures alone.
  const hasPictures = body.parts.some((part) => typeof part !== 'string' && part.kind === 'picture');
  let isInPicture = false;
  for (const part of body.parts) {
    if (typeof part === 'string') {
      html += part;
      if (hasPictures) isInPicture = isPictureOpen(part, isInPicture);
    } else if (part.kind === 'heading') html += '<div class="heading">';
    else if (part.kind === 'anchor') html += `${anchorHtml(words, part)}</div>`;
    else if (part.kind === 'diagram') html += diagramHtml(context, words, part);
    else if (part.kind === 'link') html += inlineHtml(context, part, source);
    else {
      const piece = pictureView(context, part, source, position, isInPicture);
      if (piece.picture === null) html += piece.html;
      else {
        if (html !== '') pieces.push({ html, picture: null });
        pieces.push(piece);
        html = '';
        position++;
      }
    }
  }
  if (html !== '') pieces.push({ html, picture: null });
  return pieces;
}

/** HTML of a line with the URL of a link to this site in its slot. */
export function inlineHtml(context: PageContext, part: string | LinkSlot, source: string): string {
  return typeof part === 'string' ? part : escapeHtml(linkUrl(context, part, source)) + part.suffix;
}

/** Everything outside its own text that a body's HTML depends on, as text for a page's fingerprint. */
export function bodyFingerprint(context: PageContext, facts: BodyFacts, source: string): string {
  const pictures = facts.pictures.map((use) => `${use.path} ${context.pictures.fingerprint(use.path)}`);
  const links = facts.links.map((link) => `${link.target} ${linkUrl(context, link, source)}`);
  const diagrams = diagramFingerprint(
    context,
    facts.diagrams.map(({ key }) => key),
  );
  return [...new Set([...pictures, ...links, ...diagrams])].join('\n');
}

/** Headings of levels 2 and 3 as a tree; a heading of level 3 before any of level 2 stands on the top level. */
export function tableOfContents(headings: readonly Heading[]): TocEntry[] {
  const tree: { id: string; text: string; children: TocEntry[] }[] = [];
  for (const { level, id, text } of headings) {
    const above = tree.at(-1);
    if (level === 2 || (level === 3 && above === undefined)) tree.push({ id, text, children: [] });
    else if (level === 3) above?.children.push({ id, text, children: [] });
  }
  return tree;
}

/**
 * The URL, from the host's root, of the file of `content/` or `public/` that a link names: of its page, or of the file
 * itself; null for neither. A path that begins with `/` names what is at that URL of the site before it names a file.
 */
export function linkedUrl(context: PageContext, target: string, source: string): string | null {
  const { blog, site, attachments, hasPage } = context;
  const path = linkedFile({ target }, source);
  if (path.startsWith(`${publicFolder}/`)) return siteUrl(site, uriPath(path.slice(publicFolder.length)));
  const page = blog.urlOfFile(path);
  if (page !== null) return siteUrl(site, page);
  const attachment = attachments.has(path) ? attachmentUrl(path) : null;
  return attachment === null || (target.startsWith('/') && hasPage(target)) ? null : siteUrl(site, attachment);
}

/** The same, or what was written: with the site's base path where it begins with `/`. */
export function linkUrl(context: PageContext, { target }: Pick<LinkSlot, 'target'>, source: string): string {
  return (
    linkedUrl(context, target, source) ?? (target.startsWith('/') ? siteUrl(context.site, uriPath(target)) : target)
  );
}

function anchorHtml(words: Words, { id, text }: AnchorSlot): string {
  const label = words.phrases.permalinkTo(text === '' ? id : text);
  return `<a class="anchor" href="#${encodeURIComponent(id)}" aria-label="${escapeHtml(label)}">#</a>`;
}

/** Whether a writer's own `<picture>` is open behind a piece of HTML. */
function isPictureOpen(html: string, wasOpen: boolean): boolean {
  const [open, close] = [html.lastIndexOf('<picture'), html.lastIndexOf('</picture')];
  return open === close ? wasOpen : open > close;
}

function pictureView(
  context: PageContext,
  slot: PictureSlot,
  source: string,
  position: number,
  isInPicture: boolean,
): BodyView {
  const file = pictureFile(slot, source);
  const { width: written, height: _, class: ownClass = '', ...others } = slot.attributes;
  const { scheme } = pictureScheme(slot.source);
  const kind = slot.block ? 'body' : 'inline';
  const picture =
    file === null ? null : context.pictures.picture(file, slot.alt ?? '', kind, position, pixelsOf(written));
  const shape = slot.block && picture !== null ? shapesOf(picture) : [];
  const classes = [scheme === null ? '' : `${scheme}-only`, ownClass, ...shape].filter((name) => name !== '').join(' ');
  if (picture === null) return { html: plainImage(slot, classes), picture: null };
  // A picture for the dark was drawn for a dark ground; who is shown the other one of a pair does not fetch it.
  const ofScheme: Picture =
    scheme === null ? picture : { ...picture, placeholder: null, loading: 'lazy', fetchpriority: null };
  // What a writer chooses from by sources of their own is one `<img>`: in a <picture> in it, theirs would count for nothing.
  return {
    html: null,
    picture: isInPicture ? { ...ofScheme, sources: [], placeholder: null } : ofScheme,
    caption: slot.block ? slot.title : null,
    block: slot.block,
    classes,
    attributes: slot.block || slot.title === null ? others : { title: slot.title, ...others },
  };
}

/** What a figure is laid out by: whether it may be higher than a screen, and whether it is narrower than the text. */
function shapesOf({ width, height }: Picture): string[] {
  return [...(height > 0.8 * width ? ['tall'] : []), ...(width < columnWidth ? ['narrow'] : [])];
}

/** Pixels of the text's column: what a share of it is counted from. */
const columnWidth = 592;

/** The value of a `width` in pixels (HTML, rules for parsing dimension values); null where it says nothing. */
function pixelsOf(width: string | undefined): number | null {
  const [, digits, percent] = /^\s*(\d+(?:\.\d+)?)(%)?/.exec(width ?? '') ?? [];
  const pixels = Math.round(percent === undefined ? Number(digits) : (columnWidth * Number(digits)) / 100);
  return pixels > 0 ? pixels : null;
}

/** A picture from elsewhere stays what the writer made it; the page does not wait for it. */
function plainImage({ source, alt, title, attributes }: PictureSlot, classes: string): string {
  const all = {
    src: pictureScheme(source).url,
    alt: alt ?? '',
    ...(title === null ? {} : { title }),
    ...attributes,
    ...(classes === '' ? {} : { class: classes }),
    loading: 'lazy',
    decoding: 'async',
  };
  const written = Object.entries(all).map(([name, value]) => `${name}="${escapeHtml(value)}"`);
  return `<img ${written.join(' ')}>`;
}
