import type { RootContent } from 'hast';
import { canonicalLocale } from '../../config/locale.ts';
import { slugToPath } from '../../model/slug.ts';
import { decodeUrl } from '../../model/url.ts';
import { type Data, flagAt, isData, leavesAsTexts, textAt, textOf } from '../folder/data.ts';
import { resolvedAttribute } from '../folder/references.ts';
import { siteUrlOf, termOf } from '../folder/settings.ts';
import { readEntryDate } from '../folder/written-date.ts';
import { createConverter } from '../html/convert.ts';
import type { Asset, ImportedAuthor, ImportedItem, WantedFile } from '../item.ts';
import { isPicture, SafeNames } from '../media/names.ts';
import { Uploads } from '../media/uploads.ts';
import { type Note, note } from '../notes.ts';
import type { Source, SourceKind, SourceOptions } from '../source.ts';
import { markdownHtml } from './cards.ts';
import { lexicalHtml } from './lexical.ts';
import { mobiledocHtml } from './mobiledoc.ts';
import { beginningOf, readExport, rows } from './read-export.ts';

/** Exports of Ghost: one file of JSON, as its settings give it. */
export const ghost: SourceKind = {
  name: 'ghost',
  recognises: ([file, ...others]) =>
    file !== undefined && others.length === 0 && /^\s*\{\s*"(?:db|meta|data)"\s*:/.test(beginningOf(file)),
  open: async (options) => openExport(options),
};

/** A site's URL as it is where an export names none. */
const placeholder = 'https://example.com/';

function openExport({ paths, uploads, progress }: SourceOptions): Source {
  const [path = ''] = paths;
  const data = readExport(path);
  const settings = Object.fromEntries(rows(data, 'settings').map((row) => [textAt(row, 'key') ?? '', row.value]));
  const posts = rows(data, 'posts');
  const url =
    siteUrlOf(textAt(settings, 'url')) ??
    siteUrlOf(
      posts
        .map((post) => textAt(post, 'url') ?? '')
        .map((one) => URL.parse(one)?.origin ?? '')
        .find((one) => one !== '') ?? null,
    );
  const users = rows(data, 'users');
  const tags = rows(data, 'tags');
  const isPublic = (tag: Data) =>
    !(textAt(tag, 'name') ?? '').startsWith('#') && textAt(tag, 'visibility') !== 'internal';
  const blog = new GhostBlog(path, data, url ?? placeholder, new Uploads(uploads));
  const counts = new Map<string, number>();
  for (const post of posts) counts.set(typeOf(post), (counts.get(typeOf(post)) ?? 0) + 1);
  return {
    name: 'Ghost',
    site: {
      name: textAt(settings, 'title'),
      tagline: textAt(settings, 'description'),
      url,
      language: canonicalLocale(textAt(settings, 'locale', 'lang', 'default_locale') ?? ''),
      timeZone: textAt(settings, 'timezone', 'active_timezone', 'activeTimezone'),
      permalink: '/:slug/',
      categories: [],
      tags: tags
        .filter(isPublic)
        .map((tag) =>
          termOf(textAt(tag, 'name') ?? '', { slug: textAt(tag, 'slug'), description: textAt(tag, 'description') }),
        ),
      authors: users.map(authorOfUser),
      nav: navigation(textAt(settings, 'navigation')),
    },
    counts,
    notes: url === null ? [note('decision', 'the export names no address: set url in content/site.yaml')] : [],
    async *items() {
      for (const [index, post] of posts.entries()) {
        yield blog.item(post, users, tags.filter(isPublic));
        progress(index + 1, posts.length);
      }
    },
  };
}

function typeOf(post: Data): string {
  return textAt(post, 'type') === 'page' || flagAt(post, 'page') === true ? 'page' : 'post';
}

function authorOfUser(user: Data): ImportedAuthor {
  const name = textAt(user, 'name') ?? textAt(user, 'slug') ?? 'Author';
  const website = textAt(user, 'website');
  const twitter = textAt(user, 'twitter');
  return {
    name,
    slug: textAt(user, 'slug'),
    aliases: [],
    bio: textAt(user, 'bio'),
    picture: null,
    links: [
      ...(website === null || !/^https?:/.test(website) ? [] : [{ label: 'Website', url: website }]),
      ...(twitter === null ? [] : [{ label: 'Twitter', url: `https://twitter.com/${twitter.replace(/^@/, '')}` }]),
    ],
  };
}

function navigation(json: string | null) {
  const items = json === null ? null : parsed(json);
  return (Array.isArray(items) ? items : []).filter(isData).flatMap((item) => {
    const [label, url] = [textAt(item, 'label'), textAt(item, 'url')];
    return label === null || url === null ? [] : [{ label, url: url.replace(/^__GHOST_URL__/, '') || '/' }];
  });
}

function parsed(json: string): unknown {
  try {
    return leavesAsTexts(JSON.parse(json));
  } catch {
    return null;
  }
}

class GhostBlog {
  readonly #path: string;
  readonly #data: Data;
  readonly #url: string;
  readonly #uploads: Uploads;
  readonly #names = new SafeNames();
  readonly #toMarkdown: ReturnType<typeof createConverter>;

  constructor(path: string, data: Data, url: string, uploads: Uploads) {
    this.#path = path;
    this.#data = data;
    this.#url = url;
    this.#uploads = uploads;
    this.#toMarkdown = createConverter(url);
  }

  item(post: Data, users: readonly Data[], tags: readonly Data[]): ImportedItem {
    const notes: Note[] = [];
    const assets: Asset[] = [];
    const wanted: WantedFile[] = [];
    const file = (url: string): string => {
      const found = this.#file(url);
      if (found === null) return url.replace(/^__GHOST_URL__/, this.#url.replace(/\/$/, ''));
      if (found.asset !== null) assets.push(found.asset);
      if (found.wanted !== null) wanted.push(found.wanted);
      return found.reference;
    };
    const id = textAt(post, 'id');
    const slug = textAt(post, 'slug') ?? 'untitled';
    const meta = rows(this.#data, 'posts_meta').find((row) => textAt(row, 'post_id') === id) ?? {};
    const title = textAt(post, 'title') ?? slug;
    const html = bodyHtml(post, (name) => notes.push(note('bodyLost', `the card ${name}`)));
    const converted = this.#toMarkdown(html, (tree) => ({
      ...tree,
      children: tree.children.map((node) => withFiles(node, file)),
    }));
    notes.push(...converted.notes);
    const status = textAt(post, 'status') ?? 'draft';
    const isMembers = !/^(?:public|)$/.test(textAt(post, 'visibility') ?? '');
    if (isMembers && status === 'published') notes.push(note('hidden', `for ${textAt(post, 'visibility')} alone`));
    const isDraft = !['published', 'scheduled'].includes(status) || isMembers;
    const description = textAt(meta, 'meta_description') ?? textAt(post, 'meta_description');
    const typed = textAt(post, 'published_at', 'created_at') ?? '1970-01-01';
    const day = readEntryDate(
      /^\d{11,}$/.test(typed)
        ? new Date(Number(typed)).toISOString()
        : /\d \d/.test(typed)
          ? `${typed.replace(' ', 'T')}Z`
          : typed,
      'UTC',
    );
    const date = day?.text ?? '1970-01-01';
    for (const key of ['codeinjection_head', 'codeinjection_foot'])
      if (textAt(post, key) !== null) notes.push(note('dataLost', 'code that was put into the page'));
    const base = {
      origin: {
        type: typeOf(post),
        title,
        file: this.#path.replace(/^.*[\\/]/, ''),
        line: null,
        url: new URL(`${slug}/`, this.#url).href,
      },
      address: `/${slug}/`,
      body: converted.markdown,
      comments: [],
      assets,
      wanted,
      notes,
    };
    const common = { title, ...(description === null ? {} : { description }), ...(isDraft ? { draft: true } : {}) };
    if (typeOf(post) === 'page')
      return { ...base, kind: 'page', file: `content/pages/${slugToPath(slug)}.md`, frontMatter: common };
    const picture = textAt(post, 'feature_image', 'image');
    const thumbnail = picture === null ? null : file(picture);
    const isHere = thumbnail?.startsWith('/images/') === true;
    if (thumbnail !== null && !isHere) notes.push(note('missingFile', 'featured pictures'));
    const excerpt = textAt(post, 'custom_excerpt');
    const canonical = textAt(post, 'canonical_url');
    return {
      ...base,
      kind: 'post',
      file: `content/posts/${date.slice(0, 4)}/${date.slice(0, 10)}-${slugToPath(slug)}.md`,
      frontMatter: {
        ...common,
        date,
        tags: this.#named(post, 'posts_tags', 'tag_id', tags),
        authors: this.#authors(post, users),
        ...(isHere && thumbnail !== null ? { thumbnail, thumbnailAlt: textAt(meta, 'feature_image_alt') ?? '' } : {}),
        ...(excerpt === null ? {} : { excerpt: excerpt.replaceAll(/\s+/g, ' ') }),
        ...(canonical !== null && /^https?:/.test(canonical) ? { canonical } : {}),
        ...(flagAt(post, 'featured') === true ? { sticky: true } : {}),
      },
    };
  }

  #authors(post: Data, users: readonly Data[]): string[] {
    const several = this.#named(post, 'posts_authors', 'author_id', users);
    const one = users.find((user) => textAt(user, 'id') === textAt(post, 'author_id'));
    return several.length > 0
      ? several
      : [one === undefined ? null : textAt(one, 'name')].filter((name) => name !== null);
  }

  /** The names that a table of pairs gives a post, in their order. */
  #named(post: Data, table: string, key: string, all: readonly Data[]): string[] {
    return rows(this.#data, table)
      .filter((row) => textAt(row, 'post_id') === textAt(post, 'id'))
      .toSorted((a, b) => Number(textAt(a, 'sort_order') ?? 0) - Number(textAt(b, 'sort_order') ?? 0))
      .flatMap((row) => textAt(all.find((one) => textAt(one, 'id') === textAt(row, key)) ?? {}, 'name') ?? []);
  }

  /** A file of the blog's own content folder; null for anything else. */
  #file(url: string): { reference: string; asset: Asset | null; wanted: WantedFile | null } | null {
    const local = url.replace(/^__GHOST_URL__/, '').replace(new RegExp(`^${this.#url.replaceAll('.', '\\.')}`), '/');
    const [, folder, path] = /^\/content\/(images|media|files)\/(?:size\/w\d+\/)?([^?#]+)/.exec(local) ?? [];
    if (folder === undefined || path === undefined) return null;
    const decoded = decodeUrl(path);
    const from =
      this.#uploads.find(`${folder}/${decoded}`) ??
      this.#uploads.find(decoded) ??
      this.#uploads.find(`content/${folder}/${decoded}`);
    const absolute = new URL(`content/${folder}/${path}`, this.#url).href;
    if (from === null)
      return { reference: absolute, asset: null, wanted: { url: absolute, path: `${folder}/${decoded}` } };
    if (!isPicture(decoded))
      return {
        reference: `/content/${folder}/${path}`,
        asset: { from, to: `public/content/${folder}/${decoded}` },
        wanted: null,
      };
    const name = this.#names.nameOf(decoded);
    return { reference: `/images/${name}`, asset: { from, to: `content/images/${name}` }, wanted: null };
  }
}

/** A body as HTML, from the editor that wrote it. */
function bodyHtml(post: Data, lost: (name: string) => void): string {
  const lexical = parsed(textAt(post, 'lexical') ?? '');
  if (isData(lexical)) return lexicalHtml(lexical, lost);
  const mobiledoc = parsed(textAt(post, 'mobiledoc') ?? '');
  if (isData(mobiledoc)) return mobiledocHtml(mobiledoc, lost);
  return textAt(post, 'html') ?? markdownHtml(textOf(post.markdown) ?? '');
}

function withFiles<Node extends RootContent>(node: Node, file: (url: string) => string): Node {
  if (node.type !== 'element') return node;
  const named = ['src', 'href', 'poster', 'srcSet'];
  const properties = Object.fromEntries(
    Object.entries(node.properties).map(([name, value]) => [
      name,
      named.includes(name) && value ? resolvedAttribute(String(value), name.toLowerCase(), file) : value,
    ]),
  );
  return { ...node, properties, children: node.children.map((child) => withFiles(child, file)) };
}
