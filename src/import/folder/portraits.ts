import type { Asset, ImportedAuthor } from '../item.ts';
import { isPicture } from '../media/names.ts';
import { type Note, note } from '../notes.ts';
import type { FolderBlog } from './blog.ts';
import type { BlogFiles } from './files.ts';

/** Authors whose pictures are files of the new site, and those files. */
export interface Portraits {
  readonly authors: readonly ImportedAuthor[];
  readonly assets: readonly Asset[];
  readonly notes: readonly Note[];
}

/** Finds the pictures of a blog's authors. One that is elsewhere, or not in the source, is told. */
export function withPortraits({ authors }: Pick<FolderBlog, 'authors'>, files: BlogFiles): Portraits {
  const found = authors.map((author) => {
    const file = author.picture === null ? null : files.picture(author.picture, { file: '', address: '/' });
    return { author, file: file !== null && (file.fault !== null || isPicture(file.reference)) ? file : null };
  });
  return {
    authors: found.map(({ author, file }) => ({
      ...author,
      picture: file === null || file.fault !== null ? null : file.reference,
    })),
    assets: found.flatMap(({ file }) => (file === null ? [] : [file.asset])),
    notes: found.flatMap(({ author, file }) =>
      author.picture === null || file !== null
        ? file === null || file.fault === null
          ? []
          : [note('brokenPicture', file.fault)]
        : [note('bodyLost', `the picture of ${author.name} is not in the source: ${author.picture}`)],
    ),
  };
}
