import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { AuthorBook } from '../folder/author-book.ts';
import type { Entry, FolderBlog, OtherFile } from '../folder/blog.ts';
import { withAttributeLists } from '../folder/body/attributes.ts';
import { type Data, flagAt, mapAt, textAt, textOf, textsOf } from '../folder/data.ts';
import { aliasesIn, dateIn, namesIn, tagsIn, titleIn } from '../folder/entry-data.ts';
import type { BlogGenerator } from '../folder/folder-source.ts';
import { splitSourceText } from '../folder/front-matter.ts';
import { leftOut } from '../folder/left-out.ts';
import { dateLists, type OldLists } from '../folder/old-lists.ts';
import type { ParseData } from '../folder/parse-data.ts';
import { authorOf, menuLinks, readData, siteUrlOf, termOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { readEntryDate } from '../folder/written-date.ts';
import type { ImportedTerm } from '../item.ts';
import { listNamed, type OldAddress } from '../redirects.ts';
import { hexoAddress, hexoName, hexoSlug } from './hexo-paths.ts';
import { withHexoTags } from './hexo-tags.ts';

/** Blogs of Hexo. */
export const hexo: BlogGenerator = {
  name: 'hexo',
  sign: '_config.yml beside scaffolds/ or source/_posts/',
  recognises: (folder) =>
    existsSync(join(folder, '_config.yml')) &&
    ['scaffolds', 'source/_posts', 'src/_posts'].some((path) => existsSync(join(folder, path))),
  read: (files, { parse }) => new HexoBlog(files, parse).read(),
};

const ownKeys = new Set('type layout abbrlink disablenunjucks'.split(' '));

class HexoBlog {
  readonly #files: SourceFiles;
  readonly #parse: ParseData;
  readonly #settings: Data;
  readonly #source: string;
  readonly #zone: string;
  readonly #others: OtherFile[] = [];
  /** The category above each, by the name below. */
  readonly #parents = new Map<string, string | null>();

  constructor(files: SourceFiles, parse: ParseData) {
    this.#files = files;
    this.#parse = parse;
    this.#settings = readData(files, parse, '_config.yml');
    this.#source = textAt(this.#settings, 'source_dir') ?? (files.below('source/_posts').length > 0 ? 'source' : 'src');
    this.#zone = textAt(this.#settings, 'timezone') ?? 'UTC';
  }

  read(): FolderBlog {
    const settings = this.#settings;
    const url = siteUrlOf(textAt(settings, 'url'));
    const theme = textAt(settings, 'theme');
    const themeSettings =
      theme === null
        ? {}
        : readData(
            this.#files,
            this.#parse,
            this.#files.first(`_config.${theme}.yml`, `themes/${theme}/_config.yml`) ?? '',
          );
    const menu = Object.entries({ ...mapAt(themeSettings, 'menu'), ...mapAt(settings, 'menu') }).flatMap(
      ([name, path]) => {
        const place = textOf(path)?.split('||')[0]?.trim();
        return place === undefined ? [] : [{ name, url: place }];
      },
    );
    const author = textAt(settings, 'author');
    const files = this.#files.below(this.#source).filter((file) => /\.(?:md|markdown|mkd|html)$/i.test(file));
    const authors = new AuthorBook(author === null ? [] : [authorOf('', { name: author })]);
    const entries = files.flatMap((file) => this.#entry(file, authors));
    return {
      name: 'Hexo',
      url,
      title: textAt(settings, 'title'),
      tagline: textAt(settings, 'subtitle', 'description'),
      language:
        textAt(settings, 'language')?.split(',')[0] ??
        (Array.isArray(settings.language) ? textOf(settings.language[0]) : null),
      timeZone: textAt(settings, 'timezone'),
      nav: menuLinks(menu, url),
      categories: this.#categories(),
      tags: this.#mapped('tag_map'),
      authors: authors.all,
      lists: this.#lists(entries),
      redirects: [],
      entries,
      others: this.#others,
      notes: [],
      fileRoots: [this.#source],
      otherRoots: ['', `${this.#source}/_posts`],
      shortcuts: {},
      ownKeys,
      formulas: null,
      body: (body, tools) => withAttributeLists(withHexoTags(body, entries, tools), false, tools),
    };
  }

  #entry(file: string, authors: AuthorBook): Entry[] {
    const path = file.slice(this.#source.length + 1);
    const [, folder, below = ''] = /^(_posts|_drafts)\/(.+)$/.exec(path) ?? [];
    if (folder === undefined && (/(?:^|\/)[_.]/.test(path) || this.#isSkipped(path))) return [];
    const source = splitSourceText(this.#files.read(file), this.#parse);
    const data = source.data ?? {};
    const type = folder === undefined ? 'page' : 'post';
    if (source.data === null && /\.html$/i.test(file)) return [];
    const list = textAt(data, 'type', 'layout');
    if (
      type === 'page' &&
      list !== null &&
      /^(?:tags?|categor(?:y|ies)|archives?|links?|friends?|404)$/.test(list) &&
      source.body.trim() === ''
    ) {
      this.#others.push(leftOut('page', file, 'a list that the theme printed', { kind: 'changed' }));
      return [];
    }
    const named = hexoName(below, textAt(this.#settings, 'new_post_name') ?? ':title.md');
    const date = dateIn(data, this.#zone) ?? (named.day === null ? null : readEntryDate(named.day, this.#zone));
    const paths = type === 'post' ? categoryPaths(data) : [];
    for (const names of paths)
      for (const [index, name] of names.entries())
        if (!this.#parents.has(name)) this.#parents.set(name, names[index - 1] ?? null);
    const name = type === 'post' ? posix.basename(named.slug) : posix.basename(path).replace(/\.[^.]+$/, '');
    const title = titleIn(data, name === 'index' ? posix.basename(posix.dirname(path)) : name);
    const last = paths.at(-1) ?? [];
    const page = { date: date?.time ?? null, slug: named.slug, title, category: this.#categoryPath(last), data };
    return [
      {
        file,
        kind: type,
        type,
        data,
        format: /\.html$/i.test(file) ? 'html' : 'markdown',
        title,
        date,
        name,
        address: this.#shown(
          type === 'post'
            ? this.#postAddress(page, textAt(data, 'permalink'))
            : pageAddress(path, textAt(data, 'permalink')),
        ),
        aliases: aliasesIn(data).map((alias) => (alias.startsWith('/') ? alias : `/${alias}`)),
        categories: paths.flatMap((names) => names.at(-1) ?? []),
        tags: tagsIn(data),
        authors: type === 'post' ? authors.named({ author: this.#settings.author, ...data }) : [],
        isDraft: folder === '_drafts' || flagAt(data, 'published') === false,
        language: null,
        notes: [],
      },
    ];
  }

  #postAddress(page: Parameters<typeof hexoAddress>[1], own: string | null): string {
    if (own !== null) {
      const needsSlash = flagAt(this.#settings, 'post_asset_folder') === true && !/\/$|\.html$/.test(own);
      return `/${own}${needsSlash ? '/' : ''}`.replaceAll(/\/{2,}/g, '/');
    }
    return hexoAddress(
      textAt(this.#settings, 'permalink') ?? ':year/:month/:day/:title/',
      page,
      mapAt(this.#settings, 'permalink_defaults'),
    );
  }

  /** `pretty_urls` may leave out what stands at an address's end. */
  #shown(address: string): string {
    const pretty = mapAt(this.#settings, 'pretty_urls');
    const withoutIndex = address.replace(/\/index\.html$/, '/');
    return flagAt(pretty, 'trailing_html') === false ? withoutIndex.replace(/\.html$/, '') : withoutIndex;
  }

  #categoryPath(names: readonly string[]): string {
    const map = mapAt(this.#settings, 'category_map');
    const letters = Number(textAt(this.#settings, 'filename_case') ?? 0);
    return names.length === 0
      ? (textAt(this.#settings, 'default_category') ?? 'uncategorized')
      : names.map((name) => hexoSlug(textOf(map[name]) ?? name, letters)).join('/');
  }

  #lists(entries: readonly Entry[]): OldLists {
    const settings = this.#settings;
    const letters = Number(textAt(settings, 'filename_case') ?? 0);
    const folder = (key: string, usual: string) => `/${(textAt(settings, key) ?? usual).replaceAll(/^\/|\/$/g, '')}`;
    const [tags, categories] = [folder('tag_dir', 'tags'), folder('category_dir', 'categories')];
    const archives = folder('archive_dir', 'archives');
    return {
      addresses: [
        [`${archives}/`, '/archive/'],
        [`${tags}/`, '/tags/'],
        [`${categories}/`, '/categories/'],
        ...textsOf(mapAt(settings, 'feed').path).map(
          (path): OldAddress => [`/${path}`, listNamed(path) ?? '/feed.xml'],
        ),
        ...dateLists(entries, archives),
      ],
      term: (kind, name) => {
        if (kind === 'author') return [];
        if (kind === 'category') return [`${categories}/${this.#categoryPath(this.#pathTo(name))}/`];
        return [`${tags}/${hexoSlug(textOf(mapAt(settings, 'tag_map')[name]) ?? name, letters)}/`];
      },
    };
  }

  /** The categories above one, and itself. */
  #pathTo(name: string): string[] {
    const path = [name];
    let above = this.#parents.get(name) ?? null;
    while (above !== null && !path.includes(above)) {
      path.push(above);
      above = this.#parents.get(above) ?? null;
    }
    return path.toReversed();
  }

  #categories(): ImportedTerm[] {
    const map = mapAt(this.#settings, 'category_map');
    const isListed = Object.keys(map).length > 0 || [...this.#parents.values()].some((parent) => parent !== null);
    return isListed
      ? [...this.#parents].map(([name, parent]) => termOf(name, { parent, slug: textOf(map[name]) }))
      : [];
  }

  #mapped(key: string): ImportedTerm[] {
    return Object.entries(mapAt(this.#settings, key)).map(([name, slug]) => termOf(name, { slug: textOf(slug) }));
  }

  #isSkipped(path: string): boolean {
    const skipped = namesIn(this.#settings.skip_render);
    return skipped.some((pattern) => posix.matchesGlob(path, pattern));
  }
}

/** A list is one path of categories, each below the one before it; a list in it is a path of its own. */
function categoryPaths(data: Data): string[][] {
  const value = data.categories ?? data.category;
  if (!Array.isArray(value)) {
    const one = textOf(value);
    return one === null ? [] : [[one]];
  }
  if (!value.some(Array.isArray)) {
    const path = namesIn(value);
    return path.length === 0 ? [] : [path];
  }
  return value.map((one) => (Array.isArray(one) ? namesIn(one) : namesIn([one]))).filter((path) => path.length > 0);
}

function pageAddress(path: string, own: string | null): string {
  const address = own ?? path.replace(/\.(?:md|markdown|mkd)$/i, '.html');
  return `/${address}`.replaceAll(/\/{2,}/g, '/');
}
