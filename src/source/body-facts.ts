import type { Body, LinkSlot, PictureSlot } from '../model/body.ts';
import { isRemote, resolveReference } from '../model/paths.ts';
import { pictureScheme } from '../model/picture-scheme.ts';
import type { BodyFacts } from '../model/post.ts';

/** What a body says about itself: the pictures of this site that it shows and the files it links, each once. */
export function bodyFacts(body: Body, source: string): BodyFacts {
  const pictures = new Map<string, number>();
  const links = new Map<string, number>();
  for (const part of body.parts) {
    if (typeof part === 'string' || (part.kind !== 'picture' && part.kind !== 'link')) continue;
    const found = part.kind === 'picture' ? pictureFile(part, source) : linkedFile(part, source);
    const seen = part.kind === 'picture' ? pictures : links;
    if (found !== null && !seen.has(found)) seen.set(found, part.line);
  }
  return { words: body.words, pictures: uses(pictures), links: uses(links) };
}

/** The file that a picture in a body shows, from the site's root; null where it is not of this site. */
export function pictureFile(slot: PictureSlot, source: string): string | null {
  const { url } = pictureScheme(slot.source);
  return isRemote(url) ? null : resolveReference(decoded(url), source);
}

/** The file that a link in a body leads to, from the site's root. */
export function linkedFile(slot: LinkSlot, source: string): string {
  return resolveReference(slot.target, source);
}

function uses(lines: ReadonlyMap<string, number>): { path: string; line: number }[] {
  return [...lines].map(([path, line]) => ({ path, line }));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
