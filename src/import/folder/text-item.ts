import type { Root, RootContent } from 'hast';
import { pageUrl, uriPath } from '../../model/paths.ts';
import { sanitizeTitle, slugToPath } from '../../model/slug.ts';
import { decodeUrl } from '../../model/url.ts';
import type { Converted } from '../html/convert.ts';
import type { ImportedPage, ImportedPost } from '../item.ts';
import { type Note, note } from '../notes.ts';
import type { Entry, FolderBlog, FoundFile } from './blog.ts';
import { hasFormulas, withFormulas } from './body/formulas.ts';
import { type BlogFiles, placeholder } from './files.ts';
import { otherKeys } from './front-matter-keys.ts';
import type { BlogLinks } from './links.ts';
import { type Resolve, resolvedAttribute, withReferences } from './references.ts';
import { belowTitle, plainTitle } from './titles.ts';

/** What the texts of a folder are made with. */
export interface Workshop {
  readonly blog: FolderBlog;
  readonly files: BlogFiles;
  readonly links: BlogLinks;
  /** The body of a file of the source; null where it is not there. */
  readonly bodyOf: (file: string) => string | null;
  readonly toMarkdown: (html: string, prepare: (tree: Root) => Root) => Converted;
}

/** A text of a folder as one of this contract. */
export function textItem(entry: Entry, workshop: Workshop): ImportedPost | ImportedPage {
  const { blog, files } = workshop;
  const language = blog.language ?? 'en';
  const notes: Note[] = [...entry.notes];
  const named: FoundFile[] = [];
  const body = bodyOf(entry, workshop, named, notes);
  const other = otherKeys(entry, blog.ownKeys, blog.timeZone ?? 'UTC', (reference) => files.picture(reference, entry));
  named.push(...other.files);
  const isMath = other.keys.math !== false && (other.keys.math === true || hasFormulas(body.text, blog.formulas));
  notes.push(...other.notes);
  const title = plainTitle(entry.title, notes);
  const text = {
    origin: { type: entry.type, title: entry.title, file: entry.file, line: null, url: urlOf(entry, blog) },
    address: addressOf(entry),
    body: belowTitle(isMath ? withFormulas(body.text, blog.formulas) : body.text, title, notes),
    comments: [],
    assets: named.map(({ asset }) => asset),
    wanted: [],
    notes,
  };
  const name = slugToPath(sanitizeTitle(nameOf(entry), language)) || 'text';
  const draft = entry.isDraft ? { draft: true } : {};
  if (entry.kind === 'page') {
    const { description, metaTitle, noindex, draft: isHidden } = { ...other.keys, ...draft };
    if (entry.tags.length + entry.categories.length > 0) notes.push(note('dataLost', 'terms of a page'));
    if (entry.address === '/')
      notes.push(
        note('decision', 'the front page: here the newest posts stand there, and its text is at an address of its own'),
      );
    return {
      ...text,
      kind: 'page',
      file: `content/pages/${pagePath(entry, name, language)}.md`,
      frontMatter: {
        title,
        aliases: entry.aliases,
        ...(description === undefined ? {} : { description }),
        ...(metaTitle === undefined ? {} : { metaTitle }),
        ...(noindex === true || other.keys.unlisted === true ? { noindex: true } : {}),
        ...(isHidden === true || (other.keys.unlisted === true && entry.address === null) ? { draft: true } : {}),
      },
    };
  }
  if (entry.date === null) notes.push(note('decision', 'no date in the source: it has the first day of 1970'));
  const date = entry.date?.text ?? '1970-01-01';
  const day = entry.date?.time.toFormat('yyyy-MM-dd') ?? date;
  return {
    ...text,
    kind: 'post',
    file: `content/posts/${day.slice(0, 4)}/${day}-${name}.md`,
    frontMatter: {
      ...other.keys,
      ...(isMath ? { math: true } : {}),
      ...body.keys,
      ...draft,
      title,
      date,
      categories: entry.categories,
      tags: entry.tags,
      authors: entry.authors,
      aliases: entry.aliases,
    },
  };
}

