import { listedTerms } from '../../config/listed-terms.ts';
import type { Site } from '../../config/site.ts';
import { siteUrl } from '../../config/site-url.ts';
import { oncePer } from '../../model/once-per.ts';
import { type TermName, termKey } from '../../model/term-name.ts';
import type { PageContext } from '../context.ts';
import type { AuthorView } from './view.ts';

type Author = Site['authors'][number];

/** Position of a portrait among a page's pictures: always loaded lazily, it never is what a reader came for. */
const portraitPosition = Number.MAX_SAFE_INTEGER;

/** An author as site.yaml describes them; one it does not list has a name and an archive. */
export const authorView = oncePerAuthor((context, author): AuthorView => {
  const { site, blog, pictures } = context;
  const definition = authorDefinition(context, author);
  const link = site.archives.includes('author') ? blog.authors.find(author) : null;
  const portrait = definition?.picture ? picturePath(definition.picture) : null;
  return {
    name: definition?.name ?? author.name,
    url: link && siteUrl(site, link.url),
    bio: definition?.bio ?? null,
    picture: portrait === null ? null : pictures.picture(portrait, '', 'portrait', portraitPosition),
    links: definition?.links ?? [],
  };
});

/** A function that works once for each author of a site, as they are written: few people write many posts. */
function oncePerAuthor<Answer>(make: (context: PageContext, author: TermName) => Answer) {
  const ofContext = oncePer((_: PageContext) => new Map<string, Answer>());
  return (context: PageContext, author: TermName): Answer => {
    // No slug has a line break.
    const key = `${author.slug ?? ''}\n${author.name}`;
    const answers = ofContext(context);
    const answer = answers.get(key) ?? make(context, author);
    answers.set(key, answer);
    return answer;
  };
}

/** Whether more is known of an author than a name: a box of names alone says nothing that the byline does not. */
export function isDescribed({ bio, picture, links }: AuthorView): boolean {
  return bio !== null || picture !== null || links.length > 0;
}

/** Everything that an author's view depends on, as text for a page's fingerprint. */
export const authorFingerprint = oncePerAuthor((context, author): string => {
  const definition = authorDefinition(context, author);
  const portrait = definition?.picture ? context.pictures.fingerprint(picturePath(definition.picture)) : '';
  return JSON.stringify([author.name, definition, context.blog.authors.find(author)?.url, portrait]);
});

/** The portraits that the views of some authors show. */
export function authorPictures(context: PageContext, authors: readonly TermName[]): string[] {
  const pictures = authors.map((author) => authorDefinition(context, author)?.picture ?? null);
  return pictures.filter((picture) => picture !== null).map(picturePath);
}

/** The path from the site's root of a picture that site.yaml names: from `content/`, with a slash in front or not. */
export function picturePath(reference: string): string {
  return `content/${reference.replace(/^\//, '')}`;
}

/** What site.yaml says of an author; null where it does not list them. */
export function authorDefinition({ site }: PageContext, author: TermName): Author | null {
  return byKey(site).get(termKey(author)) ?? null;
}

const byKey = oncePer(
  ({ authors, language }: Site): ReadonlyMap<string, Author> =>
    new Map(listedTerms(authors, language).map(({ definition, term }) => [termKey(term), definition])),
);
