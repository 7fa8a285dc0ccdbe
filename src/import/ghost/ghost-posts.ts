import type { RootContent } from 'hast';
import { nameKey } from '../../model/name-key.ts';
import { slugToPath } from '../../model/slug.ts';
import { belowPicture } from '../featured-picture.ts';
import { type Data, flagAt, isData, textAt, textOf } from '../folder/data.ts';
import { type Resolve, resolvedAttribute } from '../folder/references.ts';
import { readEntryDate } from '../folder/written-date.ts';
import { createConverter } from '../html/convert.ts';
import { lineOfHtml } from '../html/line.ts';
import type { ImportedItem } from '../item.ts';
import { type Note, note } from '../notes.ts';
import { markdownHtml } from './cards.ts';
import type { GhostFiles, NamedFiles } from './ghost-files.ts';
import { lexicalHtml } from './lexical.ts';
import { mobiledocHtml } from './mobiledoc.ts';
import { parsedText, rows } from './read-export.ts';

/** What an export has a row of posts for. */
export function typeOf(post: Data): 'post' | 'page' {
  return textAt(post, 'type') === 'page' || flagAt(post, 'page') === true ? 'page' : 'post';
}

/** What a post says of itself to the networks on which it is shared; here that is its title, description and picture. */
const shared = ['og', 'twitter'].flatMap((network) =>
  ['image', 'title', 'description'].map((part) => `${network}_${part}`),
);

/** When a post was published, else begun, in ISO 8601: exports have it so, with a space, or in milliseconds. Null where it is none. */
export function publishedAt(post: Data): string | null {
  const typed = textAt(post, 'published_at', 'created_at') ?? '';
  const written = /^\d{11,}$/.test(typed)
    ? new Date(Number(typed)).toISOString()
    : /\d \d/.test(typed)
      ? `${typed.replace(' ', 'T')}Z`
      : typed;
  return readEntryDate(written, 'UTC')?.text ?? null;
}

/** How posts name the rows of a table, by the numbers of these: by name, or where several have that, by slug. */
export type References = ReadonlyMap<string, string>;

/** How posts name rows that have a name and a slug. */
export function referencesTo(rows: readonly Data[]): References {
  const names = Map.groupBy(rows, (row) => nameKey(textAt(row, 'name') ?? ''));
  return new Map(
    rows.flatMap((row) => {
      const [id, name, slug] = ['id', 'name', 'slug'].map((key) => textAt(row, key));
      const isShared = (names.get(nameKey(name ?? ''))?.length ?? 0) > 1;
      const reference = name === null || name === undefined || isShared ? slug : name;
      return typeof id === 'string' && typeof reference === 'string' ? [[id, reference] as const] : [];
    }),
  );
}

/** The posts and pages of an export. */
export class GhostPosts {
  readonly #path: string;
  readonly #data: Data;
  readonly #url: string;
  readonly #files: GhostFiles;
  readonly #addressOf: (post: Data) => string;
  readonly #toMarkdown: ReturnType<typeof createConverter>;

  /** `path` is the export, `data` its tables, `url` the blog's; `addressOf` knows where a row was. */
  constructor(path: string, data: Data, url: string, files: GhostFiles, addressOf: (post: Data) => string) {
    this.#path = path;
    this.#data = data;
    this.#url = url;
    this.#files = files;
    this.#addressOf = addressOf;
    this.#toMarkdown = createConverter(url);
  }

