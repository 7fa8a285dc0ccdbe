import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { dateInName, nameOf } from '../../model/paths.ts';
import { AuthorBook } from '../folder/author-book.ts';
import type { Entry, FolderBlog, OtherFile } from '../folder/blog.ts';
import { withAttributeLists } from '../folder/body/attributes.ts';
import { type Data, flagAt, isData, textAt, textsOf } from '../folder/data.ts';
import { aliasesIn, dateIn, namesIn, titleIn } from '../folder/entry-data.ts';
import type { BlogGenerator } from '../folder/folder-source.ts';
import { splitSourceText } from '../folder/front-matter.ts';
import { leftOut, made } from '../folder/left-out.ts';
import type { ParseData } from '../folder/parse-data.ts';
import { authorOf, authorsIn, menuLinks, readData, siteUrlOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { isTemplate } from '../folder/template-pages.ts';
import { readEntryDate } from '../folder/written-date.ts';
import { note } from '../notes.ts';
import { listNamed, type OldAddress } from '../redirects.ts';
import { jekyllLists } from './jekyll-lists.ts';
import { jekyllAddress, jekyllPattern } from './jekyll-paths.ts';
import { defaultsFor, placeOf } from './jekyll-place.ts';
import { withLiquid } from './liquid.ts';

/** Blogs of Jekyll. */
export const jekyll: BlogGenerator = {
  name: 'jekyll',
  sign: '_config.yml or _posts/',
  recognises: (folder) =>
    (['_config.yml', '_config.yaml', '_config.toml'].some((file) => existsSync(join(folder, file))) &&
      !existsSync(join(folder, 'scaffolds')) &&
      !existsSync(join(folder, 'source/_posts')) &&
      !existsSync(join(folder, 'src/_posts'))) ||
    existsSync(join(folder, '_posts')),
  read: (files, { parse }) => new JekyllBlog(files, parse).read(),
};

const ownKeys = new Set(
  'type redirectto nav_order navorder parent sitemap excerptseparator regenerate classes'.split(' '),
);

const text = /\.(?:md|markdown|mkdown|mkdn|mkd|html?)$/i;

/** Texts in other markups, by the endings of their files, for which Jekyll has plugins. */
const foreign = /\.(?:textile|org|adoc|asciidoc|rst|rdoc|mediawiki|creole|haml|slim)$/i;

class JekyllBlog {
  readonly #files: SourceFiles;
  readonly #parse: ParseData;
  readonly #settings: Data;
  readonly #zone: string;
  readonly #root: string;
  readonly #others: OtherFile[] = [];
  readonly #lists: OldAddress[] = [];
  readonly #redirects: OldAddress[] = [];

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
    const files = this.#files.below(this.#root).filter((file) => text.test(file) || foreign.test(file));
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
      redirects: this.#redirects,
      entries,
      others: this.#others,
      notes: [],
      fileRoots: [this.#root],
      otherRoots: [],
      shortcuts: {},
      ownKeys,
      formulas: /^(?:kramdown|)$/i.test(textAt(settings, 'markdown') ?? '') ? 'kramdown' : null,
      body: (body, tools) =>
        withAttributeLists(withLiquid(this.#divided(body, tools.entry.data), liquid, tools), true, tools),
    };
  }

  #entry(file: string, authors: AuthorBook): Entry[] {
    const path = this.#root === '' ? file : file.slice(this.#root.length + 1);
    const place = placeOf(path, this.#settings);
    if (place === null) return [];
    if (!text.test(file)) {
      this.#foreign(file, place.type);
      return [];
    }
    const source = splitSourceText(this.#files.read(file), this.#parse);
    if (source.data === null) {
      // Without front matter a file is copied as it is; a post is none.
      if (place.kind !== 'page') this.#others.push(leftOut(place.type, file, 'without front matter that can be read'));
      return [];
    }
    const data = { ...defaultsFor(path, place.type, this.#settings), ...source.data };
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
    const address = jekyllAddress(permalink === null ? place.pattern : jekyllPattern(permalink), page);
    if (place.kind !== 'post' && isTemplate(source.body, data, address)) {
      this.#others.push(
        leftOut(place.type, file, 'a template, which prints lists or parts of the old theme', { address }),
      );
      const list = listNamed(address);
      if (list !== null) this.#lists.push([address, list]);
      return [];
    }
    const [target] = textsOf(data.redirect_to);
    if (target !== undefined && source.body.trim() === '') {
      this.#redirects.push([address, target]);
      this.#others.push(made(place.type, file, 'a redirect in content/site.yaml'));
      return [];
    }
    const isUndated = place.kind === 'post' && !place.isDraft && named === null;
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
        address,
        aliases: aliasesIn(data),
        categories: place.kind === 'post' ? categories : [],
        tags: termsIn(data, 'tag', 'tags'),
        authors: authors.named(data),
        isDraft: place.isDraft || flagAt(data, 'published') === false || isUndated,
        language: null,
        notes: [
          ...(target === undefined ? [] : [note('decision', `leads to ${target}`)]),
          ...(isUndated ? [note('decision', 'a file without a date in its name, of which Jekyll makes no post')] : []),
        ],
      },
    ];
  }

  /** Tells of a text in another markup; other files are copied as they are. */
  #foreign(file: string, type: string): void {
    const ending = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
    if (splitSourceText(this.#files.read(file), this.#parse).data === null) return;
    this.#others.push(leftOut(type, file, `written in ${ending}, which is no Markdown: convert it first`));
  }

  /** A body with the divider of ours where an excerpt ends by a sign of the blog's own. */
  #divided(body: string, data: Data): string {
    const sign = textAt(data, 'excerpt_separator') ?? textAt(this.#settings, 'excerpt_separator');
    return sign === null || /^<!--\s*more\b/i.test(sign) ? body : body.replace(sign, '<!--more-->');
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
