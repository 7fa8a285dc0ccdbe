import type { Root } from 'hast';
import { canonicalLocale } from '../../config/locale.ts';
import { sanitizeTitle, slugToPath, typedSlug } from '../../model/slug.ts';
import { belowPicture } from '../featured-picture.ts';
import type { Converted } from '../html/convert.ts';
import type { ImportedPage, ImportedPost, Origin } from '../item.ts';
import { type Note, note } from '../notes.ts';
import { pathOnBlog } from '../permalinks.ts';
import type { Addresses, NamedFiles } from './body/addresses.ts';
import type { BodyContext } from './body/body-context.ts';
import { bodyHtml } from './body/body-html.ts';
import { prepared } from './body/prepare.ts';
import { commentsOf } from './comments.ts';
import { dateOf, updatedOf } from './dates.ts';
import { featured, thumbnailKeys } from './featured.ts';
import type { Library } from './library.ts';
import { type Metadata, metadataOf, type TitleParts } from './metadata.ts';
import { readableSlug, type TermNames } from './names.ts';
import { isOwnTaxonomy, type OwnTerms } from './own-taxonomies.ts';
import { plainText } from './plain-text.ts';
import type { WxrItem } from './wxr/records.ts';

/** What an item is converted with: what the first reading has learnt, and the tools. */
export interface Workshop {
  /** The blog's URL. */
  readonly base: string;
  readonly language: string;
  readonly siteTexts: Omit<TitleParts, 'title'>;
  readonly timeZone: string;
  readonly library: Library;
  readonly addresses: Addresses;
  readonly reusable: ReadonlyMap<number, string>;
  readonly categories: TermNames;
  readonly tags: TermNames;
  readonly ownTerms: OwnTerms;
  readonly authorOf: (login: string) => string;
  readonly withAddresses: boolean;
  readonly toMarkdown: (html: string, prepare: (tree: Root) => Root) => Converted;
}

/** The origin of an item, for the report. */
export function originOf({ type, title, name, id, file, line, link }: WxrItem): Origin {
  return { type, title: plainText(title) || name || `${type} ${id}`, file, line, url: link === '' ? null : link };
}

/** A post of the export as one of this contract. */
export function postOf(item: WxrItem, workshop: Workshop): ImportedPost {
  const { address, metadata, files, notes, title, date, isDraft, ...text } = textOf(item, workshop);
  const excerpt = plainText(item.excerpt);
  const updated = updatedOf(item, workshop.timeZone);
  notes.push(...termNotes(item, true));
  return {
    ...text,
    kind: 'post',
    file: `content/posts/${date.slice(0, 4)}/${date.slice(0, 10)}-${fileName(item, title, workshop.language)}.md`,
    address,
    frontMatter: {
      title,
      date,
      ...(updated === null ? {} : { updated }),
      categories: named(item, 'category', workshop.categories),
      tags: tagsOf(item, workshop),
      authors: authorsOf(item, workshop),
      ...thumbnailKeys(metadata.thumbnail, workshop.library, files, notes),
      ...(excerpt === '' ? {} : { excerpt }),
      ...metadata.keys,
      aliases: aliasesOf(item, address, metadata, workshop),
      ...languageKey(item, workshop.language),
      ...(isDraft ? { draft: true } : {}),
      ...(item.isSticky ? { sticky: true } : {}),
      ...(item.id > 0 ? { id: item.id } : {}),
    },
    assets: files.assets,
    wanted: files.wanted,
    notes,
  };
}

