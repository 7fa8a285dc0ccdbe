import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { AuthorBook } from '../folder/author-book.ts';
import type { Entry, FolderBlog, OtherFile } from '../folder/blog.ts';
import { withAttributeLists } from '../folder/body/attributes.ts';
import { withoutMdx } from '../folder/body/mdx.ts';
import { type Data, flagAt, isData, mapAt, merged, textAt } from '../folder/data.ts';
import { dateIn, namesIn, titleIn } from '../folder/entry-data.ts';
import type { BlogGenerator, SourceReaders } from '../folder/folder-source.ts';
import { splitSourceText } from '../folder/front-matter.ts';
import { leftOut } from '../folder/left-out.ts';
import { authorsIn, menuLinks, readData, siteUrlOf, termOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { readEntryDate } from '../folder/written-date.ts';
import { docusaurusLists } from './docusaurus-lists.ts';
import { type BlogPlace, blogsOf, clientRedirects } from './docusaurus-settings.ts';

const configurations = ['ts', 'js', 'mjs', 'cjs', 'mts', 'cts'].map((ending) => `docusaurus.config.${ending}`);

/** Blogs of Docusaurus: the blog and the pages; documentation is none of a blog's. */
export const docusaurus: BlogGenerator = {
  name: 'docusaurus',
  sign: 'docusaurus.config.js',
  recognises: (folder) => configurations.some((file) => existsSync(join(folder, file))),
  read: (files, readers) => new DocusaurusBlog(files, readers).read(),
};

const ownKeys = new Set(
  `id hidetableofcontents hidetitle tocminheadinglevel tocmaxheadinglevel keywords sidebarlabel sidebarposition customediturl
  authorurl authorimageurl authortitle lastupdate wrapperclassname`.split(/\s+/),
);

/** A date in a path, with dashes or slashes, as the blog's plugin looks for it. */
const dated = /^(?<folder>.*?)(?<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?<name>.*?)(?:\/index)?$/;

class DocusaurusBlog {
  readonly #files: SourceFiles;
  readonly #parse: SourceReaders['parse'];
  readonly #settings: Data;
  readonly #blogs: readonly BlogPlace[];
  readonly #hasFormulas: boolean;
  readonly #others: OtherFile[] = [];

  constructor(files: SourceFiles, { parse, readModule }: SourceReaders) {
    this.#files = files;
    this.#parse = parse;
    const file = files.first(...configurations);
    this.#settings = file === null ? {} : readModule(file).exported;
    this.#hasFormulas = file !== null && files.read(file).includes('remark-math');
    this.#blogs = blogsOf(this.#settings, files);
  }

  read(): FolderBlog {
    const base = siteUrlOf(textAt(this.#settings, 'url'), textAt(this.#settings, 'baseUrl') ?? '');
    const listed = this.#blogs.flatMap(({ folder, options }) => {
      const map = textAt(options, 'authorsMapPath') ?? 'authors.yml';
      return authorsIn(this.#files, this.#parse, posix.join(folder, map.replace(/\.[^.]+$/, '')));
    });
    const authors = new AuthorBook(listed);
    const entries = [...this.#blogs.flatMap((blog) => this.#posts(blog, authors)), ...this.#pages()];
    const tags = merged(
      ...this.#blogs.map(({ folder, options }) =>
        readData(this.#files, this.#parse, posix.join(folder, textAt(options, 'tags') ?? 'tags.yml')),
      ),
    );
    const lists = this.#blogs.map(({ route }) => docusaurusLists(route, tags, listed));
    const navbar = mapAt(mapAt(this.#settings, 'themeConfig'), 'navbar');
    return {
      name: 'Docusaurus',
      url: base,
      title: textAt(this.#settings, 'title'),
      tagline: textAt(this.#settings, 'tagline'),
      language: textAt(mapAt(this.#settings, 'i18n'), 'defaultLocale'),
      timeZone: null,
      nav: menuLinks(navbar.items, base),
      categories: [],
      tags: Object.entries(tags).flatMap(([key, value]) =>
        isData(value)
          ? [
              {
                ...termOf(textAt(value, 'label') ?? key, { description: textAt(value, 'description') }),
                aliases: [key],
              },
            ]
          : [],
      ),
      authors: authors.all,
      lists: {
        addresses: lists.flatMap(({ addresses }) => addresses),
        term: (kind, name) => lists.flatMap(({ term }) => term(kind, name)),
      },
      redirects: clientRedirects(this.#settings),
      entries,
      others: [
        ...this.#others,
        ...this.#files
          .below('docs')
          .filter((file) => /\.mdx?$/i.test(file))
          .map((file) => leftOut('doc', file, 'documentation, which is no part of the blog')),
      ],
      notes: [],
      fileRoots: ['static'],
      otherRoots: [''],
      shortcuts: { '@site/': '' },
      ownKeys,
      formulas: this.#hasFormulas ? 'site' : null,
      body: (text, tools) =>
        withAttributeLists(withoutMdx(withoutTitle(text, tools.entry.data), true, tools), false, tools),
    };
  }

  #posts(blog: BlogPlace, authors: AuthorBook): Entry[] {
    const { folder } = blog;
    return this.#files
      .below(folder)
      .filter((file) => /\.mdx?$/i.test(file) && !/(?:^|\/)_|authors\/|\.test\./.test(file.slice(folder.length)))
      .flatMap((file) => this.#post(file, blog, authors));
  }

  #post(file: string, { folder, route, language }: BlogPlace, authors: AuthorBook): Entry[] {
    const source = splitSourceText(this.#files.read(file), this.#parse);
    const data = source.data ?? {};
    const path = file.slice(folder.length + 1).replace(/\.mdx?$/i, '');
    const found = dated.exec(path)?.groups;
    const name = posix.basename(found?.name || path.replace(/\/index$/, ''));
    const day = found?.date
      ?.replaceAll('/', '-')
      .split('-')
      .map((part) => part.padStart(2, '0'))
      .join('-');
    const date = dateIn(data, 'UTC') ?? (day === undefined ? null : readEntryDate(day, 'UTC'));
    const slug =
      textAt(data, 'slug') ??
      (found === undefined
        ? path.replace(/\/index$/, '')
        : `${found.folder ?? ''}${found.date?.replaceAll('-', '/')}/${found.name ?? ''}`);
    const { last_update: update, ...rest } = data;
    const updated = isData(update) ? textAt(update, 'date') : null;
    return [
      {
        file,
        kind: 'post',
        type: 'post',
        data: updated === null ? rest : { ...rest, updated },
        format: 'markdown',
        title: textAt(data, 'title') ?? /^#[ \t]+(.+)$/m.exec(source.body)?.[1]?.trim() ?? titleIn(data, name),
        date,
        name,
        address: this.#address(`${route}/${slug}`),
        aliases: [],
        categories: [],
        tags: namesIn(data.tags),
        authors: authors.named({ authors: data.authors, author: signedBy(data) }),
        isDraft: flagAt(data, 'draft') === true,
        language,
        notes: [],
      },
    ];
  }

  #pages(): Entry[] {
    return this.#files.below('src/pages').flatMap((file): Entry[] => {
      if (/\.(?:jsx?|tsx?)$/.test(file) && !/\.(?:test|module)\.|(?:^|\/)_/.test(file)) {
        const address = this.#address(file.slice('src/pages/'.length).replace(/(?:(?:^|\/)index)?\.[^./]+$/, ''));
        this.#others.push(leftOut('page', file, 'a page that is a program', { address }));
      }
      if (!/\.mdx?$/i.test(file) || /(?:^|\/)_/.test(file)) return [];
      const { data: written, body } = splitSourceText(this.#files.read(file), this.#parse);
      const data = written ?? {};
      const path = file.slice('src/pages/'.length).replace(/\.mdx?$/i, '');
      const name = posix.basename(path.replace(/\/index$/, ''));
      return [
        {
          file,
          kind: 'page',
          type: 'page',
          data,
          format: 'markdown',
          title: textAt(data, 'title') ?? /^#[ \t]+(.+)$/m.exec(body)?.[1]?.trim() ?? titleIn(data, name),
          date: null,
          name,
          address: this.#address(textAt(data, 'slug') ?? path.replace(/(?:^|\/)(?:index|README)$/i, '')),
          aliases: [],
          categories: [],
          tags: [],
          authors: [],
          isDraft: flagAt(data, 'draft') === true,
          language: null,
          notes: [],
        },
      ];
    });
  }

  /** Addresses with and without a slash at the end are answered alike. */
  #address(path: string): string {
    return `/${path}/`.replaceAll(/\/{2,}/g, '/');
  }
}

/** The one author of an older text, whose keys stand beside the name. */
function signedBy(data: Data): unknown {
  const [name, url, picture] = ['author', 'author_url', 'author_image_url'].map((key) => textAt(data, key));
  return name === null || (url === null && picture === null) ? data.author : { name, url, image_url: picture };
}

/** Without a title in front matter the first heading is the title, which a page here has by itself. */
function withoutTitle(text: string, data: Data): string {
  return textAt(data, 'title') === null ? text.replace(/^((?:import[^\n]*\n|\s*\n)*)#[ \t]+[^\n]*\n/, '$1') : text;
}