  /** A post or a page of an export; `users` and `tags` are those that it may name. */
  item(post: Data, users: References, tags: References): ImportedItem {
    const notes: Note[] = [];
    const named: NamedFiles = { assets: [], wanted: [], broken: [] };
    const file: Resolve = (url, use) => this.#files.named(url, use, named);
    const id = textAt(post, 'id');
    const slug = textAt(post, 'slug') ?? 'untitled';
    const meta = rows(this.#data, 'posts_meta').find((row) => textAt(row, 'post_id') === id) ?? {};
    const title = textAt(post, 'title') ?? slug;
    const html = bodyHtml(post, (name) => notes.push(note('bodyLost', `the card ${name}`)));
    const converted = this.#toMarkdown(html, (tree) => ({
      ...tree,
      children: tree.children.map((node) => withFiles(node, file)),
    }));
    notes.push(...converted.notes, ...named.broken.map((one) => note('brokenPicture', one)));
    const brokenInText = named.broken.length;
    const status = textAt(post, 'status') ?? 'draft';
    const isMembers = !/^(?:public|)$/.test(textAt(post, 'visibility') ?? '');
    if (isMembers && status === 'published') notes.push(note('hidden', `for ${textAt(post, 'visibility')} alone`));
    const isDraft = !['published', 'scheduled'].includes(status) || isMembers;
    const description = textAt(meta, 'meta_description') ?? textAt(post, 'meta_description');
    const date = publishedAt(post) ?? '1970-01-01';
    for (const key of shared) if (textAt(meta, key) !== null) notes.push(note('dataLost', key));
    for (const key of ['codeinjection_head', 'codeinjection_foot'])
      if (textAt(post, key) !== null) notes.push(note('dataLost', 'code that was put into the page'));
    const base = {
      origin: {
        type: typeOf(post),
        title,
        file: this.#path.replace(/^.*[\\/]/, ''),
        line: null,
        url: new URL(this.#addressOf(post).slice(1), this.#url).href,
      },
      address: this.#addressOf(post),
      body: converted.markdown,
      comments: [],
      assets: named.assets,
      wanted: named.wanted,
      notes,
    };
    const metaTitle = textAt(meta, 'meta_title') ?? textAt(post, 'meta_title');
    const common = {
      title,
      ...(description === null ? {} : { description }),
      ...(metaTitle === null || metaTitle === title ? {} : { metaTitle }),
      ...(isDraft ? { draft: true } : {}),
    };
    const picture = textAt(post, 'feature_image', 'image');
    const thumbnail = this.#files.picture(picture, named);
    const isWhole = named.broken.length === brokenInText;
    notes.push(...named.broken.slice(brokenInText).map((one) => note('brokenPicture', one)));
    if (picture !== null && thumbnail === null && isWhole) notes.push(note('missingFile', 'featured pictures'));
    const caption = lineOfHtml(textAt(meta, 'feature_image_caption') ?? '');
    const alt = textAt(meta, 'feature_image_alt') ?? '';
    if (typeOf(post) === 'page') {
      const reference = thumbnail ?? picture?.replace(/^__GHOST_URL__(?=\/)/, this.#url.replace(/\/$/, '')) ?? null;
      const body = reference === null ? base.body : belowPicture(base.body, { reference, alt, caption });
      if (body !== base.body) notes.push(note('changed', 'the featured picture of a page stands above its text'));
      return { ...base, body, kind: 'page', file: `content/pages/${slugToPath(slug)}.md`, frontMatter: common };
    }
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
        ...(thumbnail === null ? {} : { thumbnail, thumbnailAlt: alt }),
        ...(thumbnail === null || caption === '' ? {} : { thumbnailCaption: caption }),
        ...(excerpt === null ? {} : { excerpt: excerpt.replaceAll(/\s+/g, ' ') }),
        ...(canonical !== null && /^https?:/.test(canonical) ? { canonical } : {}),
        ...(flagAt(post, 'featured') === true ? { sticky: true } : {}),
      },
    };
  }

  #authors(post: Data, users: References): string[] {
    const several = this.#named(post, 'posts_authors', 'author_id', users);
    const one = users.get(textAt(post, 'author_id') ?? '');
    return several.length > 0 || one === undefined ? several : [one];
  }

  /** The names that a table of pairs gives a post, in their order. */
  #named(post: Data, table: string, key: string, all: References): string[] {
    return rows(this.#data, table)
      .filter((row) => textAt(row, 'post_id') === textAt(post, 'id'))
      .toSorted((a, b) => Number(textAt(a, 'sort_order') ?? 0) - Number(textAt(b, 'sort_order') ?? 0))
      .flatMap((row) => all.get(textAt(row, key) ?? '') ?? []);
  }
}

/** A body as HTML, from the editor that wrote it. */
function bodyHtml(post: Data, lost: (name: string) => void): string {
  const lexical = parsedText(textAt(post, 'lexical') ?? '');
  if (isData(lexical)) return lexicalHtml(lexical, lost);
  const mobiledoc = parsedText(textAt(post, 'mobiledoc') ?? '');
  if (isData(mobiledoc)) return mobiledocHtml(mobiledoc, lost);
  return textAt(post, 'html') ?? markdownHtml(textOf(post.markdown) ?? '');
}

function withFiles<Node extends RootContent>(node: Node, file: Resolve): Node {
  if (node.type !== 'element') return node;
  const named = ['src', 'href', 'poster', 'srcSet'];
  const properties = Object.fromEntries(
    Object.entries(node.properties).map(([name, value]) => [
      name,
      named.includes(name) && value ? resolvedAttribute(String(value), name.toLowerCase(), node.tagName, file) : value,
    ]),
  );
  return { ...node, properties, children: node.children.map((child) => withFiles(child, file)) };
}
