import { foldedKey, ourKey } from '../../source/foreign-words.ts';
import type { Entry } from './blog.ts';
import { byCommas, type Data, flagAt, isData, textAt, textOf, textsOf } from './data.ts';
import { type EntryDate, readEntryDate } from './written-date.ts';

/** Keys for the time of publication, those that say it first. */
const dateKeys = ['date', 'pubDate', 'publishDate', 'published', 'publishedAt', 'pubDatetime', 'publishedDate'];

/** The date of a text by its front matter; null where none of its keys is one. */
export function dateIn(data: Data, zone: string, keepsOwnZone = false): EntryDate | null {
  const others = Object.keys(data).filter((key) => ourKey(key) === 'date' && !/^creat/i.test(key));
  for (const key of [...dateKeys, ...others]) {
    const typed = textAt(data, key);
    const date = typed === null || !/\d/.test(typed) ? null : readEntryDate(typed, zone, keepsOwnZone);
    if (date !== null) return date;
  }
  return null;
}

/** The names at a key for terms: a list, or a text that `split` takes apart. Maps in it have their names at `label`. */
export function namesIn(value: unknown, split: (text: string) => readonly string[] = byCommas): string[] {
  if (isData(value)) return textsOf(value.label ?? value.name ?? value.title ?? value.id ?? value.slug);
  const items = Array.isArray(value)
    ? value.flatMap((item) => (isData(item) ? namesIn(item) : textsOf(item)))
    : textsOf(value, split);
  return [...new Set(items)];
}

/** Tags as most generators have them. */
export function tagsIn(data: Data): string[] {
  return [...new Set([...namesIn(data.tags), ...namesIn(data.tag)])];
}

/** Categories as most generators have them. */
export function categoriesIn(data: Data): string[] {
  return [...new Set([...namesIn(data.categories), ...namesIn(data.category, (text) => [text])])];
}

/** The old addresses that a text names, by the keys of the usual plugins too. */
export function aliasesIn(data: Data): string[] {
  return Object.entries(data).flatMap(([key, value]) =>
    ourKey(key) === 'aliases' ? textsOf(value).map((alias) => pathOf(alias)) : [],
  );
}

function pathOf(alias: string): string {
  return (URL.parse(alias)?.pathname ?? alias).replace(/index\.html$/, '');
}

/** A title; that of an untitled text is the name of its file. */
export function titleIn(data: Data, name: string): string {
  return textAt(data, 'title') ?? readableName(name);
}

/** A file's name as words: `a-first-post` is “A first post”. */
export function readableName(name: string): string {
  // A dot is the folder at the top.
  const words = name === '.' ? 'home' : name.replaceAll(/[-_]+/g, ' ').trim();
  return words === '' ? 'Untitled' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A picture that front matter names. */
export interface NamedPicture {
  readonly reference: string;
  readonly alt: string | null;
  readonly caption: string | null;
}

/** The reference of a picture at a key: a text, or a map as many themes have it. */
export function pictureIn(value: unknown): NamedPicture | null {
  const text = textOf(value);
  if (text !== null) return { reference: text, alt: null, caption: null };
  if (Array.isArray(value)) return value.map(pictureIn).find((one) => one !== null) ?? null;
  if (!isData(value)) return null;
  const keys = [
    'src',
    'url',
    'image',
    'path',
    'relative',
    'file',
    'filename',
    'feature',
    'teaser',
    'thumbnail',
    'img',
    'name',
  ];
  const reference = textAt(value, ...keys);
  if (reference === null) return null;
  const alt = typeof value.alt === 'string' ? value.alt : null;
  return { reference, alt, caption: textAt(value, 'caption', 'credit') };
}

/** Whether a key is one of some, however it is spelt. */
export function isKeyOf(key: string, keys: ReadonlySet<string>): boolean {
  return keys.has(foldedKey(key));
}

/** Whether readers did not see a text: a draft, or one that says that it is not published. */
export function isHidden({ isDraft, data }: Pick<Entry, 'isDraft' | 'data'>): boolean {
  return isDraft || flagAt(data, 'draft') === true || flagAt(data, 'published') === false;
}
