import type { FeaturedPicture } from '../featured-picture.ts';
import { lineOfHtml } from '../html/line.ts';
import { type Note, note } from '../notes.ts';
import type { NamedFiles } from './body/addresses.ts';
import type { Library } from './library.ts';

/** The featured picture of a text by its number; null where there is none. What it needs and what is to be told is noted. */
export function featured(
  id: number | null,
  library: Library,
  files: NamedFiles,
  notes: Note[],
): FeaturedPicture | null {
  if (id === null) return null;
  const attachment = library.attachment(id);
  const file = attachment === null ? null : library.find(attachment.url, true);
  if (file === null || attachment === null) {
    notes.push(note('bodyLost', 'a featured picture that is not in the export'));
    return null;
  }
  if (file.wanted !== null) files.wanted.push(file.wanted);
  if (file.asset === null) notes.push(note('missingFile', 'featured pictures'));
  else files.assets.push(file.asset);
  if (file.fault !== null) notes.push(note('brokenPicture', file.fault));
  return { reference: file.reference, alt: attachment.alt, caption: lineOfHtml(attachment.caption) };
}

/** The keys of a post's featured picture: a thumbnail is one of the site's own. */
export function thumbnailKeys(id: number | null, library: Library, files: NamedFiles, notes: Note[]) {
  const picture = featured(id, library, files, notes);
  if (picture === null || !picture.reference.startsWith('/')) return {};
  return {
    thumbnail: picture.reference,
    thumbnailAlt: picture.alt,
    ...(picture.caption === '' ? {} : { thumbnailCaption: picture.caption }),
  };
}
