import { siteUrl } from '../../config/site-url.ts';
import { nameKey } from '../../model/name-key.ts';
import type { PageContext } from '../context.ts';
import type { AuthorView } from './view.ts';

/** Position of a portrait among a page's pictures: always loaded lazily, it never is what a reader came for. */
const portraitPosition = Number.MAX_SAFE_INTEGER;

/** An author as site.yaml describes them; one it does not list has a name and an archive. */
export function authorView(context: PageContext, name: string): AuthorView {
  const { site, blog, pictures } = context;
  const definition = definitionOf(context, name);
  const link = site.archives.includes('author') ? blog.authors.find(name) : null;
  const portrait = definition?.picture ? picturePath(definition.picture) : null;
  return {
    name: definition?.name ?? name,
    url: link && siteUrl(site, link.url),
    bio: definition?.bio ?? null,
    picture: portrait === null ? null : pictures.picture(portrait, '', 'portrait', portraitPosition),
    links: definition?.links ?? [],
  };
}

/** Whether more is known of an author than a name: a box of names alone says nothing that the byline does not. */
export function isDescribed({ bio, picture, links }: AuthorView): boolean {
  return bio !== null || picture !== null || links.length > 0;
}

/** Everything that an author's view depends on, as text for a page's fingerprint. */
export function authorFingerprint(context: PageContext, name: string): string {
  const definition = definitionOf(context, name);
  const portrait = definition?.picture ? context.pictures.fingerprint(picturePath(definition.picture)) : '';
  return JSON.stringify([name, definition, context.blog.authors.find(name)?.url, portrait]);
}

/** The portraits that the views of some authors show. */
export function authorPictures(context: PageContext, names: readonly string[]): string[] {
  const pictures = names.map((name) => definitionOf(context, name)?.picture ?? null);
  return pictures.filter((picture) => picture !== null).map(picturePath);
}

/** The path from the site's root of a picture that site.yaml names: from `content/`, with a slash in front or not. */
export function picturePath(reference: string): string {
  return `content/${reference.replace(/^\//, '')}`;
}

function definitionOf({ site }: PageContext, name: string) {
  return site.authors.find((author) => nameKey(author.name) === nameKey(name)) ?? null;
}
