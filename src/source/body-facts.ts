import { excerpt } from '../markdown/excerpt.ts';
import type { RenderedBody } from '../markdown/render.ts';
import type { Body, LinkSlot, PictureSlot } from '../model/body.ts';
import { isRemote, resolveReference } from '../model/paths.ts';
import { pictureScheme } from '../model/picture-scheme.ts';
import type { BodyFacts, PictureUse, SiteLink } from '../model/post.ts';
import { decodeUrl } from '../model/url.ts';

/** What a body says about itself: the pictures of this site that it shows and what it links to, each in each of its places. */
export function bodyFacts(body: RenderedBody, source: string): BodyFacts {
  const pictures = new Map<string, PictureUse>();
  const links = new Map<string, SiteLink>();
  for (const part of body.parts) {
    if (typeof part === 'string' || part.kind !== 'picture') continue;
    const path = pictureFile(part, source);
    if (path === null) continue;
    const { line, column } = part;
    pictures.set(`${path} ${line} ${column}`, { path, line, column });
  }
  for (const link of body.links) {
    const key = `${link.target}#${link.fragment}`;
    if (key !== '#') links.set(`${key} ${link.line} ${link.column}`, link);
  }
  return {
    words: body.words,
    pictures: [...pictures.values()],
    links: [...links.values()],
    ids: [...new Set(body.ids)].join(' '),
    features: body.features,
    diagrams: body.diagrams,
  };
}

/** The file that a picture in a body shows, from the site's root; null where it is not of this site. */
export function pictureFile(slot: PictureSlot, source: string): string | null {
  const { url } = pictureScheme(slot.source);
  return isRemote(url) ? null : resolveReference(decodeUrl(url), source);
}

/** The file that a link in a body may lead to, from the site's root: a path that begins with `/` is one of `content/`. */
export function linkedFile({ target }: Pick<LinkSlot, 'target'>, source: string): string {
  return resolveReference(decodeUrl(target), source);
}

/** The excerpt of a body without its slots: pictures and anchors fall away with the tags. */
export function excerptOf(body: Pick<Body, 'parts'>, language: string, count: number | null): string {
  let html = '';
  for (const part of body.parts) if (typeof part === 'string') html += part;
  return excerpt(html, { language, count });
}
