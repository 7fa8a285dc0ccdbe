import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { canonicalLocale } from '../../config/locale.ts';
import { createConverter } from '../html/convert.ts';
import type { ImportedItem, ImportedSite } from '../item.ts';
import { kept } from '../kept.ts';
import { PictureCheck, untilLooked } from '../media/picture-check.ts';
import { Uploads } from '../media/uploads.ts';
import { type Note, note } from '../notes.ts';
import { permalinkOf } from '../permalinks.ts';
import type { Source, SourceKind, SourceOptions } from '../source.ts';
import { Addresses } from './body/addresses.ts';
import { Library } from './library.ts';
import { type Menu, menuOf } from './menu.ts';
import { authorNames, termNames } from './names.ts';
import { wordpressRedirects } from './old-lists.ts';
import { attachmentItem, duplicateItem, otherItem } from './other-items.ts';
import { ownTerms } from './own-taxonomies.ts';
import { plainText } from './plain-text.ts';
import { type Attachment, type Survey, survey } from './survey.ts';
import { pageOf, postOf, type Workshop } from './text-item.ts';
import { timeZoneOf } from './time-zone.ts';
import { channelElements } from './wxr/elements.ts';
import { readItem, type WxrItem } from './wxr/records.ts';

/** Exports of WordPress in its own extension of RSS, WXR 1.0 to 1.2; several files may be parts of one. */
export const wordpress: SourceKind = {
  name: 'wordpress',
  sign: 'a file of RSS, as WordPress exports',
  recognises: (paths) =>
    paths.length > 0 &&
    paths.every((path) => /<rss\b|wordpress\.org\/export|generator="WordPress/i.test(beginningOf(path))),
  open: async (options) => openExport(options),
};

/** As many bytes hold the comments that an export begins with, and its first element. */
const headBytes = 8192;

function beginningOf(path: string): string {
  if (!statSync(path).isFile()) return '';
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    return buffer.toString('latin1', 0, readSync(file, buffer)).replaceAll('\u0000', '');
  } finally {
    closeSync(file);
  }
}

async function openExport(options: SourceOptions): Promise<Source> {
  const { paths, uploads } = options;
  // Every file is read twice.
  const progress = progressOf(paths, options.progress);
  const found = survey(paths, (path, bytes) => progress('survey', path, bytes));
  const [files, pictures] = [new Uploads(uploads), new PictureCheck()];
  const { base, site, workshop, menu, notes } = await untilLooked(pictures, () =>
    arranged(found, options, files, pictures),
  );
  workshop.library.settle();
  return {
    name: nameOf(found),
    site,
    counts: found.counts,
    notes:
      base === null ? [...notes, note('decision', 'the export names no address: set url in content/site.yaml')] : notes,
    async *items() {
      yield* itemsOf(found, workshop, pictures, menu, (path, bytes) => progress('import', path, bytes));
    },
  };
}

/** Bytes of an export whose reading takes long enough to be told of. */
const leastTold = 5e6;

