import { canonicalLocale } from '../../config/locale.ts';
import { stripTags } from '../../model/strip-tags.ts';
import { ourKey, standingOf } from '../../source/foreign-words.ts';
import { lineOfHtml } from '../html/line.ts';
import type { PostFrontMatter } from '../item.ts';
import { isPicture } from '../media/names.ts';
import { type Note, note } from '../notes.ts';
import type { Entry, FoundFile, FoundPicture } from './blog.ts';
import { type Data, flagAt, textOf, textsOf } from './data.ts';
import { isKeyOf, pictureIn } from './entry-data.ts';
import { readEntryDate } from './written-date.ts';

/** What other keys of a text's front matter become, beside those that the generator has read. */
export interface OtherKeys {
  readonly keys: Partial<PostFrontMatter>;
  readonly files: readonly FoundFile[];
  readonly notes: readonly Note[];
}

/** Keys that are read before, or say how a theme prints something. */
const readBefore = new Set(
  `title date slug permalink url path aliases alias redirectfrom tags tag categories category author authors layout
  eleventynavigation language lang locale`.split(/\s+/),
);

/** Keys that our own list has for another thing, and that do not say it of a text. */
const notOurs = new Set(
  'keywords keyword section sections label labels topic topics created createdat id banner header'.split(' '),
);

const flags = new Set(['toc', 'math', 'comments', 'sticky']);

/** What a standalone page has too. */
const ofPages = new Set(['description', 'metaTitle']);

/**
 * Reads the keys that every generator and theme may have, by the names that this contract knows for them. What it has no
 * place for is told. `find` gives the file that a reference means.
 */
export function otherKeys(
  { data, notes: _, ...entry }: Entry,
  ownKeys: ReadonlySet<string>,
  zone: string,
  find: (reference: string) => FoundPicture | null,
): OtherKeys {
  const keys: Record<string, string | boolean> = {};
  const files: FoundFile[] = [];
  const notes: Note[] = [];
  const lose = (key: string) => notes.push(note('dataLost', `front matter: ${key}`));
  const set = (ours: string, key: string, value: string | boolean | null) => {
    if (value === null || ours in keys) lose(key);
    else keys[ours] = value;
  };
  for (const [key, value] of Object.entries(data)) {
    if (isKeyOf(key, readBefore) || isNothing(value)) continue;
    // A generator's own keys may also take a text from readers: `sitemap`, `build`.
    if (isKeyOf(key, ownKeys) && !/^(?:draft|unlisted|noindex)$/.test(standingOf(key, value) ?? '')) continue;
    const isTime = typeof value === 'string' && /^\d{4}-\d/.test(value) && ourKey(key) !== 'expires';
    const standing = key === 'permalink' || isTime ? null : standingOf(key, value);
    const ours = isKeyOf(key, notOurs) && pictureAt(data, key) === null ? null : ourKey(key);
    if (standing === 'draft' || standing === 'unlisted' || standing === 'noindex') keys[standing] = true;
    else if (standing === 'public' || ours === 'date') continue;
    else if (ours === 'draft' || ours === 'unlisted') {
      if (flagAt(data, key) === true) keys[ours] = true;
    } else if (ours === null || entry.kind === 'page') {
      if (ours !== null && ofPages.has(ours)) set(ours, key, plain(value));
      else if (ours !== 'updated' && ours !== 'sticky' && ours !== 'excerpt') lose(key);
    } else if (ours === 'updated' || ours === 'expires') set(ours, key, dateText(value, zone));
    else if (ours === 'thumbnail') addPicture(pictureIn(value), key);
    else if (flags.has(ours)) {
      const flag = flagAt(data, key);
      if (flag !== null && !(ours === 'sticky' && !flag)) set(ours, key, flag);
    } else if (ours === 'excerpt' || ours === 'description' || ours === 'series' || ours === 'metaTitle')
      set(ours, key, plain(value));
    else if (ours === 'canonical') set(ours, key, /^https?:\/\//.test(textOf(value) ?? '') ? textOf(value) : null);
    else if (ours === 'thumbnailAlt') keys.thumbnailAlt = textOf(value) ?? '';
    else if (ours === 'thumbnailCaption') keys.thumbnailCaption = captionText(textOf(value) ?? '');
    else lose(key);
  }
  if ('thumbnail' in keys) keys.thumbnailAlt ??= '';
  else {
    delete keys.thumbnailAlt;
    delete keys.thumbnailCaption;
  }
  if (entry.language !== null && entry.kind === 'post' && canonicalLocale(entry.language) !== null)
    keys.lang = entry.language;
  return { keys, files, notes };

  function addPicture(picture: ReturnType<typeof pictureIn>, key: string): void {
    if (picture === null || 'thumbnail' in keys) return;
    const file = find(picture.reference);
    if (file !== null && file.fault !== null) {
      files.push(file);
      notes.push(note('brokenPicture', file.fault));
      return;
    }
    if (file === null || !isPicture(file.reference)) {
      if (/[./]/.test(picture.reference)) notes.push(note('bodyLost', `${key}: a picture that is not in the source`));
      else lose(key);
      return;
    }
    files.push(file);
    keys.thumbnail = file.reference;
    if (picture.alt !== null) keys.thumbnailAlt = picture.alt;
    if (picture.caption !== null) keys.thumbnailCaption = captionText(picture.caption);
  }
}

/** A caption as a line of Markdown; what is no text, emphasis or link falls away. */
function captionText(written: string): string {
  return /<\w/.test(written) ? lineOfHtml(written) : written.replaceAll(/\s+/g, ' ').trim();
}

function pictureAt(data: Data, key: string): string | null {
  const picture = pictureIn(data[key]);
  return picture !== null && isPicture(picture.reference) ? picture.reference : null;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A text without tags, in one line. A list gives its first item. */
function plain(value: unknown): string | null {
  const text = textOf(value) ?? textsOf(value)[0] ?? '';
  return stripTags(text).replaceAll(/\s+/g, ' ').trim() || null;
}

function dateText(value: unknown, zone: string): string | null {
  const typed = textOf(value);
  return typed === null ? null : (readEntryDate(typed, zone)?.text ?? null);
}
