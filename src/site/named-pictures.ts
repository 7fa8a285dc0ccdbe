import type { Content } from '../archive/arrange.ts';
import type { Site } from '../config/site.ts';
import { siteFile } from '../config/site-file.ts';
import type { Focus } from '../model/focus.ts';
import type { FailedFile, PictureUse } from '../model/post.ts';
import { picturePath } from '../pages/views/author.ts';
import { atKeys, type Place } from '../problems/problem.ts';

/** A picture that something names, with the place to tell a problem at. */
export interface NamedPicture {
  /** From the site's root. */
  readonly path: string;
  /** The file that names it. */
  readonly source: string;
  /** False for a key's value, where a path stands as it is. */
  readonly isInBody: boolean;
  readonly place: () => Place;
  /** What a social card made of it keeps in sight; null where it is no thumbnail. */
  readonly focus: Focus | null;
  /** True where pages show it; the logo and the icon are the frame's, and files with mistakes are on no page. */
  readonly isShown: boolean;
}

/** Every picture that the visible content, its files with mistakes and site.yaml name, each time that one is named. */
export function namedPictures(content: Content, failed: readonly FailedFile[], site: Site): NamedPicture[] {
  return [...ofPosts(content), ...ofStandalonePages(content), ...ofFailedFiles(failed), ...ofSite(site)];
}

function ofPosts({ posts }: Content): NamedPicture[] {
  const named: NamedPicture[] = [];
  for (const { source, thumbnail, pictures } of posts) {
    if (thumbnail !== null) {
      const { path, focus } = thumbnail;
      named.push({ path, focus, source, isInBody: false, place: () => atKeys(source, ['thumbnail']), isShown: true });
    }
    for (const use of pictures) named.push(inBody(source, use));
  }
  return named;
}

function ofStandalonePages({ standalone }: Content): NamedPicture[] {
  return standalone.flatMap(({ source, pictures }) => pictures.map((use) => inBody(source, use)));
}

function ofFailedFiles(failed: readonly FailedFile[]): NamedPicture[] {
  return failed.flatMap(({ source, thumbnail, pictures }) => [
    ...(thumbnail === null
      ? []
      : [
          {
            path: thumbnail,
            source,
            isInBody: false,
            place: () => atKeys(source, ['thumbnail']),
            focus: null,
            isShown: false,
          },
        ]),
    ...pictures.map((use) => ({ ...inBody(source, use), isShown: false })),
  ]);
}

function inBody(source: string, { path, line, column }: PictureUse): NamedPicture {
  const place = () => ({ file: source, line, column });
  return { path, source, isInBody: true, place, focus: null, isShown: true };
}

function ofSite({ logo, icon, authors }: Site): NamedPicture[] {
  const named = (reference: string | null, keys: (string | number)[], isShown: boolean): NamedPicture[] =>
    reference === null
      ? []
      : [
          {
            path: picturePath(reference),
            source: siteFile,
            isInBody: false,
            place: () => atKeys(siteFile, keys),
            focus: null,
            isShown,
          },
        ];
  return [
    ...named(logo, ['logo'], false),
    ...named(icon, ['icon'], false),
    ...authors.flatMap(({ picture }, index) => named(picture, ['authors', index, 'picture'], true)),
  ];
}