/** Tells megabytes of all that is read. The second reading writes too and is slower, so that each is measured by itself. */
function progressOf(paths: readonly string[], tell: SourceOptions['progress']) {
  const sizes = paths.map((path) => statSync(path).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const megabytes = (bytes: number) => Math.floor(bytes / 1e6);
  // So little is read before anybody asks.
  if (total < leastTold) return () => undefined;
  return (step: 'survey' | 'import', path: string, bytes: number) => {
    const before = sizes.slice(0, paths.indexOf(path)).reduce((sum, size) => sum + size, 0);
    tell(step, megabytes(before + bytes), megabytes(total));
  };
}

function nameOf({ channel }: Survey): string {
  const version = /[?&]v=([\w.-]+)/.exec(channel.generator)?.[1];
  return version === undefined ? 'WordPress' : `WordPress ${version}`;
}

/** A site's URL as it is where an export names none. */
const placeholder = 'https://example.com/';

interface Arranged {
  readonly base: string | null;
  readonly site: ImportedSite;
  readonly workshop: Workshop;
  readonly menu: Menu;
  readonly notes: readonly Note[];
}

function arranged(found: Survey, { withAddresses }: SourceOptions, uploads: Uploads, pictures: PictureCheck): Arranged {
  const { channel } = found;
  const base = baseOf(channel);
  const at = base ?? placeholder;
  const language = canonicalLocale(channel.language.replace('_', '-'));
  const words = language ?? 'en';
  const categories = termNames(found.terms, 'category', words);
  const tags = termNames(found.terms, 'post_tag', words);
  const own = ownTerms(found.terms, found.used, tags, words);
  const timeZone = timeZoneOf(found.samples);
  const library = new Library(at, found.attachments, (file) => textOf(file, found), uploads, pictures);
  const authors = authorNames(found.authors, words, library);
  const permalink = permalinkOf(found.samples, at);
  const menu = menuOf({ ...found, channel: { ...channel, base: at } });
  const site: ImportedSite = {
    name: plainText(channel.title) || null,
    tagline: plainText(channel.description) || null,
    url: base,
    language,
    timeZone,
    permalink,
    categories: categories.list,
    tags: [...tags.list, ...own.list],
    authors: authors.list,
    nav: menu.links,
    used: { categories: [], authors: [] },
    redirects: wordpressRedirects(found, own, permalink, at, words),
    assets: authors.assets,
    wanted: authors.wanted,
  };
  const workshop: Workshop = {
    base: at,
    language: words,
    siteTexts: { siteName: plainText(channel.title), tagline: plainText(channel.description) },
    timeZone: timeZone ?? 'UTC',
    library,
    addresses: new Addresses(at, library, found.links),
    reusable: found.reusable,
    categories,
    tags,
    ownTerms: own,
    authorOf: authors.nameOf,
    withAddresses,
    toMarkdown: createConverter(at),
  };
  // An export names no zone: others may fit its dates too, and only the owner knows.
  const zone = timeZone === null ? [] : [note('changed', `the time zone, ${timeZone}, was read from the dates`)];
  return {
    base,
    site,
    workshop,
    menu,
    notes: [...authors.notes, ...categories.notes, ...tags.notes, ...own.notes, ...menu.notes, ...zone],
  };
}

/** The text that a file hangs on, else the first that shows it; 0 where there is none. */
function textOf({ id, parent }: Attachment, { links, shownBy }: Survey): number {
  return links.get(String(parent)) ? parent : (shownBy.get(id) ?? 0);
}

/** The blog's URL with a slash at its end; null where the export has none. */
function baseOf({ base, link }: Survey['channel']): string | null {
  const url = [base, link].map((one) => URL.parse(one)).find((one) => one !== null && /^https?:$/.test(one.protocol));
  return url === undefined || url === null ? null : `${url.origin}${url.pathname.replace(/\/?$/, '/')}`;
}

/** The items of an export, those of the library last: by then it is known which of them a text names. */
async function* itemsOf(
  found: Survey,
  workshop: Workshop,
  pictures: PictureCheck,
  menu: Menu,
  onBytes: (path: string, bytes: number) => void,
): AsyncGenerator<ImportedItem, void, undefined> {
  const seen = new Set<number>();
  const seconds = new Set<string>();
  for (const path of found.paths)
    for (const element of channelElements(path, (bytes) => onBytes(path, bytes))) {
      if (element.name !== 'item') continue;
      const item = readItem(element, path);
      const isKnown = seen.has(item.id);
      // Files that several blogs were put together from have two texts of one number.
      const isFirst = (found.links.get(String(item.id)) || item.link) === item.link;
      const isAgain = isKnown && (isFirst || seconds.has(item.link));
      if (isKnown && !isFirst) seconds.add(kept(item.link));
      if (found.repeated.has(item.id)) seen.add(item.id);
      if (isAgain) yield duplicateItem(item);
      else if (item.type !== 'attachment') {
        yield await untilLooked(pictures, () => {
          workshop.library.unsettle();
          return importedItem(isKnown ? { ...item, id: 0 } : item, workshop, menu);
        });
        workshop.library.settle();
      }
    }
  for (const attachment of found.attachments.values()) yield attachmentItem(attachment, workshop.library);
}

function importedItem(item: WxrItem, workshop: Workshop, menu: Menu): ImportedItem {
  const other = otherItem(item, menu.used);
  if (other !== null) return other;
  return item.type === 'post' ? postOf(item, workshop) : pageOf(item, workshop);
}