/** A text's name; the front page, the index of the folder at the top, has none of its own. */
function nameOf({ name, address }: Entry): string {
  return address === '/' || name === '.' ? 'home' : name;
}

/** The address that a text is to have: one without a name's ending ends in a slash here, and answers without it too. */
function addressOf(entry: Entry): string | null {
  const { kind, address } = entry;
  if (address === null) return null;
  return kind === 'page' && address === '/' ? `/${nameOf(entry)}/` : pageUrl(uriPath(address));
}

function urlOf({ address }: Entry, { url }: FolderBlog): string | null {
  return address === null || url === null ? null : new URL(address.slice(1), url).href;
}

/** The path of a page's file below `content/pages/`, without its ending: that of its address. */
function pagePath({ address }: Entry, name: string, language: string): string {
  const parts = (address ?? '')
    .replace(/\.html?$/, '')
    .split('/')
    .map((part) => slugToPath(sanitizeTitle(decodeUrl(part), language)))
    .filter((part) => part !== '');
  return parts.length === 0 ? name : parts.join('/');
}

interface Body {
  readonly text: string;
  readonly keys: { readonly math?: true };
}

function bodyOf(entry: Entry, workshop: Workshop, named: FoundFile[], notes: Note[]): Body {
  const { blog, files, links, bodyOf: read } = workshop;
  const keys: { math?: true } = {};
  const text = blog.body(read(entry.file) ?? '', {
    entry,
    tell: (one) => notes.push(one),
    addressOf: (file) => links.addressOfFile(file),
    include: read,
    set: (key) => {
      keys[key] = true;
    },
  });
  const resolve: Resolve = (reference, use) => {
    if (use === 'link') {
      const address = links.resolve(reference, entry);
      if (address !== null) return address;
    }
    const picture = use === 'picture' ? files.picture(reference, entry) : null;
    if (picture !== null && picture.fault !== null) notes.push(note('brokenPicture', picture.fault));
    const file = use === 'picture' ? picture : files.find(reference, entry);
    if (file === null) {
      if (use === 'link' || !(isOnSite(reference, blog.url) || isTemplate(reference))) return reference;
      notes.push(note('bodyLost', `${use === 'picture' ? 'pictures' : 'files'} that are not in the source`));
      // Where it was: a picture of the site itself that is not there would stop the build.
      return new URL(reference, urlOf(entry, blog) ?? blog.url ?? placeholder).href;
    }
    named.push(file);
    return file.reference;
  };
  if (entry.format === 'markdown') return { text: withReferences(text, resolve), keys };
  const { markdown, notes: own } = workshop.toMarkdown(text, (tree) => ({
    ...tree,
    children: tree.children.map((node) => withResolved(node, resolve)),
  }));
  notes.push(...own);
  return { text: markdown, keys };
}

/** Whether a template would have worked out what a reference is. */
function isTemplate(reference: string): boolean {
  return /\{[{%]/.test(reference);
}

function isOnSite(reference: string, url: string | null): boolean {
  return (url !== null && reference.startsWith(url)) || !/^(?:[a-z][a-z\d+.-]*:|\/\/|\{)/i.test(reference);
}

const attributes = ['src', 'href', 'poster', 'srcSet', 'dataSrc'];

function withResolved<Node extends RootContent>(node: Node, resolve: Resolve): Node {
  if (node.type !== 'element') return node;
  const properties = Object.fromEntries(
    Object.entries(node.properties).map(([name, value]) => [
      name,
      attributes.includes(name) && value !== null && value !== undefined
        ? resolvedAttribute(String(value), name.toLowerCase(), node.tagName, resolve)
        : value,
    ]),
  );
  return { ...node, properties, children: node.children.map((child) => withResolved(child, resolve)) };
}
