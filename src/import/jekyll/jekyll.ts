import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { dateInName, nameOf } from '../../model/paths.ts';
import { AuthorBook } from '../folder/author-book.ts';
import type { Entry, FolderBlog } from '../folder/blog.ts';
import { withAttributeLists } from '../folder/body/attributes.ts';
import { type Data, flagAt, isData, mapAt, textAt, textOf, textsOf } from '../folder/data.ts';
import { aliasesIn, dateIn, namesIn, titleIn } from '../folder/entry-data.ts';
import { type BlogGenerator, leftOut } from '../folder/folder-source.ts';
import { splitSourceText } from '../folder/front-matter.ts';
import type { ParseData } from '../folder/parse-data.ts';
import { authorOf, authorsIn, menuLinks, readData, siteUrlOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { readEntryDate } from '../folder/written-date.ts';
import type { OtherItem } from '../item.ts';
import { note } from '../notes.ts';
import type { OldAddress } from '../redirects.ts';
import { jekyllLists, oldList } from './jekyll-lists.ts';
import { jekyllAddress, jekyllPattern } from './jekyll-paths.ts';
import { withLiquid } from './liquid.ts';

/** Blogs of Jekyll. */
export const jekyll: BlogGenerator = {
  name: 'jekyll',
  sign: '_config.yml',
  recognises: (folder) =>
    ['_config.yml', '_config.yaml', '_config.toml'].some((file) => existsSync(join(folder, file))) &&
    !existsSync(join(folder, 'scaffolds')) &&
    !existsSync(join(folder, 'source/_posts')) &&
    !existsSync(join(folder, 'src/_posts')),
  read: (files, { parse }) => new JekyllBlog(files, parse).read(),
};

const ownKeys = new Set(
  'type redirectto nav_order navorder parent sitemap excerptseparator regenerate classes'.split(' '),
);

const text = /\.(?:md|markdown|mkdown|mkdn|mkd|html?)$/i;

class JekyllBlog {
  readonly #files: SourceFiles;
  readonly #parse: ParseData;
  readonly #settings: Data;
  readonly #zone: string;
  readonly #root: string;
  readonly #others: OtherItem[] = [];
  readonly #lists: OldAddress[] = [];

  constructor(files: SourceFiles, parse: ParseData) {
    this.#files = files;
    this.#parse = parse;
    const file = files.first('_config.yml', '_config.yaml', '_config.toml');
    this.#settings = file === null ? {} : readData(files, parse, file);
    this.#zone = textAt(this.#settings, 'timezone') ?? 'UTC';
    this.#root = (textAt(this.#settings, 'source') ?? '').replace(/^\.?\/?/, '').replace(/\/$/, '');
  }

  read(): FolderBlog {
    const settings = this.#settings;
    const url = siteUrlOf(textAt(settings, 'url'), textAt(settings, 'baseurl') ?? '');
    const at = (path: string) => posix.join(this.#root, path);
    const described = authorsIn(this.#files, this.#parse, at('_data/authors'), at('_data/author'));
    const main = isData(settings.author) ? authorOf('', settings.author) : null;
    const authors = new AuthorBook(described.length > 0 || main === null ? described : [main]);
    const files = this.#files.below(this.#root).filter((file) => text.test(file));
    const entries = files.flatMap((file) => this.#entry(file, authors));
    const liquid = {
      settings,
      postAddress: (name: string) => postAddress(name, entries),
      beside: (name: string, from: string) => posix.join(posix.dirname(from), name),
    };
    const navigation = readData(this.#files, this.#parse, at('_data/navigation.yml'));
    return {
      name: 'Jekyll',
      url,
      title: textAt(settings, 'title', 'name'),
      tagline: textAt(settings, 'description', 'tagline'),
      language: textAt(settings, 'lang', 'locale', 'language'),
      timeZone: textAt(settings, 'timezone'),
      nav: menuLinks(navigation.main ?? settings.navigation ?? settings.nav, url),
      categories: [],
      tags: [],
      authors: authors.all,
      lists: jekyllLists(settings, this.#lists),
      entries,
      others: this.#others,
      notes: [],
      fileRoots: [this.#root],
      otherRoots: [],
      shortcuts: {},
      ownKeys,
      formulas: /^(?:kramdown|)$/i.test(textAt(settings, 'markdown') ?? '') ? 'kramdown' : null,
      body: (body, tools) => withAttributeLists(withLiquid(body, liquid, tools), true, tools),
    };
  }

  #entry(file: string, authors: AuthorBook): Entry[] {
    const path = this.#root === '' ? file : file.slice(this.#root.length + 1);
    const place = this.#placeOf(path);
    if (place === null) return [];
    const source = splitSourceText(this.#files.read(file), this.#parse);
    if (source.data === null) {
      // Without front matter a file is copied as it is; a post is none.
      if (place.kind !== 'page') this.#others.push(leftOut(place.type, file, 'without front matter that can be read'));
      return [];
    }
    if (/\.html?$/i.test(file) && /\{%-?\s*(?:for|if|assign|include|paginate)/.test(source.body)) {
      this.#others.push(leftOut(place.type, file, 'a template, which prints lists or parts of the old theme'));
      this.#lists.push(...oldList(path, textAt(source.data, 'permalink') ?? place.pattern, place.path));
      return [];
    }
    const data = { ...this.#defaults(path, place.type), ...source.data };
    const name = nameOf(path);
    const written = dateIn(data, this.#zone);
    const named = dateInName(path);
    const date = written ?? (named === null ? null : readEntryDate(named, this.#zone));
    const categories = [...new Set([...place.categories, ...termsIn(data, 'category', 'categories')])];
    const title = titleIn(data, name);
    const page = {
      date: date?.time ?? null,
      name: place.kind === 'page' ? posix.basename(path).replace(/\.[^.]+$/, '') : name,
      slug: textAt(data, 'slug'),
      title,
      categories,
      collection: place.type,
      path: place.path,
    };
    const permalink = textAt(data, 'permalink');
    const pattern = permalink === null ? place.pattern : jekyllPattern(permalink);
    return [
      {
        file,
        kind: place.kind === 'post' ? 'post' : 'page',
        type: place.type,
        data,
        format: /\.html?$/i.test(file) ? 'html' : 'markdown',
        title,
        date,
        name,
        address: jekyllAddress(pattern, page),
        aliases: aliasesIn(data),
        categories: place.kind === 'post' ? categories : [],
        tags: termsIn(data, 'tag', 'tags'),
        authors: authors.named(data),
        isDraft: place.isDraft || flagAt(data, 'published') === false,
        language: null,
        notes:
          data.redirect_to === undefined ? [] : [note('decision', `leads to ${textsOf(data.redirect_to).join(', ')}`)],
      },
    ];
  }

  /** What a file is by its place; null for one that Jekyll makes no page of. */
  #placeOf(path: string): {
    kind: 'post' | 'page' | 'collection';
    type: string;
    isDraft: boolean;
    categories: string[];
    path: string;
    pattern: string;
  } | null {
    const settings = this.#settings;
    const pattern = jekyllPattern(textAt(settings, 'permalink') ?? 'date');
    const [, above = '', folder, below = ''] = /^(.*?)(?:^|\/)?(_posts|_drafts)\/(.+)$/.exec(path) ?? [];
    if (folder !== undefined) {
      if (above.split('/').some((part) => part.startsWith('_'))) return null;
      // Only folders above `_posts` are categories.
      return {
        kind: 'post',
        type: 'post',
        isDraft: folder === '_drafts',
        categories: above.split('/').filter((part) => part !== ''),
        path: below.replace(/\.[^.]+$/, ''),
        pattern,
      };
    }
    const [, collection, inside = ''] = /^_([\w-]+)\/(.+)$/.exec(path) ?? [];
    if (collection !== undefined) {
      const own = mapAt(mapAt(settings, 'collections'), collection);
      if (flagAt(own, 'output') !== true) return null;
      const template =
        textAt(own, 'permalink') ?? (/\/$/.test(pattern) ? '/:collection/:path/' : '/:collection/:path:output_ext');
      return {
        kind: 'collection',
        type: collection,
        isDraft: false,
        categories: [],
        path: inside.replace(/\.[^.]+$/, ''),
        pattern: template,
      };
    }
    if (/(?:^|\/)[_.]/.test(path) || this.#isExcluded(path)) return null;
    const isPretty = /\/$/.test(pattern) && !/(?:^|\/)index\.[^/]+$/.test(path);
    const ending = isPretty
      ? '/'
      : /:output_ext$/.test(pattern)
        ? ':output_ext'
        : /(?:^|\/)index\.[^/]+$/.test(path)
          ? ':output_ext'
          : '';
    const dir = posix.dirname(path);
    return {
      kind: 'page',
      type: 'page',
      isDraft: false,
      categories: [],
      path: dir === '.' ? '' : dir,
      pattern: `/:path/:basename${ending}`,
    };
  }

  #isExcluded(path: string): boolean {
    const excluded = [...textsOf(this.#settings.exclude), 'README.md', 'LICENSE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
    return excluded.some((one) => path === one || path.startsWith(`${one.replace(/\/$/, '')}/`));
  }

  /** The values that `defaults` gives a file: those of a narrower scope win. */
  #defaults(path: string, type: string): Data {
    const all = Array.isArray(this.#settings.defaults) ? this.#settings.defaults.filter(isData) : [];
    const fitting = all.filter(({ scope }) => {
      if (!isData(scope)) return true;
      const folder = (textOf(scope.path) ?? '').replace(/^\/|\/$/g, '');
      const wanted = textOf(scope.type);
      const isInside =
        folder === '' || path === folder || path.startsWith(`${folder}/`) || posix.matchesGlob(path, folder);
      return isInside && (wanted === null || wanted === type || wanted === `${type}s`);
    });
    const width = ({ scope }: Data) => (isData(scope) ? (textOf(scope.path) ?? '').length : 0);
    return Object.assign({}, ...fitting.toSorted((a, b) => width(a) - width(b)).map((one) => one.values)) as Data;
  }
}

/** Jekyll takes a text of several names apart at white space; many write commas. One name alone may have spaces. */
function termsIn(data: Data, one: string, several: string): string[] {
  const split = (names: string) => (/[,，、]/.test(names) ? names.split(/[,，、]/) : names.split(/\s+/));
  return [...new Set([...namesIn(data[one], (name) => [name]), ...namesIn(data[several], split)])];
}

/** `2010-07-21-name`, with or without the folders before it. */
function postAddress(name: string, entries: readonly Entry[]): string | null {
  const posts = entries.filter(({ kind }) => kind === 'post');
  const stem = ({ file }: Entry) => file.replace(/\.[^./]+$/, '');
  const found =
    posts.find((post) => stem(post).endsWith(`_posts/${name}`)) ??
    posts.find((post) => stem(post).endsWith(`/${name}`));
  return found?.address ?? null;
}