/** A page of the export, or something of a plugin's type, as a standalone page. */
export function pageOf(item: WxrItem, workshop: Workshop): ImportedPage {
  const { address, metadata, files, notes, title, isDraft, ...text } = textOf(item, workshop);
  const name = fileName(item, title, workshop.language);
  const isFront = address === '/';
  if (isFront)
    notes.push(
      note(
        'decision',
        'the front page of the blog: here the newest posts stand there, and it is at an address of its own',
      ),
    );
  if (item.type !== 'page') notes.push(note('changed', `the type ${item.type} became standalone pages`));
  notes.push(...termNotes(item, false));
  const picture = featured(metadata.thumbnail, workshop.library, files, notes);
  const body = picture === null ? text.body : belowPicture(text.body, picture);
  if (body !== text.body) notes.push(note('changed', 'the featured picture of a page stands above its text'));
  if (text.body.trim() === '')
    notes.push(note('decision', 'a page without text: a plugin or the theme filled it, or it listed the posts'));
  const { metaTitle, noindex } = metadata.keys;
  const description = metadata.keys.description ?? plainText(item.excerpt);
  const path =
    address === null || isFront ? `${item.type === 'page' ? '' : `${item.type}/`}${name}` : pagePath(address, name);
  return {
    ...text,
    body,
    kind: 'page',
    file: `content/pages/${path}.md`,
    address: isFront ? `/${name}/` : address,
    frontMatter: {
      title,
      aliases: aliasesOf(item, address, metadata, workshop),
      ...(description === '' ? {} : { description }),
      ...(metaTitle === undefined ? {} : { metaTitle }),
      ...(noindex === undefined ? {} : { noindex }),
      ...(isDraft ? { draft: true } : {}),
    },
    assets: files.assets,
    wanted: files.wanted,
    notes,
  };
}

/** What posts and pages have alike. */
function textOf(item: WxrItem, workshop: Workshop) {
  const { base, timeZone, language } = workshop;
  const notes: Note[] = [];
  const files: NamedFiles = { assets: [], wanted: [] };
  const metadata = metadataOf(item.meta, item.link, { ...workshop.siteTexts, title: plainText(item.title) });
  const context: BodyContext = {
    id: item.id,
    library: workshop.library,
    reusable: workshop.reusable,
    footnotes: metadata.footnotes,
    tell: (one) => notes.push(one),
  };
  const converted = workshop.toMarkdown(bodyHtml(item.content, context), (tree) =>
    prepared(tree, context, workshop.addresses, files),
  );
  notes.push(...converted.notes, ...metadata.notes);
  const title = titleOf(item, converted.markdown, notes);
  const date = dateOf(item, timeZone);
  if (date === null) notes.push(note('decision', 'no date in the export: it has the first day of 1970'));
  return {
    origin: originOf(item),
    address: pathOf(item, base),
    body: converted.markdown,
    comments: commentsOf(item.comments, workshop.withAddresses),
    title,
    date: date ?? '1970-01-01',
    isDraft: isDraft(item, notes),
    metadata,
    files,
    notes,
    language,
  };
}

/** The path of an item's page; null for one without, as drafts have only a number. */
function pathOf({ link, status, id }: WxrItem, base: string): string | null {
  const path = pathOnBlog(link, base);
  return path === '/' && (status !== 'publish' || id === 0) ? null : path;
}

/** A title; that of an untitled text are its first words. */
function titleOf(item: WxrItem, markdown: string, notes: Note[]): string {
  const title = plainText(item.title);
  if (title !== '') return title;
  notes.push(note('changed', 'a text without a title has its first words, or its slug, as one'));
  const words = plainText(markdown.replaceAll(/[#*_>`[\]!|\\-]+|\(\S*\)/g, ' '))
    .split(' ')
    .filter((word) => word !== '');
  return words.slice(0, 6).join(' ') || readableSlug(item.name) || `Untitled ${item.id}`;
}

/** Whether readers are not to see a text here; what they could see before is told. */
function isDraft({ status, password }: WxrItem, notes: Note[]): boolean {
  if (password !== '') notes.push(note('hidden', 'behind a password'));
  else if (status === 'private') notes.push(note('hidden', 'private: for those who had an account'));
  else if (status === 'pending') notes.push(note('changed', 'waiting for review: a draft'));
  return password !== '' || !['publish', 'future', 'inherit'].includes(status);
}

function named({ terms }: WxrItem, taxonomy: string, names: TermNames): string[] {
  const own = terms.filter((term) => term.taxonomy === taxonomy);
  return [...new Set(own.map(({ slug, name }) => names.nameOf(slug, plainText(name))))];
}

/** The language that Polylang has for a text, where it is not the blog's. */
function languageKey({ terms }: WxrItem, language: string): { readonly lang?: string } {
  const lang = canonicalLocale(terms.find(({ taxonomy }) => taxonomy === 'language')?.slug ?? '');
  return lang === null || lang === language || lang === language.split('-')[0] ? {} : { lang };
}

/** Its tags, and behind them its terms of the blog's own taxonomies. */
function tagsOf(item: WxrItem, { tags, ownTerms }: Workshop): string[] {
  const own = item.terms.filter(({ taxonomy }) => isOwnTaxonomy(taxonomy));
  const names = own.map(({ taxonomy, slug, name }) => ownTerms.nameOf(taxonomy, slug, plainText(name)));
  return [...new Set([...named(item, 'post_tag', tags), ...names])];
}

/** What is to be said of an item's terms: a page has none here. */
function termNotes({ terms }: WxrItem, isPost: boolean): Note[] {
  return terms.flatMap(({ taxonomy, name }) => {
    if (taxonomy === 'post_format') return [note('dataLost', `post format ${name}`)];
    if (isOwnTaxonomy(taxonomy) && isPost) return [note('changed', `terms of the taxonomy ${taxonomy} are tags`)];
    if (!isPost && taxonomy !== 'author' && (isOwnTaxonomy(taxonomy) || /^(?:category|post_tag)$/.test(taxonomy)))
      return [note('dataLost', `terms of a page, of the taxonomy ${taxonomy}`)];
    return [];
  });
}

function authorsOf(item: WxrItem, workshop: Workshop): string[] {
  const several = item.terms
    .filter(({ taxonomy }) => taxonomy === 'author')
    .map(({ slug }) => slug.replace(/^cap-/, ''));
  const logins = several.length > 0 ? several : item.creator === '' ? [] : [item.creator];
  return [...new Set(logins.map((login) => workshop.authorOf(login)))];
}

/** Old URLs of an item, the oldest first: by number, by earlier slugs, of the pages of the files that hang on it. */
function aliasesOf(item: WxrItem, address: string | null, { oldSlugs }: Metadata, { library }: Workshop): string[] {
  const byNumber = item.id === 0 ? [] : [`/?${item.type === 'page' ? 'page_id' : 'p'}=${item.id}`];
  const slug = address?.split('/').findLast((part) => part !== '');
  const earlier = address === null || slug === undefined ? [] : oldSlugs.map((old) => address.replace(slug, old));
  const attachments = library.pagesLeadingTo(item.id).flatMap((attachment) => {
    const path = library.pageOf(attachment);
    return [`/?attachment_id=${attachment.id}`, ...(path === null ? [] : [path])];
  });
  return [...byNumber, ...earlier, ...attachments].map(readableSlug);
}

/** The name of an item's file: its slug with the letters that it stands for. */
function fileName({ name, type, id }: WxrItem, title: string, language: string): string {
  const slug = slugToPath(name === '' ? sanitizeTitle(title, language) : typedSlug(readableSlug(name), language))
    .replaceAll('/', '-')
    .replace(/^[._]+/, '');
  return slug === '' || /^(?:readme|index)$/i.test(slug) ? `${type}-${id}` : slug;
}

/** The path of a page's file below the folder of pages: the addresses above it are its folders. */
function pagePath(address: string, name: string): string {
  const folders = address
    .split('/')
    .filter((part) => part !== '')
    .slice(0, -1);
  return [...folders.map((folder) => slugToPath(folder.toLowerCase()).replace(/^[._]+/, '') || 'page'), name].join('/');
}
